package rostrum.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import rostrum.Refused;
import rostrum.assembly.AssemblyState;
import rostrum.counting.Base;
import rostrum.counting.Majority;
import rostrum.counting.Method;
import rostrum.counting.TieRule;
import rostrum.people.Role;
import rostrum.voting.BallotState;
import rostrum.voting.Electorate;
import rostrum.voting.Secrecy;

/** Every text exists in every language, is used, and can be filled in. */
final class MessagesTest {
    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final Path SOURCES = Path.of("src/main/java/rostrum");

    /** What follows where a template or the code puts a key together. */
    private static final Map<String, Set<String>> ENDINGS =
            Map.ofEntries(
                    Map.entry("language.", Languages.ALL),
                    Map.entry("state.", names(AssemblyState.values())),
                    Map.entry("chair.to.", names(AssemblyState.values())),
                    Map.entry("ballot.state.", names(BallotState.values())),
                    Map.entry("majority.", names(Majority.values())),
                    Map.entry("role.", names(Role.values())),
                    Map.entry("choice.", Set.of("yes", "no", "abstain")),
                    Map.entry("template.", names(BallotTemplate.values())),
                    Map.entry("method.", names(Method.values())),
                    Map.entry("secrecy.", names(Secrecy.values())),
                    Map.entry("secret.", names(Secrecy.values())),
                    Map.entry("base.", names(Base.values())),
                    Map.entry("quorum.", Set.of("cast", "present")),
                    Map.entry("tie.", names(TieRule.values())),
                    Map.entry("electorate.", names(Electorate.values())),
                    Map.entry("weighted.", Set.of("yes", "no")));

    /** The same in both languages, and rightly so. */
    private static final Set<String> SAME =
            Set.of(
                    "language.en",
                    "language.de",
                    "chair.text",
                    "register.name",
                    "field.markdown",
                    "field.quorum",
                    "field.quorumPercent");

    private static final Map<String, String> english = bundle("en");
    private static final Map<String, String> german = bundle("de");

    @Test
    void works() {
        assertThat(Languages.text("en", "current.item", 3)).isEqualTo("Agenda item 3");
        assertThat(Languages.text("de", "current.item", 3)).isEqualTo("Tagesordnungspunkt 3");
    }

    @Test
    void everyLanguageHasABundleWithTheSameKeys() throws IOException {
        try (Stream<Path> files = Files.list(RESOURCES)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .filteredOn(name -> name.startsWith("messages"))
                    .containsExactlyInAnyOrder("messages_en.properties", "messages_de.properties");
        }
        assertThat(Languages.ALL).containsExactlyInAnyOrder("en", "de");
        assertThat(german.keySet()).isEqualTo(english.keySet());
    }

    @Test
    void noKeyStandsTwice() throws IOException {
        for (String language : Languages.ALL) {
            List<String> keys =
                    Files.readAllLines(RESOURCES.resolve("messages_" + language + ".properties"))
                            .stream()
                            .filter(line -> !line.startsWith("#") && line.contains("="))
                            .map(line -> line.substring(0, line.indexOf('=')))
                            .toList();
            assertThat(keys).doesNotHaveDuplicates().hasSize(english.size());
        }
    }

    @Test
    void everyKeyIsUsedAndEveryUsedKeyExists() throws IOException {
        assertThat(used()).isEqualTo(english.keySet());
    }

    @Test
    void everyTextCanBeFilledIn() {
        for (String key : english.keySet()) {
            String here = text(english, key);
            String there = text(german, key);
            assertThat(here).as(key).isNotBlank();
            assertThat(there).as(key).isNotBlank();
            assertThat(new MessageFormat(there).getFormatsByArgumentIndex())
                    .as(key)
                    .hasSameSizeAs(new MessageFormat(here).getFormatsByArgumentIndex());
            assertThat(arguments(there)).as(key).isEqualTo(arguments(here));
            assertThat(here + there).as(key + ": an apostrophe is ’").doesNotContain("'");
        }
    }

    @Test
    void everyTextIsTranslated() {
        assertThat(english.keySet())
                .filteredOn(key -> text(english, key).equals(text(german, key)))
                .containsExactlyInAnyOrderElementsOf(SAME);
    }

    /** Literal keys of the templates and of the code, and those that are put together. */
    private static Set<String> used() throws IOException {
        Set<String> used = new TreeSet<>();
        for (String template : TemplateFiles.all().values()) {
            for (MatchResult call : results("\\bt\\(([^\"]|\"([^\"]+)\"( *\\+)?)", template)) {
                if (call.group(2) == null) {
                    assertThat(call.group(1)).as("the failure's own key").isEqualTo("k");
                } else {
                    use(call.group(2), call.group(3) != null, used);
                }
            }
        }
        for (String source : sources("web")) {
            for (MatchResult text : results("\"([a-z]+\\.[a-z.]*)\"(\\s*\\+)?", source)) {
                if (english.containsKey(text.group(1)) || ENDINGS.containsKey(text.group(1))) {
                    use(text.group(1), text.group(2) != null, used);
                }
            }
        }
        for (String source : sources("")) {
            useDetails(source, used);
        }
        for (String failure : failures()) {
            used.add(failure);
            used.add(failure + ".title");
        }
        return used;
    }

    /** What a refusal says exactly: keys of its own, and labels of the fields it names. */
    private static void useDetails(String source, Set<String> used) {
        for (MatchResult detail : results("Detail\\.of\\(\\s*\"([a-z]+(?:\\.[a-z]+)*)\"", source)) {
            used.add("detail." + detail.group(1));
        }
        for (MatchResult field : results("FIELD = \"([a-z]+)\"", source)) {
            used.add("detail." + field.group(1));
        }
        for (MatchResult problem : results("\\bproblem\\(\"([a-z]+)\"", source)) {
            used.add("detail.csv." + problem.group(1));
        }
        for (MatchResult name : results("\"([a-zA-Z]+)\"", source)) {
            if (english.containsKey("field." + name.group(1))) {
                used.add("field." + name.group(1));
            }
        }
    }

    private static void use(String key, boolean begins, Set<String> used) {
        if (begins) {
            assertThat(ENDINGS).containsKey(key);
            ENDINGS.getOrDefault(key, Set.of()).forEach(end -> used.add(key + end));
        } else {
            used.add(key);
        }
    }

    private static List<String> failures() {
        return Stream.concat(
                        Stream.of("failed"),
                        Arrays.stream(Refused.Reason.values()).map(reason -> "refused." + reason))
                .toList();
    }

    private static List<MatchResult> results(String pattern, String text) {
        return Pattern.compile(pattern).matcher(text).results().toList();
    }

    private static List<String> sources(String folder) throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES.resolve(folder))) {
            List<String> sources = new ArrayList<>();
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                sources.add(Files.readString(file));
            }
            return sources;
        }
    }

    private static String text(Map<String, String> bundle, String key) {
        return bundle.getOrDefault(key, "");
    }

    private static Set<String> arguments(String pattern) {
        return results("\\{(\\d)[^}]*}", pattern).stream()
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
    }

    private static Map<String, String> bundle(String language) {
        Properties properties = new Properties();
        Path file = RESOURCES.resolve("messages_" + language + ".properties");
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        Map<String, String> texts = new TreeMap<>();
        properties.forEach((key, value) -> texts.put(key.toString(), value.toString()));
        return texts;
    }

    private static Set<String> names(Enum<?>[] constants) {
        return Arrays.stream(constants).map(Names::of).collect(Collectors.toSet());
    }
}
