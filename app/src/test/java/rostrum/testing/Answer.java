package rostrum.testing;

import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;

/**
 * What the site answered.
 *
 * @param raw the body, a character for each byte
 */
public record Answer(int status, HttpHeaders headers, String raw) {
    public String body() {
        return new String(bytes(), StandardCharsets.UTF_8);
    }

    public byte[] bytes() {
        return raw.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** A header, or nothing. */
    public String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    /** Where to look next. */
    public String location() {
        return header("Location");
    }

    /** For the message of a test that fails. */
    @Override
    public String toString() {
        return status + " " + headers.map() + "\n" + body();
    }
}
