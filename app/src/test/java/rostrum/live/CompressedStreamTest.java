package rostrum.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rostrum.testing.Event;
import rostrum.testing.Eventually;
import rostrum.testing.LiveSite;
import rostrum.testing.StreamClient;

/** What a real client makes of the shared blocks. */
final class CompressedStreamTest {
    @TempDir Path folder;

    @Test
    void whoeverJoinsWheneverReadsTheSame() throws Exception {
        try (LiveSite site = new LiveSite()) {
            List<StreamClient> clients = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                String path = LiveSite.ANNUAL + "/live";
                clients.add(site.open(path, "", i % 4 != 0, 0).reading());
                assertThat(clients.getLast().isCompressed()).isEqualTo(i % 4 != 0);
                site.notice(LiveSite.ANNUAL, "Grüße number " + i);
                clients.getLast().await("notices", "Grüße number " + i);
            }
            site.manage("POST", "/drain");
            for (StreamClient client : clients) {
                // The decoder has checked length and check sum.
                assertThat(client.awaitEnd()).isEqualTo(StreamClient.End.REGULAR);
                assertThat(shown(client.events())).isEqualTo(shown(clients.getFirst().events()));
            }
        }
    }

    @Test
    void curlDecodesItAsItComesAndToTheEnd() throws Exception {
        assertThat(curlIsThere()).as("curl is installed; ops/test sees to it").isTrue();
        try (LiveSite site = new LiveSite()) {
            List<Process> curls = new ArrayList<>();
            List<Path> outputs = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                Path output = folder.resolve("curl-" + i);
                outputs.add(output);
                curls.add(curl(site, output));
                site.notice(LiveSite.ANNUAL, "For curl number " + i);
                for (Path each : outputs) {
                    String expected = "For curl number " + i;
                    Eventually.that(expected, () -> text(each).contains(expected));
                }
            }
            site.manage("POST", "/drain");
            for (int i = 0; i < curls.size(); i++) {
                assertThat(curls.get(i).waitFor(10, TimeUnit.SECONDS)).isTrue();
                assertThat(curls.get(i).exitValue()).isZero();
                assertThat(text(outputs.get(i))).endsWith("event: goodbye\ndata: drain\n\n");
            }
        }
    }

    private static Process curl(LiveSite site, Path output) throws Exception {
        String address = site.app.server().address() + LiveSite.ANNUAL + "/live";
        return new ProcessBuilder(
                        "curl",
                        "--compressed",
                        "--no-buffer",
                        "--silent",
                        "--max-time",
                        "30",
                        address)
                .redirectOutput(output.toFile())
                .start();
    }

    private static boolean curlIsThere() {
        return List.of(System.getenv("PATH").split(":")).stream()
                .anyMatch(place -> Files.isExecutable(Path.of(place, "curl")));
    }

    private static String text(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file, StandardCharsets.UTF_8) : "";
        } catch (MalformedInputException e) {
            return ""; // in the middle of a character
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The last state of each section, without what changes all the time. */
    private static Map<String, String> shown(List<Event> events) {
        Map<String, String> shown = new LinkedHashMap<>();
        events.forEach(event -> shown.put(event.name(), event.data()));
        shown.remove("presence");
        return new TreeMap<>(shown);
    }
}
