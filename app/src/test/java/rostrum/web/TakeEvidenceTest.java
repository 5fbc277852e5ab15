package rostrum.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import rostrum.counting.Majority;
import rostrum.counting.Rules;
import rostrum.testing.Answer;
import rostrum.testing.Browser;
import rostrum.testing.Meeting;
import rostrum.testing.WebSite;
import rostrum.voting.Electorate;
import rostrum.voting.NewBallot;
import rostrum.voting.Secrecy;
import rostrum.voting.Settings;

final class TakeEvidenceTest {
    private static final List<String> NAMED =
            List.of("evidence.txt", "evidence.json", "evidence-register.csv");
    private static final String URN = "evidence-urn.csv";

    private final WebSite site = WebSite.shared();
    private final Meeting meeting = site.meeting();
    private final long rollCall = published(Secrecy.ROLL_CALL);
    private final long secret = published(Secrecy.SECRET);

    @Test
    void works() {
        Answer json = meeting.ben.get(address(rollCall, "evidence.json"));

        assertThat(json.status()).isEqualTo(200);
        assertThat(json.header("Content-Type")).isEqualTo("application/json;charset=utf-8");
        assertThat(json.header("Content-Disposition"))
                .isEqualTo("attachment; filename=\"ballot-" + rollCall + "-evidence.json\"");
        assertThat(json.header("Cache-Control")).isEqualTo("no-store");
        assertThat(json.body()).contains("\"name\": \"Ben\"").endsWith("}\n");
        assertThat(meeting.ben.get(address(rollCall, "evidence.txt")).header("Content-Type"))
                .isEqualTo("text/plain;charset=utf-8");
        for (String table : List.of("evidence-register.csv", URN)) {
            assertThat(meeting.ben.get(address(rollCall, table)).header("Content-Type"))
                    .isEqualTo("text/csv;charset=utf-8");
        }
    }

    @Test
    void theResultLeadsToTheFiles() {
        String page = meeting.ben.get(meeting.urls.ballot(secret)).body();
        String checksum =
                meeting.services().results().of(meeting.ballot(secret)).checksum().orElseThrow();

        assertThat(page).contains(checksum, meeting.urls.urn(secret), address(secret, URN));
        NAMED.forEach(file -> assertThat(page).contains(address(secret, file)));
        assertThat(meeting.ben.get(meeting.urls.projector()).body()).doesNotContain(checksum);
    }

    @Test
    void namesAreForMembersAndForThoseWhoChair() {
        for (Browser stranger : List.of(site.olga(), site.browser())) {
            for (String file : NAMED) {
                assertThat(stranger.get(address(rollCall, file)).status()).isEqualTo(401);
                assertThat(stranger.get(address(secret, file)).status()).isEqualTo(401);
            }
            assertThat(stranger.get(address(rollCall, URN)).status()).isEqualTo(401);
        }
        for (Browser known : List.of(meeting.ada, meeting.ben, meeting.gus, site.organiser())) {
            for (String file : NAMED) {
                assertThat(known.get(address(rollCall, file)).status()).isEqualTo(200);
                assertThat(known.get(address(secret, file)).status()).isEqualTo(200);
            }
            assertThat(known.get(address(rollCall, URN)).status()).isEqualTo(200);
        }
    }

    @Test
    void aSecretUrnIsForWhoeverMayLookAtTheMeeting() {
        assertThat(site.olga().get(address(secret, URN)).body()).contains(",yes,yes,1\r\n");

        meeting.membersOnly();
        assertThat(site.olga().get(address(secret, URN)).status()).isEqualTo(401);
        assertThat(meeting.gus.get(address(secret, URN)).status()).isEqualTo(200);
    }

    @Test
    void nothingIsToldBeforePublication() {
        long open = open(Secrecy.SECRET);
        assertThat(meeting.ada.get(address(open, URN)).status()).isEqualTo(404);

        meeting.services().ballots().close(meeting.id, open);
        for (String file : List.of("evidence.txt", "evidence.json", "evidence-register.csv", URN)) {
            assertThat(meeting.ada.get(address(open, file)).status()).isEqualTo(404);
        }
        meeting.services().ballots().withhold(meeting.id, open, "A mistake");
        assertThat(meeting.ada.get(address(open, URN)).status()).isEqualTo(404);
    }

    @Test
    void whatWasAnnulledBeforePublicationIsForThoseWhoChair() {
        long annulled = open(Secrecy.ROLL_CALL);
        meeting.services().ballots().annul(meeting.id, annulled, "A mistake");

        assertThat(meeting.ada.get(address(annulled, "evidence.json")).body())
                .contains("\"reason\": \"A mistake\"");
        assertThat(meeting.ben.get(address(annulled, "evidence.json")).status()).isEqualTo(404);

        meeting.services().ballots().annul(meeting.id, rollCall, "Another");
        assertThat(meeting.ben.get(address(rollCall, "evidence.json")).body())
                .contains("\"reason\": \"Another\"");
    }

    @Test
    void aBallotOfAnotherMeetingIsNotFound() {
        Meeting other = site.meeting();

        assertThat(other.ada.get(other.urls.evidence(rollCall, "evidence.txt")).status())
                .isEqualTo(404);
    }

    private String address(long ballot, String file) {
        return meeting.urls.evidence(ballot, file);
    }

    private long published(Secrecy secrecy) {
        long ballot = open(secrecy);
        meeting.ben.post(meeting.urls.vote(ballot), "choice", "yes");
        meeting.services().ballots().close(meeting.id, ballot);
        meeting.services().ballots().publish(meeting.id, ballot);
        return ballot;
    }

    private long open(Secrecy secrecy) {
        Settings settings =
                new Settings(
                        Rules.motion(Majority.SIMPLE),
                        secrecy,
                        false,
                        Electorate.REGISTER,
                        true,
                        false,
                        false,
                        Optional.empty());
        NewBallot ballot = new NewBallot(meeting.id, Optional.empty(), "Bees?", "", settings);
        long id = meeting.services().ballots().create(ballot).id();
        meeting.services().ballots().open(meeting.id, id);
        return id;
    }
}
