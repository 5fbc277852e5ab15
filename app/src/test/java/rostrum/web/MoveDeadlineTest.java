package rostrum.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import rostrum.testing.Answer;
import rostrum.testing.ChairOnly;
import rostrum.testing.Meeting;
import rostrum.testing.WebSite;

final class MoveDeadlineTest {
    private final WebSite site = WebSite.shared();
    private final Meeting meeting = site.meeting();

    private final long ballot = meeting.openBallot("Adopt?");

    @Test
    void works() {
        Answer answer = move("minutes", "10");
        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.location()).isEqualTo(meeting.urls.chair());
        assertThat(left()).contains(Duration.ofMinutes(10));

        assertThat(move("add", "5").status()).isEqualTo(303);
        assertThat(left()).contains(Duration.ofMinutes(15));

        assertThat(move("minutes", "2", "back", "ballot").location())
                .isEqualTo(meeting.urls.chairBallot(ballot));
        assertThat(left()).contains(Duration.ofMinutes(2));

        assertThat(move().status()).isEqualTo(303);
        assertThat(left()).isEmpty();
    }

    @Test
    void whatHasNoDeadlineCannotBeExtended() {
        assertThat(move("add", "5").status()).isEqualTo(409);
        assertThat(left()).isEmpty();
    }

    @Test
    void badNumbersAreRefused() {
        for (String bad : new String[] {"0", "-1", "x", "1441", "99999", "1.5"}) {
            assertThat(move("minutes", bad).status()).as(bad).isEqualTo(400);
        }
        move("minutes", "10");
        assertThat(move("add", "-5").status()).isEqualTo(400);
        assertThat(left()).contains(Duration.ofMinutes(10));
    }

    @Test
    void onlyWhatIsOpenHasADeadline() {
        meeting.services().ballots().close(meeting.id, ballot);
        assertThat(move("minutes", "10").status()).isEqualTo(409);
        assertThat(move().status()).isEqualTo(409);
    }

    @Test
    void ballotsOfOtherAssembliesAreNotFound() {
        long foreign = site.meeting().openBallot("Theirs?");
        String path = meeting.urls.step(foreign, "deadline");
        assertThat(meeting.ada.post(path, "minutes", "10").status()).isEqualTo(404);
        assertThat(meeting.ada.post(path, "add", "1").status()).isEqualTo(404);
    }

    @Test
    void forThoseWhoChairOnly() {
        ChairOnly.refuses(meeting, meeting.urls.step(ballot, "deadline"), "minutes", "10");
        assertThat(left()).isEmpty();
    }

    private Answer move(String... fields) {
        return meeting.ada.post(meeting.urls.step(ballot, "deadline"), fields);
    }

    private Optional<Duration> left() {
        return meeting.ballot(ballot)
                .closesAt()
                .map(end -> Duration.between(site.clock.instant(), end));
    }
}
