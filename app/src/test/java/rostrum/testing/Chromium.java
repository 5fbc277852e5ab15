package rostrum.testing;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.NoSuchElementException;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.json.Json;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.WebDriverWait;

/**
 * The system's Chromium, without a window and with an empty profile of its own.
 *
 * <p>Chromium and its driver are found on the PATH, or where the system properties {@code
 * rostrum.chromium} and {@code rostrum.chromedriver} say; nothing is downloaded.
 */
public final class Chromium implements AutoCloseable {
    private static final Duration LONGEST = Duration.ofSeconds(15);
    private static final Duration POLL = Duration.ofMillis(20);

    private final Path profile;
    private final ChromeDriver driver;

    private Chromium(Path profile, ChromeDriver driver) {
        this.profile = profile;
        this.driver = driver;
    }

    /** One as it comes. */
    public static Chromium start() {
        return start(options -> {});
    }

    /** One with another language, other preferences and so on. */
    public static Chromium start(Consumer<ChromeOptions> more) {
        Path profile = newFolder();
        ChromeOptions options = new ChromeOptions();
        options.setBinary(program("rostrum.chromium", "chromium", "chromium-browser"));
        options.addArguments(
                "--headless",
                "--no-sandbox", // nothing but our own pages is opened, often as root
                "--disable-gpu",
                "--disable-quic",
                "--disable-dev-shm-usage",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--no-first-run",
                "--window-size=1280,900",
                "--user-data-dir=" + profile);
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        logs.enable(LogType.PERFORMANCE, Level.ALL);
        options.setCapability(ChromeOptions.LOGGING_PREFS, logs);
        more.accept(options);
        ChromeDriverService service =
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(program("rostrum.chromedriver", "chromedriver"))
                        .usingAnyFreePort()
                        .build();
        return new Chromium(profile, new ChromeDriver(service, options));
    }

    /** A member of the hall who has switched scripts off. */
    public static void withoutScript(ChromeOptions options) {
        options.setExperimentalOption(
                "prefs", Map.of("profile.managed_default_content_settings.javascript", 2));
    }

    public ChromeDriver driver() {
        return driver;
    }

    public void open(String address) {
        driver.get(address);
    }

    /**
     * Changes the screen and the visitor's settings for the pages opened from now on.
     *
     * @param language of {@code Accept-Language}
     * @param colours {@code light} or {@code dark}
     * @param width of the screen, in CSS pixels; below 500 it is a phone
     */
    public void look(String language, String colours, int width, int height) {
        Map<String, String> scheme = Map.of("name", "prefers-color-scheme", "value", colours);
        boolean phone = width < 500;
        command("Emulation.setEmulatedMedia", Map.of("features", List.of(scheme)));
        command(
                "Emulation.setDeviceMetricsOverride",
                Map.of(
                        "width", width,
                        "height", height,
                        "deviceScaleFactor", 1,
                        "mobile", phone));
        command(
                "Network.setExtraHTTPHeaders",
                Map.of("headers", Map.of("Accept-Language", language)));
    }

    /** A command of the DevTools protocol. */
    public void command(String name, Map<String, Object> parameters) {
        driver.executeCdpCommand(name, parameters);
    }

    // Waiting

    /** Waits until it is so; fails after 15 seconds. */
    public void until(String what, BooleanSupplier condition) {
        new WebDriverWait(driver, LONGEST, POLL)
                .withMessage(() -> what + ", but: " + find("body").getText())
                .ignoring(NoSuchElementException.class, StaleElementReferenceException.class)
                .until(any -> condition.getAsBoolean());
    }

    /** Waits until it can be seen. */
    public void see(String css) {
        until("seeing " + css, () -> find(css).isDisplayed());
    }

    /** Waits until it says so. */
    public void see(String css, String text) {
        until("reading " + text + " in " + css, () -> find(css).getText().contains(text));
    }

    /** Waits until the page knows that it is live, or not. */
    public void seeLive(String state) {
        see("html[data-live=" + state + "]");
    }

    // Doing

    public WebElement find(String css) {
        return driver.findElement(By.cssSelector(css));
    }

    public List<WebElement> all(String css) {
        return driver.findElements(By.cssSelector(css));
    }

    /** Clicks on what may be replaced at any moment. */
    public void click(String css) {
        until(
                "clicking " + css,
                () -> {
                    find(css).click();
                    return true;
                });
    }

    /** Clicks on what leads to another page, and waits until that is there. */
    public void leaveBy(String css) {
        WebElement old = find("html");
        click(css);
        until("leaving by " + css, () -> isGone(old));
    }

    private static boolean isGone(WebElement element) {
        try {
            element.getTagName();
            return false;
        } catch (WebDriverException e) {
            return true; // stale; while the page changes the driver has other words for it
        }
    }

    public void type(String css, String text) {
        see(css);
        find(css).clear();
        find(css).sendKeys(text);
    }

    /** What a field holds. */
    public String value(String css) {
        return String.valueOf(find(css).getDomProperty("value"));
    }

    /** Runs a script; returns its value as text. */
    public String script(String script, Object... arguments) {
        return String.valueOf(driver.executeScript(script, arguments));
    }

    /** Leaves a mark that does not survive a reload. */
    public void mark() {
        script("window.rostrumMark = true");
    }

    /** Whether the page is still the one that was marked. */
    public boolean isMarked() {
        return script("return window.rostrumMark").equals("true");
    }

    /** A picture of what is seen, as PNG. */
    public byte[] picture() {
        return driver.getScreenshotAs(OutputType.BYTES);
    }

    // What happened behind the scenes, since it was last asked

    /** Errors of scripts and violations of the content policy. */
    public List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.SEVERE.intValue())
                .map(LogEntry::getMessage)
                .toList();
    }

    /** What the network did, by DevTools method: {@code Network.requestWillBeSent} and so on. */
    public List<Map<String, Object>> network(String method) {
        return driver.manage().logs().get(LogType.PERFORMANCE).getAll().stream()
                .map(entry -> new Json().<Map<String, Object>>toType(entry.getMessage(), Map.class))
                .map(event -> child(event, "message"))
                .filter(message -> method.equals(message.get("method")))
                .map(message -> child(message, "params"))
                .toList();
    }

    /** An object within one that came from JSON. */
    @SuppressWarnings("unchecked") // JSON
    public static Map<String, Object> child(Map<String, Object> parent, String name) {
        Object child = parent.get(name);
        if (child == null) {
            throw new IllegalArgumentException(name + " is not in " + parent.keySet());
        }
        return (Map<String, Object>) child;
    }

    @Override
    public void close() {
        try {
            driver.quit();
        } finally {
            delete(profile);
        }
    }

    private static File program(String property, String... names) {
        String told = System.getProperty(property, "");
        if (!told.isEmpty()) {
            return new File(told);
        }
        for (String folder : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)) {
            for (String name : names) {
                File candidate = new File(folder, name);
                if (candidate.canExecute()) {
                    return candidate;
                }
            }
        }
        throw new IllegalStateException(
                "There is no " + names[0] + " on the PATH; -D" + property + "=FILE names another");
    }

    private static Path newFolder() {
        try {
            return Files.createTempDirectory("rostrum-browser");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            all.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
        } catch (IOException | UncheckedIOException e) {
            // Chromium's last helper may still be tidying up in there itself.
            folder.toFile().deleteOnExit();
        }
    }
}
