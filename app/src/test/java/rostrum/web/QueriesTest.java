package rostrum.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import rostrum.testing.Browser;
import rostrum.testing.LiveSite;

/** How often a page asks the database: what thousands load at once must come from memory. */
class QueriesTest {
    private static final Pattern READS =
            Pattern.compile("rostrum_database_wait_seconds_count\\S* (\\d+)");

    private LiveSite site;

    @BeforeEach
    void start() throws Exception {
        site = new LiveSite();
    }

    @AfterEach
    void stop() {
        site.close();
    }

    private int reads() {
        Matcher count = READS.matcher(site.manage("GET", "/metrics").body());
        assertThat(count.find()).isTrue();
        return Integer.parseInt(count.group(1));
    }

    /** The least of several: the background asks, too, but not all the time. */
    private int reads(Runnable visit) {
        visit.run();
        return IntStream.range(0, 8)
                .map(n -> {
                    int before = reads();
                    visit.run();
                    return reads() - before;
                })
                .min()
                .orElseThrow();
    }

    private int readsOf(String path, String cookie) {
        return reads(() -> assertThat(site.get(path, cookie).statusCode()).isEqualTo(200));
    }

    @Test
    void publicPagesComeFromMemory() {
        assertThat(readsOf("/", "")).isZero();
        assertThat(readsOf(LiveSite.ANNUAL, "")).isZero();
        assertThat(readsOf(LiveSite.ANNUAL + "/sign-in", "")).isZero();
        assertThat(readsOf(LiveSite.ANNUAL + "/projector", "")).isZero();
    }

    @Test
    void aMembersPageAsksForWhatIsHersAlone() {
        String ben = site.signIn(LiveSite.ANNUAL, "Ben");
        assertThat(readsOf(LiveSite.ANNUAL, ben)).isEqualTo(1);
    }

    /** What the receipt says is known from recording the vote. */
    @Test
    void aVoteWithItsReceiptIsOneTransaction() {
        String ben = site.signIn(LiveSite.ANNUAL, "Ben");
        String address = LiveSite.ANNUAL + "/ballots/" + site.openBallot(LiveSite.ANNUAL) + "/vote";
        int plain = reads(() -> vote(address, ben, "text/html", 303));

        assertThat(plain).isEqualTo(1);
        assertThat(reads(() -> vote(address, ben, Browser.FRAGMENT, 200))).isEqualTo(plain);
    }

    private void vote(String address, String cookie, String accept, int status) {
        var answer = site.post(address, cookie, Map.of("choice", "yes"), Map.of("Accept", accept));
        assertThat(answer.statusCode()).isEqualTo(status);
    }

    @Test
    void aStreamThatIsOpenedAgainAsksNothing() {
        String ben = site.signIn(LiveSite.ANNUAL, "Ben");
        assertThat(
                        reads(() -> {
                            try {
                                site.open(LiveSite.ANNUAL + "/live", ben, true, 0).close();
                            } catch (IOException e) {
                                throw new UncheckedIOException(e);
                            }
                        }))
                .isZero();
    }
}
