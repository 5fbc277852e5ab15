package rostrum.voting;

import static org.assertj.core.api.Assertions.assertThat;
import static rostrum.voting.VotingWorld.START;
import static rostrum.voting.VotingWorld.assertRefused;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
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

class VotesTest {
    private static final List<String> YES = List.of("yes");
    private static final List<String> NO = List.of("no");

    private static final VotingWorld world =
            new VotingWorld(TestDatabase.create(), new TestClock(START));

    private final Votes votes = world.votes;
    private final TestAssembly spring = world.assembly();
    private final Member ada = spring.member("Ada", Role.CHAIR, "1");
    private final Member ben = spring.voter("Ben");
    private final Member olga = world.assembly().voter("Olga");

    @AfterAll
    static void close() {
        world.close();
    }

    @Test
    void aVoteIsAnsweredWithAReceipt() {
        Ballot ballot = world.open(spring, true);
        world.heard.forget();
        Receipt receipt = votes.cast(Voter.of(ben), ballot.id(), YES);
        assertThat(receipt.ballotId()).isEqualTo(ballot.id());
        assertThat(receipt.paper()).contains("yes");
        assertThat(receipt.code().orElseThrow())
                .matches("([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}");
        assertThat(receipt.votedAt()).contains(world.clock.instant());
        assertThat(VotingWorld.receipt(votes, ben, ballot.id())).contains(receipt);
        assertThat(VotingWorld.receipt(votes, ada, ballot.id())).isEmpty();
        assertThat(votes.turnout(ballot.id())).isEqualTo(new Turnout(1, 2));
        assertThat(world.heard.of(spring.id())).containsExactly("turnout-" + ballot.id());
    }

    @Test
    void theSameChoiceAgainGivesTheSameReceiptAndAnnouncesNothing() {
        Ballot ballot = world.open(spring, false);
        Receipt first = votes.cast(Voter.of(ben), ballot.id(), YES);
        world.clock.advance(Duration.ofMinutes(1));
        world.heard.forget();
        assertThat(votes.cast(Voter.of(ben), ballot.id(), YES)).isEqualTo(first);
        assertThat(world.heard.changes()).isEmpty();

        world.ballots.close(spring.id(), ballot.id());
        assertThat(votes.cast(Voter.of(ben), ballot.id(), YES)).isEqualTo(first);
        world.ballots.publish(spring.id(), ballot.id());
        assertThat(votes.cast(Voter.of(ben), ballot.id(), YES)).isEqualTo(first);
        assertThat(world.tally(ballot).votes()).isEqualTo(1);
    }

    @Test
    void anotherChoiceReplacesTheVoteWhereThatIsAllowed() {
        Ballot ballot = world.open(spring, true);
        Receipt first = votes.cast(Voter.of(ben), ballot.id(), YES);
        world.clock.advance(Duration.ofMinutes(1));
        Receipt second = votes.cast(Voter.of(ben), ballot.id(), NO);
        assertThat(second.code()).isNotEqualTo(first.code());
        assertThat(second.votedAt()).contains(world.clock.instant());
        assertThat(VotingWorld.receipt(votes, ben, ballot.id())).contains(second);
        assertThat(votes.turnout(ballot.id()).votes()).isEqualTo(1);

        world.ballots.close(spring.id(), ballot.id());
        assertRefused(Reason.BALLOT_NOT_OPEN, () -> votes.cast(Voter.of(ben), ballot.id(), YES));
        assertThat(world.tally(ballot).choices())
                .containsExactly(
                        count("yes", 0, "0"), count("no", 1, "1"), count("abstain", 0, "0"));
    }

    @Test
    void anotherChoiceIsRefusedWhereTheFirstIsFinal() {
        Ballot ballot = world.open(spring, false);
        Receipt first = votes.cast(Voter.of(ben), ballot.id(), YES);
        assertRefused(Reason.ALREADY_VOTED, () -> votes.cast(Voter.of(ben), ballot.id(), NO));
        assertThat(VotingWorld.receipt(votes, ben, ballot.id())).contains(first);
    }

    @Test
    void onlyOneOfTheChoicesIsAValidPaper() {
        Ballot ballot = world.open(spring, true);
        for (List<String> paper :
                List.of(
                        List.<String>of(),
                        List.of("maybe"),
                        List.of("YES"),
                        List.of(""),
                        List.of("yes", "no"),
                        List.of("yes", "yes"))) {
            assertRefused(
                    Reason.CHOICE_INVALID, () -> votes.cast(Voter.of(ben), ballot.id(), paper));
        }
        assertThat(votes.turnout(ballot.id()).votes()).isZero();
    }

    @Test
    void votesAreRefusedBeforeOpeningAndAfterClosing() {
        Ballot draft = world.draft(spring);
        assertRefused(Reason.BALLOT_NOT_OPEN, () -> votes.cast(Voter.of(ben), draft.id(), YES));
        world.ballots.open(spring.id(), draft.id());
        world.ballots.close(spring.id(), draft.id());
        assertRefused(Reason.BALLOT_NOT_OPEN, () -> votes.cast(Voter.of(ben), draft.id(), YES));
        world.ballots.publish(spring.id(), draft.id());
        assertRefused(Reason.BALLOT_NOT_OPEN, () -> votes.cast(Voter.of(ben), draft.id(), YES));
        assertThat(world.tally(draft).votes()).isZero();
    }

    @Test
    void whoeverIsNotOnTheRegisterCannotVote() {
        Member guest = spring.member("Gus", Role.GUEST, "1");
        Ballot ballot = world.open(spring, true);
        assertRefused(Reason.NOT_ON_REGISTER, () -> votes.cast(Voter.of(guest), ballot.id(), YES));
        assertThat(votes.turnout(ballot.id()).votes()).isZero();
    }

    @Test
    void assembliesAreStrictlyApart() {
        Ballot ballot = world.open(spring, true);
        assertRefused(Reason.NOT_FOUND, () -> votes.cast(Voter.of(olga), ballot.id(), YES));
        assertRefused(Reason.NOT_FOUND, () -> votes.cast(Voter.of(ben), -1, YES));
        Receipt receipt = votes.cast(Voter.of(ben), ballot.id(), YES);
        assertThat(VotingWorld.receipt(votes, ben, ballot.id())).contains(receipt);
        // Even with Ben's number: what counts is the assembly.
        Member disguised =
                new Member(ben.id(), olga.assemblyId(), "", "", "", BigDecimal.ONE, Role.VOTER);
        assertThat(VotingWorld.receipt(votes, disguised, ballot.id())).isEmpty();
        assertRefused(Reason.NOT_FOUND, () -> votes.cast(Voter.of(disguised), ballot.id(), YES));
    }

    @Test
    void theTallyCountsHeadsAndWeights() {
        Member heavy = spring.member("Heavy", Role.VOTER, "2.5");
        spring.member("Silent", Role.VOTER, "100");
        Ballot ballot = world.open(spring, true);
        votes.cast(Voter.of(ada), ballot.id(), YES);
        votes.cast(Voter.of(heavy), ballot.id(), YES);
        votes.cast(Voter.of(ben), ballot.id(), List.of("abstain"));
        world.ballots.close(spring.id(), ballot.id());
        assertThat(world.tally(ballot))
                .isEqualTo(
                        new Tally(
                                List.of(
                                        count("yes", 2, "3.5"),
                                        count("no", 0, "0"),
                                        count("abstain", 1, "1")),
                                3,
                                new BigDecimal("4.5"),
                                4,
                                new BigDecimal("104.5"),
                                new BigDecimal("4.5")));
    }

    @Test
    void aBallotWithoutVotersHasATallyOfZeros() {
        TestAssembly empty = world.assembly();
        Ballot ballot = world.open(empty, true);
        world.ballots.close(empty.id(), ballot.id());
        Tally tally = world.tally(ballot);
        assertThat(tally.choices()).extracting(ChoiceCount::votes).containsExactly(0, 0, 0);
        assertThat(tally.register()).isZero();
    }

    private static ChoiceCount count(String choice, int votes, String weight) {
        return new ChoiceCount(choice, votes, new BigDecimal(weight));
    }
}
