package rostrum.voting;

import static org.assertj.core.api.Assertions.assertThat;
import static rostrum.voting.VotingWorld.START;
import static rostrum.voting.VotingWorld.assertRefused;
import static rostrum.voting.VotingWorld.receipt;
import static rostrum.voting.VotingWorld.voter;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import rostrum.Refused.Reason;
import rostrum.counting.ChoiceCount;
import rostrum.counting.Tally;
import rostrum.people.Member;
import rostrum.people.Role;
import rostrum.testing.TestAssembly;
import rostrum.testing.TestClock;
import rostrum.testing.TestDatabase;

/** What a voter is told of a secret ballot, and how it is counted. */
class SecretBallotTest {
    private static final List<String> YES = List.of("yes");
    private static final List<String> NO = List.of("no");

    private static final VotingWorld world =
            new VotingWorld(TestDatabase.create(), new TestClock(START));

    private final Votes votes = world.votes;
    private final TestAssembly spring = world.assembly();
    private final Member ada = spring.voter("Ada");
    private final Member ben = spring.voter("Ben");
    private final Member cleo = spring.voter("Cleo");
    private final Voter phone = voter(ben, "Ben's telephone");
    private final Voter laptop = voter(ben, "Ben's laptop");
    private final Ballot ballot = world.openSecret(spring);

    @AfterAll
    static void close() {
        world.close();
    }

    @Test
    void theReceiptShowsNoChoiceBeforePublication() {
        world.heard.forget();
        Receipt receipt = votes.cast(phone, ballot.id(), YES);
        assertThat(receipt.code().orElseThrow())
                .matches("([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}");
        assertThat(receipt)
                .isEqualTo(
                        new Receipt(
                                ballot.id(),
                                ben.id(),
                                "Ben",
                                receipt.code(),
                                Optional.empty(),
                                Optional.empty()));
        assertThat(receipt(votes, phone, ballot.id())).contains(receipt);
        assertThat(votes.turnout(ballot.id())).isEqualTo(new Turnout(1, 3));
        assertThat(world.heard.of(spring.id())).containsExactly("turnout-" + ballot.id());

        world.ballots.close(spring.id(), ballot.id());
        assertThat(receipt(votes, phone, ballot.id())).contains(receipt);
        world.ballots.publish(spring.id(), ballot.id());
        Receipt published = receipt(votes, phone, ballot.id()).orElseThrow();
        assertThat(published.paper()).contains("yes");
        assertThat(published.code()).isEqualTo(receipt.code());
        assertThat(published.votedAt()).isEmpty();
        assertThat(receipt(votes, voter(ada, "Ben's telephone"), ballot.id())).isEmpty();
    }

    @Test
    void theSameBrowserFindsItsPaperAgain() {
        Receipt receipt = votes.cast(phone, ballot.id(), YES);
        assertThat(votes.cast(phone, ballot.id(), YES)).isEqualTo(receipt);
        assertRefused(Reason.ALREADY_VOTED, () -> votes.cast(phone, ballot.id(), NO));

        world.ballots.close(spring.id(), ballot.id());
        assertThat(votes.cast(phone, ballot.id(), YES)).isEqualTo(receipt);
        assertRefused(Reason.BALLOT_NOT_OPEN, () -> votes.cast(phone, ballot.id(), NO));
        world.ballots.publish(spring.id(), ballot.id());
        assertThat(votes.cast(phone, ballot.id(), YES).paper()).contains("yes");
        assertThat(world.tally(ballot).votes()).isEqualTo(1);
    }

    @Test
    void anotherBrowserLearnsThatSheHasVotedAndNothingElse() {
        votes.cast(phone, ballot.id(), YES);
        for (Voter elsewhere : List.of(laptop, Voter.of(ben))) {
            assertRefused(Reason.ALREADY_VOTED, () -> votes.cast(elsewhere, ballot.id(), YES));
            assertRefused(Reason.ALREADY_VOTED, () -> votes.cast(elsewhere, ballot.id(), NO));
        }
        world.ballots.close(spring.id(), ballot.id());
        world.ballots.publish(spring.id(), ballot.id());
        assertRefused(Reason.BALLOT_NOT_OPEN, () -> votes.cast(laptop, ballot.id(), YES));
        for (Voter elsewhere : List.of(laptop, Voter.of(ben))) {
            Receipt receipt = receipt(votes, elsewhere, ballot.id()).orElseThrow();
            assertThat(receipt.code()).isEmpty();
            assertThat(receipt.paper()).isEmpty();
        }
    }

    @Test
    void twoMembersInOneBrowserHaveTwoPapers() {
        Receipt bens = votes.cast(phone, ballot.id(), YES);
        Receipt cleos = votes.cast(voter(cleo, "Ben's telephone"), ballot.id(), NO);
        assertThat(cleos.code()).isNotEqualTo(bens.code());
        world.ballots.close(spring.id(), ballot.id());
        world.ballots.publish(spring.id(), ballot.id());
        assertThat(receipt(votes, phone, ballot.id()).orElseThrow().paper()).contains("yes");
    }

    @Test
    void withoutABrowserTheCodeIsShownOnce() {
        Receipt receipt = votes.cast(Voter.of(ben), ballot.id(), YES);
        assertThat(receipt.code()).isPresent();
        assertThat(receipt(votes, Voter.of(ben), ballot.id()).orElseThrow().code()).isEmpty();
        assertThat(world.rows("SELECT receipt FROM open_urn WHERE ballot_id = " + ballot.id()))
                .containsExactly(receipt.code().orElseThrow());
    }

    @Test
    void nobodyElseCanVoteAndAnInvalidPaperIsNone() {
        Member late = spring.voter("Late");
        assertRefused(Reason.NOT_ON_REGISTER, () -> votes.cast(Voter.of(late), ballot.id(), YES));
        assertRefused(
                Reason.CHOICE_INVALID, () -> votes.cast(phone, ballot.id(), List.of("yes", "no")));
        Member olga = world.assembly().voter("Olga");
        assertRefused(Reason.NOT_FOUND, () -> votes.cast(Voter.of(olga), ballot.id(), YES));
        assertThat(votes.turnout(ballot.id()).votes()).isZero();
        assertThat(world.rows("SELECT receipt FROM open_urn WHERE ballot_id = " + ballot.id()))
                .isEmpty();
    }

    @Test
    void theTallyCountsHeadsAndWeights() {
        TestAssembly hall = world.assembly();
        Member dora = hall.member("Dora", Role.VOTER, "2.5");
        hall.member("Emil", Role.VOTER, "2.5");
        hall.member("Finn", Role.VOTER, "2.5");
        List<Member> light = List.of(hall.voter("Gina"), hall.voter("Hugo"), hall.voter("Ines"));
        Ballot weighted = world.openSecret(hall);
        votes.cast(Voter.of(dora), weighted.id(), YES);
        votes.cast(Voter.of(light.getFirst()), weighted.id(), YES);
        votes.cast(Voter.of(light.get(1)), weighted.id(), NO);
        world.ballots.close(hall.id(), weighted.id());
        assertThat(world.tally(weighted))
                .isEqualTo(
                        new Tally(
                                List.of(
                                        count("yes", 2, "3.5"),
                                        count("no", 1, "1"),
                                        count("abstain", 0, "0")),
                                3,
                                new BigDecimal("4.5"),
                                6,
                                new BigDecimal("10.5"),
                                new BigDecimal("4.5")));
    }

    @Test
    void theDeadlineSealsTheUrnToo() {
        Ballot timed = world.open(spring, VotingWorld.secret(Optional.of(Duration.ofMinutes(1))));
        Receipt receipt = votes.cast(phone, timed.id(), YES);
        world.clock.advance(Duration.ofMinutes(1));
        assertRefused(Reason.BALLOT_NOT_OPEN, () -> votes.cast(Voter.of(ada), timed.id(), YES));
        assertThat(votes.cast(phone, timed.id(), YES)).isEqualTo(receipt);
        assertThat(world.tally(timed).votes()).isEqualTo(1);
        assertThat(urn(timed)).containsExactly(receipt.code().orElseThrow() + " yes 1");
        assertThat(votes.cast(phone, timed.id(), YES)).isEqualTo(receipt);
    }

    @Test
    void oneBallotsUrnIsSealedAndTheOthersAreNotTouched() {
        Ballot other = world.openSecret(spring);
        votes.cast(phone, ballot.id(), YES);
        Receipt receipt = votes.cast(phone, other.id(), NO);
        world.ballots.close(spring.id(), ballot.id());
        assertThat(urn(ballot)).hasSize(1);
        assertThat(urn(other)).isEmpty();
        assertThat(world.rows("SELECT receipt FROM open_urn WHERE ballot_id = " + other.id()))
                .containsExactly(receipt.code().orElseThrow());
    }

    @Test
    void anAnnulledBallotsUrnIsSealedAsWell() {
        votes.cast(phone, ballot.id(), YES);
        world.ballots.annul(spring.id(), ballot.id(), "The question was wrong.");
        assertThat(urn(ballot)).hasSize(1);
        assertThat(world.rows("SELECT receipt FROM open_urn WHERE ballot_id = " + ballot.id()))
                .isEmpty();
    }

    @Test
    void severalPapersOnOneFormGetAReceiptEach() {
        TestAssembly hall = world.assembly();
        Member dora = hall.voter("Dora");
        Member emil = hall.voter("Emil");
        hall.voter("Finn");
        world.delegate(emil, dora);
        Ballot held = world.openSecret(hall);
        Voter both = voter(dora, "Dora's telephone");
        Map<Long, List<String>> papers = Map.of(dora.id(), YES, emil.id(), NO);
        List<Receipt> receipts = votes.cast(both, held.id(), papers);
        assertThat(receipts).extracting(Receipt::memberId).containsExactly(dora.id(), emil.id());
        assertThat(votes.cast(both, held.id(), papers)).isEqualTo(receipts);
        assertThat(votes.papers(both, held.id()))
                .containsExactly(
                        new HeldPaper(dora.id(), "Dora", true, Optional.of(receipts.getFirst())),
                        new HeldPaper(emil.id(), "Emil", false, Optional.of(receipts.getLast())));
        assertRefused(
                Reason.ALREADY_VOTED,
                () -> votes.cast(both, held.id(), Map.of(dora.id(), YES, emil.id(), YES)));
        world.ballots.close(hall.id(), held.id());
        assertThat(urn(held))
                .containsExactlyInAnyOrder(
                        receipts.getFirst().code().orElseThrow() + " yes 1",
                        receipts.getLast().code().orElseThrow() + " no 1");
    }

    private static List<String> urn(Ballot of) {
        return world.rows(
                "SELECT receipt || ' ' || paper || ' ' || trim_scale(weight) FROM urn"
                        + " WHERE ballot_id = "
                        + of.id());
    }

    private static ChoiceCount count(String choice, int votes, String weight) {
        return new ChoiceCount(choice, votes, new BigDecimal(weight));
    }
}
