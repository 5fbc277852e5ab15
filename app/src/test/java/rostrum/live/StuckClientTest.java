package rostrum.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import rostrum.testing.Eventually;
import rostrum.testing.LiveSite;
import rostrum.testing.StreamClient;

/** A client that opens a stream and never reads. */
final class StuckClientTest {
    private static final int CHANGES = 160;
    private static final Pattern NUMBER = Pattern.compile("Item number (\\d+)\\.");
    private static final int TINY = 2 * 1024;
    // In three bytes each: all changes together are more than the kernel's buffers hold.
    private static final int TEXT = 19_000;

    @Test
    void delaysNobodyAndIsSentOnlyTheNewestWhenItReads() throws Exception {
        try (LiveSite site = new LiveSite();
                StreamClient stuck = site.open(LiveSite.ANNUAL + "/live", "", false, TINY);
                StreamClient other = site.stream(LiveSite.ANNUAL, "", "")) {
            long item = currentItem(site);
            Duration longest = Duration.ZERO;
            for (int i = 1; i <= CHANGES; i++) {
                longest = longer(longest, change(site, item, other, i));
            }
            assertThat(longest).isLessThan(Duration.ofSeconds(1));
            assertThat(site.streams()).isEqualTo(2);

            stuck.reading().await("current", title(CHANGES));
            List<Integer> received =
                    stuck.events().stream()
                            .filter(event -> event.name().equals("current"))
                            .map(event -> NUMBER.matcher(event.data()))
                            .filter(Matcher::find)
                            .map(number -> Integer.parseInt(number.group(1)))
                            .toList();
            // What the kernel took before it was full, then nothing but the newest: no queue.
            int taken = received.size() - 1;
            assertThat(taken).isLessThan(CHANGES - 1);
            assertThat(received.subList(0, taken))
                    .isEqualTo(IntStream.rangeClosed(1, taken).boxed().toList());
            assertThat(received).endsWith(CHANGES);
        }
    }

    @Test
    void isDroppedWhenPatienceEndsAndTheOthersStay() throws Exception {
        Duration patience = Duration.ofMillis(700);
        try (LiveSite site = new LiveSite(LiveSite.Timings.SHORT.withPatience(patience));
                StreamClient other = site.stream(LiveSite.ANNUAL, "", "")) {
            long item = currentItem(site);
            try (StreamClient plain = site.open(LiveSite.ANNUAL + "/live", "", false, TINY);
                    StreamClient gzip = site.open(LiveSite.ANNUAL + "/live", "", true, TINY)) {
                assertThat(site.streams()).isEqualTo(3);
                int[] changes = {0};
                Eventually.that(
                        "both are dropped",
                        () -> {
                            change(site, item, other, ++changes[0]);
                            return site.streams() == 1;
                        });
                assertThat(site.manage("GET", "/metrics").body())
                        .contains("rostrum_streams_dropped_total 2");
                // Cut, and not held back until they have read it all.
                assertThat(plain.reading().awaitEnd()).isEqualTo(StreamClient.End.CUT);
                assertThat(gzip.reading().awaitEnd()).isEqualTo(StreamClient.End.CUT);
            }
            change(site, item, other, 10_000);
            assertThat(other.isOpen()).isTrue();
        }
    }

    private static long currentItem(LiveSite site) {
        long assembly = site.id(LiveSite.ANNUAL);
        long item = site.app.services().agenda().add(assembly, "Welcome", "").id();
        site.app.services().agenda().moveTo(assembly, item);
        return item;
    }

    /** Changes the current item; returns how long it took to reach the other. */
    private static Duration change(LiveSite site, long item, StreamClient other, int number) {
        StringBuilder noise = new StringBuilder();
        Random random = new Random(number);
        while (noise.length() < TEXT) {
            noise.append((char) (random.nextInt(12) == 0 ? ' ' : 0x4e00 + random.nextInt(20_000)));
        }
        long begin = System.nanoTime();
        long assembly = site.id(LiveSite.ANNUAL);
        site.app.services().agenda().edit(assembly, item, title(number), noise.toString());
        other.await("current", title(number));
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    private static String title(int number) {
        return "Item number " + number + ".";
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
