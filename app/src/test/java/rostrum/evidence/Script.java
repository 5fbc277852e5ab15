package rostrum.evidence;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * What the outsiders' script says about a file.
 *
 * @param status 0: everything agrees
 */
public record Script(int status, String said) {
    public static Script of(String json) {
        try {
            Path said = Files.createTempFile("recount", ".txt");
            Process python =
                    new ProcessBuilder("python3", "../ops/recount.py")
                            .redirectErrorStream(true)
                            .redirectOutput(said.toFile())
                            .start();
            try (OutputStream in = python.getOutputStream()) {
                in.write(json.getBytes(StandardCharsets.UTF_8));
            }
            if (!python.waitFor(60, TimeUnit.SECONDS)) {
                python.destroyForcibly();
                throw new AssertionError("recount.py does not end");
            }
            Script script = new Script(python.exitValue(), Files.readString(said));
            Files.delete(said);
            return script;
        } catch (IOException e) {
            throw new AssertionError("python3 is needed for this test", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
