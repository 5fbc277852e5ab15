package rostrum.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import rostrum.testing.Eventually;
import rostrum.testing.LiveSite;
import rostrum.testing.StreamClient;

/** The process is about to stop. */
final class DrainTest {
    private static final Duration WINDOW = Duration.ofSeconds(2);
    private static final int STREAMS = 30;

    @Test
    void streamsEndOneAfterTheOtherAndNobodyIsLetIn() throws Exception {
        try (LiveSite site = new LiveSite(LiveSite.Timings.SHORT.withDrain(WINDOW))) {
            List<StreamClient> streams = new ArrayList<>();
            for (int i = 0; i < STREAMS; i++) {
                String path = LiveSite.ANNUAL + "/live";
                streams.add(site.open(path, "", i % 2 == 0, 0).reading());
            }
            streams.forEach(stream -> stream.await("meeting", ""));
            assertThat(site.manage("GET", "/ready").statusCode()).isEqualTo(200);
            assertThat(site.manage("GET", "/drain").statusCode()).isEqualTo(405);

            long begin = System.nanoTime();
            assertThat(site.manage("POST", "/drain").statusCode()).isEqualTo(202);
            assertThat(site.manage("GET", "/ready").statusCode()).isEqualTo(503);
            try (StreamClient late = site.open(LiveSite.ANNUAL + "/live", "", true, 0)) {
                assertThat(late.status()).isEqualTo(503);
            }
            assertThat(site.get(LiveSite.ANNUAL, "").statusCode()).isEqualTo(200);

            List<Duration> ends = new ArrayList<>();
            for (StreamClient stream : streams) {
                assertThat(stream.awaitEnd()).isEqualTo(StreamClient.End.REGULAR);
                assertThat(stream.text()).endsWith("retry: 500\nevent: goodbye\ndata: drain\n\n");
                ends.add(Duration.ofNanos(stream.endedAt() - begin));
            }
            assertThat(ends).allMatch(end -> end.compareTo(WINDOW.plusSeconds(1)) < 0);
            assertThat(ends.stream().map(end -> end.toMillis() / 200).distinct().count())
                    .as("different moments: %s", ends)
                    .isGreaterThan(5);
            Eventually.that("no stream is left", () -> site.streams() == 0);
        }
    }

    @Test
    void closingDrainsToo() throws Exception {
        LiveSite site = new LiveSite(LiveSite.Timings.SHORT.withDrain(Duration.ofMillis(300)));
        try (StreamClient client = site.stream(LiveSite.ANNUAL, "", "")) {
            client.await("meeting", "");
            long begin = System.nanoTime();
            site.close();
            assertThat(client.awaitEnd()).isEqualTo(StreamClient.End.REGULAR);
            client.await("goodbye", "drain");
            assertThat(Duration.ofNanos(System.nanoTime() - begin))
                    .isLessThan(Duration.ofSeconds(5));
        }
    }
}
