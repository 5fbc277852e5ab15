package rostrum.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import rostrum.counting.Majority;
import rostrum.testing.Eventually;
import rostrum.testing.LiveSite;
import rostrum.testing.Outage;
import rostrum.testing.StreamClient;
import rostrum.voting.NewBallot;

/** The database goes away and comes back. */
final class OutageTest {
    private static final Duration COMES_BACK = Duration.ofSeconds(20);

    @Test
    void streamsStayPagesSaySoVotesAreRefusedAndAllComesBackByItself() throws Exception {
        try (LiveSite site = new LiveSite();
                Outage outage = new Outage(site.database)) {
            outage.awaitListeners(1);
            String ben = site.signIn(LiveSite.ANNUAL, "Ben");
            String vote = openBallot(site);
            try (StreamClient bens = site.stream(LiveSite.ANNUAL, ben, "");
                    StreamClient guest = site.stream(LiveSite.ANNUAL, "", "")) {
                bens.await("meeting", "");
                guest.await("meeting", "");
                outage.begin();

                assertUnavailableSoon(site, "");
                assertUnavailableSoon(site, ben);
                HttpResponse<String> refused = site.post(vote, ben, Map.of("choice", "yes"));
                assertThat(refused.statusCode()).isEqualTo(503);
                assertThat(refused.body()).contains("Not recorded");
                assertThat(outage.count("SELECT count(*) FROM roll")).isZero();
                assertThat(site.manage("GET", "/ready").statusCode()).isEqualTo(503);
                assertThat(site.manage("GET", "/health").statusCode()).isEqualTo(200);
                try (StreamClient late = site.open(LiveSite.ANNUAL + "/live", "", true, 0)) {
                    assertThat(late.status()).isEqualTo(503);
                }
                // What another process commits while this one is cut off, and tells nobody.
                outage.execute(
                        "INSERT INTO notice (assembly_id, text, posted_at) SELECT id, 'Said"
                                + " meanwhile', now() FROM assembly WHERE slug = 'annual'");
                outage.end();

                bens.await("notices", "Said meanwhile");
                guest.await("notices", "Said meanwhile");
                Eventually.within(
                        COMES_BACK,
                        () -> "ready again",
                        () -> site.manage("GET", "/ready").statusCode() == 200);
                assertThat(site.get(LiveSite.ANNUAL, ben).statusCode()).isEqualTo(200);
                assertThat(site.post(vote, ben, Map.of("choice", "yes")).statusCode())
                        .isEqualTo(303);
                assertThat(outage.count("SELECT count(*) FROM roll")).isEqualTo(1);
                bens.await("turnout-" + vote.replaceAll("\\D", ""), "1");
                assertThat(bens.isOpen() && guest.isOpen()).isTrue();
                assertThat(site.givenUp).isEmpty();
            }
        }
    }

    private static void assertUnavailableSoon(LiveSite site, String cookie) {
        long begin = System.nanoTime();
        HttpResponse<String> page = site.get(LiveSite.ANNUAL, cookie);
        assertThat(page.statusCode()).isEqualTo(503);
        assertThat(page.headers().firstValue("Retry-After")).isPresent();
        assertThat(page.body()).contains("http-equiv=\"refresh\"");
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(2));
    }

    private static String openBallot(LiveSite site) {
        long assembly = site.id(LiveSite.ANNUAL);
        var ballots = site.app.services().ballots();
        var ballot =
                ballots.create(
                        new NewBallot(
                                assembly,
                                Optional.empty(),
                                "Shall we buy bees?",
                                "",
                                Majority.SIMPLE,
                                true,
                                Optional.empty()));
        ballots.open(assembly, ballot.id());
        return LiveSite.ANNUAL + "/ballots/" + ballot.id() + "/vote";
    }
}
