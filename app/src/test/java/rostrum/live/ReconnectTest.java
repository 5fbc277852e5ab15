package rostrum.live;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import rostrum.testing.Eventually;
import rostrum.testing.LiveSite;
import rostrum.testing.StreamClient;

/** A page and the stream that completes it, over HTTP, also from two processes. */
final class ReconnectTest {
    private static LiveSite blue;
    private static LiveSite green;
    private static long item;

    @BeforeAll
    static void start() throws Exception {
        blue = new LiveSite();
        green = blue.another();
        long assembly = blue.id(LiveSite.ANNUAL);
        item = blue.app.services().agenda().add(assembly, "Welcome", "").id();
        blue.app.services().agenda().moveTo(assembly, item);
    }

    @AfterAll
    static void stop() {
        green.close();
        blue.close();
    }

    @Test
    void aPageRenderedBeforeAChangeGetsExactlyWhatItLacks() throws Exception {
        lacksOnlyTheNotices(blue, blue);
    }

    @Test
    void alsoWhenAnotherProcessAnswers() throws Exception {
        lacksOnlyTheNotices(blue, green);
        lacksOnlyTheNotices(green, blue);
    }

    private static void lacksOnlyTheNotices(LiveSite pages, LiveSite streams) throws Exception {
        String have = pages.have(LiveSite.ANNUAL, "");
        pages.notice(LiveSite.ANNUAL, "While you were away " + System.nanoTime());
        try (StreamClient client = streams.stream(LiveSite.ANNUAL, "", have)) {
            client.await("notices", "While you were away");
            mark(streams, client);
            assertThat(client.sections()).containsExactlyInAnyOrder("notices", "agenda", "current");
            assertThat(client.sections()).startsWith("notices");
        }
    }

    @Test
    void aReconnectThatMissedNothingGetsNothing() throws Exception {
        for (LiveSite answering : new LiveSite[] {blue, green}) {
            String have = blue.have(LiveSite.ANNUAL, "");
            // It has heard of all changes so far.
            Eventually.that(
                    "the same page",
                    () ->
                            withoutPresence(answering.have(LiveSite.ANNUAL, ""))
                                    .equals(withoutPresence(have)));
            try (StreamClient client = answering.stream(LiveSite.ANNUAL, "", have)) {
                mark(answering, client);
                assertThat(client.sections()).containsExactlyInAnyOrder("agenda", "current");
            }
        }
    }

    @Test
    void aPageThatSaysNothingGetsEachSectionOnce() throws Exception {
        try (StreamClient client = blue.stream(LiveSite.ANNUAL, "", "")) {
            mark(blue, client);
            assertThat(client.sections())
                    .hasSize(7)
                    .containsOnlyOnce("meeting", "notices", "attendance");
            assertThat(client.sections().subList(0, 5)).contains("agenda", "current");
            assertThat(client.sections().subList(5, 7))
                    .containsExactlyInAnyOrder("agenda", "current");
        }
    }

    @Test
    void hashesOfAnEarlierReleaseAreReplaced() throws Exception {
        String have = blue.have(LiveSite.ANNUAL, "").replaceAll("meeting:[^,]*", "meeting:old");
        try (StreamClient client = blue.stream(LiveSite.ANNUAL, "", have)) {
            client.await("meeting", "General meeting");
            mark(blue, client);
            assertThat(client.sections()).first().isEqualTo("meeting");
            assertThat(client.sections()).doesNotContain("attendance", "notices");
        }
    }

    /** Changes the agenda's current item: what comes before is all that the page lacked. */
    private static void mark(LiveSite site, StreamClient client) {
        String title = "Item " + System.nanoTime();
        site.app.services().agenda().edit(site.id(LiveSite.ANNUAL), item, title, "");
        client.await("current", title);
        client.await("agenda", title);
    }

    private static String withoutPresence(String have) {
        return have.replaceAll("presence:[^,]*", "");
    }
}
