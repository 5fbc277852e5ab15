package rostrum.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import rostrum.testing.LiveSite;
import rostrum.testing.Outage;
import rostrum.testing.StreamClient;

/** Two processes on one database, as during a deploy. */
final class TwoProcessesTest {
    private static LiveSite blue;
    private static LiveSite green;
    private static Outage outage;

    @BeforeAll
    static void start() throws Exception {
        blue = new LiveSite();
        green = blue.another();
        outage = new Outage(blue.database);
    }

    @AfterEach
    void reconnect() {
        outage.end();
    }

    @AfterAll
    static void stop() {
        green.close();
        blue.close();
    }

    @Test
    void eachDeliversTheOthersChangesWithinASecond() throws Exception {
        outage.awaitListeners(2);
        try (StreamClient onBlue = blue.stream(LiveSite.ANNUAL, "", "");
                StreamClient onGreen = green.stream(LiveSite.ANNUAL, "", "")) {
            onBlue.await("notices", "");
            onGreen.await("notices", "");
            for (int i = 0; i < 5; i++) {
                LiveSite changing = i % 2 == 0 ? blue : green;
                StreamClient other = i % 2 == 0 ? onGreen : onBlue;
                StreamClient same = i % 2 == 0 ? onBlue : onGreen;
                long begin = System.nanoTime();
                changing.notice(LiveSite.ANNUAL, "Notice number " + i);
                other.await("notices", "Notice number " + i);
                same.await("notices", "Notice number " + i);
                assertThat(Duration.ofNanos(System.nanoTime() - begin))
                        .isLessThan(Duration.ofSeconds(1));
            }
        }
    }

    @Test
    void aSignOutInOneEndsTheStreamsInTheOther() throws Exception {
        outage.awaitListeners(2);
        String ben = blue.signIn(LiveSite.ANNUAL, "Ben");
        try (StreamClient onGreen = green.stream(LiveSite.ANNUAL, ben, "")) {
            onGreen.await("meeting", "");
            blue.post(LiveSite.ANNUAL + "/sign-out", ben, Map.of());
            onGreen.await("goodbye", "session");
            assertThat(onGreen.awaitEnd()).isEqualTo(StreamClient.End.REGULAR);
        }
    }

    @Test
    void aCutListenerComesBackWithoutAMissedChange() throws Exception {
        outage.awaitListeners(2);
        String ben = blue.signIn(LiveSite.ANNUAL, "Ben");
        String ada = blue.signIn(LiveSite.ANNUAL, "Ada");
        try (StreamClient guest = green.stream(LiveSite.ANNUAL, "", "");
                StreamClient adas = green.stream(LiveSite.ANNUAL, ada, "");
                StreamClient bens = green.stream(LiveSite.ANNUAL, ben, "")) {
            guest.await("notices", "");
            bens.await("notices", "");
            outage.cutListeners();
            blue.notice(LiveSite.ANNUAL, "Said while nobody listened");
            blue.post(LiveSite.ANNUAL + "/sign-out", ben, Map.of());
            assertThat(guest.text()).doesNotContain("Said while nobody listened");
            outage.end();

            guest.await("notices", "Said while nobody listened");
            bens.await("goodbye", "session"); // its end was not missed either
            adas.await("notices", "Said while nobody listened");
            outage.awaitListeners(2);
            blue.notice(LiveSite.ANNUAL, "Said to everybody again");
            guest.await("notices", "Said to everybody again");
            adas.await("notices", "Said to everybody again");
            assertThat(guest.isOpen() && adas.isOpen()).isTrue();
        }
    }

    @Test
    void pagesAreRightWhileNobodyListens() {
        outage.awaitListeners(2);
        green.have(LiveSite.ANNUAL, "");
        outage.cutListeners();
        blue.notice(LiveSite.ANNUAL, "Read it on the page");
        assertThat(green.get(LiveSite.ANNUAL, "").body()).contains("Read it on the page");
    }

    @Test
    void wordsOfAnotherReleaseAreIgnored() throws Exception {
        outage.awaitListeners(2);
        try (StreamClient onGreen = green.stream(LiveSite.ANNUAL, "", "")) {
            onGreen.await("notices", "");
            for (int i = 0; i < 20; i++) {
                outage.execute("NOTIFY rostrum, 'what is this?'");
                outage.execute("NOTIFY rostrum, '00000000-0000-0000-0000-000000000000 sung 1 - 0'");
            }
            blue.notice(LiveSite.ANNUAL, "Heard all the same");
            onGreen.await("notices", "Heard all the same");
            assertThat(green.givenUp).isEmpty();
        }
    }
}
