package rostrum.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Keeps its cookies, follows no redirect, and sends no header by which a browser is known. */
public final class Browser {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .build();
    private static final Duration LONGEST = Duration.ofSeconds(20);

    /** What the script asks for. */
    public static final String FRAGMENT = "text/vnd.rostrum.fragment+html";

    private final URI site;
    private final Map<String, String> cookies = new LinkedHashMap<>();

    Browser(URI site) {
        this.site = site;
    }

    public Answer get(String path) {
        return send(request(path));
    }

    public Answer head(String path) {
        return send(request(path).method("HEAD", BodyPublishers.noBody()));
    }

    /** Sends a form: names and values in turn. */
    public Answer post(String path, String... fields) {
        return send(form(path, fields));
    }

    /** Sends a form as the script does, which shows the answer in the page that is there. */
    public Answer postInPlace(String path, String... fields) {
        return send(form(path, fields).header("Accept", FRAGMENT));
    }

    /** Sends a form with one file. */
    public Answer upload(String path, String field, byte[] content) {
        String head =
                "--edge\r\nContent-Disposition: form-data; name=\""
                        + field
                        + "\"; filename=\"file.csv\"\r\nContent-Type: text/csv\r\n\r\n";
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(head.getBytes(StandardCharsets.UTF_8));
        body.writeBytes(content);
        body.writeBytes("\r\n--edge--\r\n".getBytes(StandardCharsets.UTF_8));
        return send(
                request(path)
                        .header("Content-Type", "multipart/form-data; boundary=edge")
                        .POST(BodyPublishers.ofByteArray(body.toByteArray())));
    }

    /** A form, for a test that adds headers. */
    public HttpRequest.Builder form(String path, String... fields) {
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < fields.length; i += 2) {
            body.append(i == 0 ? "" : "&").append(encoded(fields[i]));
            body.append('=').append(encoded(fields[i + 1]));
        }
        return request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body.toString()));
    }

    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** A request with the cookies, for a test that adds headers. */
    public HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(site + path)).timeout(LONGEST);
        if (!cookies.isEmpty()) {
            request.header("Cookie", cookieHeader());
        }
        return request;
    }

    /** What it would send as {@code Cookie}. */
    public String cookieHeader() {
        return cookies.entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }

    /** An event stream with this browser's cookies, which is read from now on. */
    public StreamClient stream(String path) throws IOException {
        return new StreamClient(site, path, Map.of("Cookie", cookieHeader()), 0).reading();
    }

    public Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response =
                    CLIENT.send(
                            request.build(), BodyHandlers.ofString(StandardCharsets.ISO_8859_1));
            response.headers().allValues("Set-Cookie").forEach(this::keep);
            return new Answer(response.statusCode(), response.headers(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void keep(String setCookie) {
        String[] parts = setCookie.split("; ", 2);
        int equals = parts[0].indexOf('=');
        String name = parts[0].substring(0, equals);
        if (parts[1].contains("Max-Age=0")) {
            cookies.remove(name);
        } else {
            cookies.put(name, parts[0].substring(equals + 1));
        }
    }

    public Optional<String> cookie(String name) {
        return Optional.ofNullable(cookies.get(name));
    }

    public Browser withCookie(String name, String value) {
        cookies.put(name, value);
        return this;
    }
}
