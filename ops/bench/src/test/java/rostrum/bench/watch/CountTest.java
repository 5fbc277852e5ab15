package rostrum.bench.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import rostrum.bench.site.Tally;

class CountTest {
    private final Paper ada = new Paper("ada");
    private final Paper ben = new Paper("ben");

    @Test
    void whatWasAcknowledgedIsRecordedAndCounted() {
        votes(ada, "yes");
        votes(ben, "no");
        Count count = count("yes", "no", new Tally(1, 1, 0));
        assertThat(count).isEqualTo(new Count(2, 0, 0, 0, new Tally(1, 1, 0)));
    }

    @Test
    void aVoteThatIsGoneIsLost() {
        votes(ada, "yes");
        votes(ben, "no");
        assertThat(count("yes", "", new Tally(1, 0, 0)).lost()).isEqualTo(1);
    }

    @Test
    void aVoteThatIsAnotherIsLost() {
        votes(ada, "yes");
        votes(ben, "no");
        assertThat(count("yes", "abstain", new Tally(1, 0, 1)).lost()).isEqualTo(1);
    }

    @Test
    void anEarlierChoiceMustNotComeBack() {
        votes(ada, "yes");
        votes(ben, "no");
        votes(ben, "abstain");
        assertThat(count("yes", "no", new Tally(1, 1, 0)).lost()).isEqualTo(1);
        assertThat(count("yes", "abstain", new Tally(1, 0, 1)).lost()).isZero();
    }

    @Test
    void withoutAnAnswerTheNewAndTheOldChoiceMayBeTrue() {
        votes(ada, "yes");
        votes(ben, "no");
        ben.sent("abstain");
        assertThat(count("yes", "no", new Tally(1, 1, 0)).lost()).isZero();
        assertThat(count("yes", "abstain", new Tally(1, 0, 1)).lost()).isZero();
        assertThat(count("yes", "", new Tally(1, 0, 0)).lost()).isEqualTo(1);
        assertThat(count("yes", "yes", new Tally(2, 0, 0)).lost()).isEqualTo(1);
    }

    @Test
    void aFirstVoteWithoutAnAnswerMayBeMissing() {
        votes(ada, "yes");
        ben.sent("no");
        assertThat(count("yes", "", new Tally(1, 0, 0)).lost()).isZero();
        assertThat(ben).hasToString("no or nothing");
    }

    @Test
    void theResultMustBeTheSumOfTheReceipts() {
        votes(ada, "yes");
        votes(ben, "no");
        Count count = count("yes", "no", new Tally(2, 0, 1));
        assertThat(count.doubled()).isEqualTo(2);
        assertThat(count.missing()).isEqualTo(1);
    }

    private static void votes(Paper paper, String choice) {
        paper.sent(choice);
        paper.acknowledged(choice);
    }

    private Count count(String adas, String bens, Tally published) {
        return Count.of(
                List.of(
                        new Count.Receipt(ada, recorded(adas)),
                        new Count.Receipt(ben, recorded(bens))),
                published);
    }

    private static Optional<String> recorded(String choice) {
        return Optional.of(choice).filter(text -> !text.isEmpty());
    }
}
