package rostrum.voting;

import static org.assertj.core.api.Assertions.assertThat;
import static rostrum.voting.VotingWorld.START;
import static rostrum.voting.VotingWorld.assertRefused;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import rostrum.Refused.Reason;
import rostrum.counting.Majority;
import rostrum.people.Member;
import rostrum.testing.TestAssembly;
import rostrum.testing.TestClock;
import rostrum.testing.TestDatabase;

/** Several papers on one form: Ben votes for himself and for Ines and Jona. */
class ProxyVotesTest {
    private static final List<String> YES = List.of("yes");
    private static final List<String> NO = List.of("no");

    private static final VotingWorld world =
            new VotingWorld(TestDatabase.create(), new TestClock(START));

    private final Votes votes = world.votes;
    private final TestAssembly spring = world.assembly();
    private final Member ada = spring.voter("Ada");
    private final Member ben = spring.voter("Ben");
    private final Member ines = spring.voter("Ines");
    private final Member jona = spring.voter("Jona");
    private final Voter bens = Voter.of(ben);

    @BeforeEach
    void delegate() {
        world.delegate(ines, ben);
        world.delegate(jona, ben);
    }

    @AfterAll
    static void close() {
        world.close();
    }

    @Test
    void oneFormIsOneReceiptPerPaper() {
        Ballot ballot = world.open(spring, true);
        assertThat(votes.papers(bens, ballot.id()))
                .containsExactly(
                        new HeldPaper(ben.id(), "Ben", true, Optional.empty()),
                        new HeldPaper(ines.id(), "Ines", false, Optional.empty()),
                        new HeldPaper(jona.id(), "Jona", false, Optional.empty()));
        List<Receipt> receipts =
                votes.cast(bens, ballot.id(), Map.of(jona.id(), YES, ben.id(), YES, ines.id(), NO));
        assertThat(receipts).extracting(Receipt::member).containsExactly("Ben", "Ines", "Jona");
        assertThat(receipts)
                .extracting(receipt -> receipt.paper().orElseThrow())
                .containsExactly("yes", "no", "yes");
        assertThat(receipts).extracting(Receipt::code).doesNotHaveDuplicates();
        assertThat(votes.papers(bens, ballot.id()))
                .extracting(paper -> paper.receipt().orElseThrow())
                .isEqualTo(receipts);
        assertThat(votes.turnout(ballot.id())).isEqualTo(new Turnout(3, 4));
    }

    @Test
    void whoGaveHerVoteAwayCannotCastIt() {
        Ballot ballot = world.open(spring, true);
        assertRefused(Reason.PROXY_VOTES, () -> votes.cast(Voter.of(ines), ballot.id(), YES));
        assertThat(votes.papers(Voter.of(ines), ballot.id())).isEmpty();
        votes.cast(bens, ballot.id(), Map.of(ines.id(), YES));
        // Not even the same again: the receipt is her proxy's.
        assertRefused(Reason.PROXY_VOTES, () -> votes.cast(Voter.of(ines), ballot.id(), YES));
        assertThat(votes.turnout(ballot.id()).votes()).isEqualTo(1);
        world.ballots.close(spring.id(), ballot.id());
        assertRefused(Reason.BALLOT_NOT_OPEN, () -> votes.cast(Voter.of(ines), ballot.id(), YES));
    }

    @Test
    void nobodyVotesForThoseWhoDidNotAskForIt() {
        Ballot ballot = world.open(spring, true);
        for (Member other : List.of(ben, ines)) {
            assertRefused(
                    Reason.NOT_ON_REGISTER,
                    () -> votes.cast(Voter.of(ada), ballot.id(), Map.of(other.id(), YES)));
        }
        Member olga = world.assembly().voter("Olga");
        assertRefused(
                Reason.NOT_ON_REGISTER,
                () -> votes.cast(bens, ballot.id(), Map.of(olga.id(), YES)));
        assertThat(votes.turnout(ballot.id()).votes()).isZero();
    }

    @Test
    void aFormIsRecordedAsAWholeOrNotAtAll() {
        Ballot ballot = world.open(spring, false);
        assertRefused(
                Reason.NOT_ON_REGISTER,
                () -> votes.cast(bens, ballot.id(), Map.of(ben.id(), YES, ada.id(), YES)));
        assertRefused(
                Reason.CHOICE_INVALID,
                () ->
                        votes.cast(
                                bens,
                                ballot.id(),
                                Map.of(ben.id(), YES, ines.id(), List.of("maybe"))));
        assertRefused(Reason.CHOICE_INVALID, () -> votes.cast(bens, ballot.id(), Map.of()));
        assertThat(votes.turnout(ballot.id()).votes()).isZero();

        List<Receipt> first = votes.cast(bens, ballot.id(), Map.of(ines.id(), YES));
        assertRefused(
                Reason.ALREADY_VOTED,
                () -> votes.cast(bens, ballot.id(), Map.of(ben.id(), YES, ines.id(), NO)));
        assertThat(votes.turnout(ballot.id()).votes()).isEqualTo(1);

        List<Receipt> both = votes.cast(bens, ballot.id(), Map.of(ben.id(), YES, ines.id(), YES));
        assertThat(both.getLast()).isEqualTo(first.getFirst());
        world.ballots.close(spring.id(), ballot.id());
        assertThat(votes.cast(bens, ballot.id(), Map.of(ben.id(), YES, ines.id(), YES)))
                .isEqualTo(both);
        assertRefused(
                Reason.BALLOT_NOT_OPEN,
                () -> votes.cast(bens, ballot.id(), Map.of(ben.id(), YES, jona.id(), YES)));
        assertThat(world.tally(ballot).votes()).isEqualTo(2);
    }

    @Test
    void papersAreReplacedOneByOneWhereThatIsAllowed() {
        Ballot ballot = world.open(spring, true);
        List<Receipt> first = votes.cast(bens, ballot.id(), Map.of(ben.id(), YES, ines.id(), YES));
        List<Receipt> second = votes.cast(bens, ballot.id(), Map.of(ben.id(), YES, ines.id(), NO));
        assertThat(second.getFirst()).isEqualTo(first.getFirst());
        assertThat(second.getLast().paper()).contains("no");
        assertThat(second.getLast().code()).isNotEqualTo(first.getLast().code());
        assertThat(world.rows("SELECT choice FROM roll_call_vote WHERE ballot_id = " + ballot.id()))
                .containsExactlyInAnyOrder("yes", "no");
    }

    @Test
    void severalOptionsOnAPaper() {
        Settings motion = Settings.motion(Majority.SIMPLE, true, Optional.empty());
        Ballot ballot =
                world.open(
                        spring,
                        new Settings(
                                VotingWorld.upTo(2, "Apple", "Pear", "Plum"),
                                motion.secrecy(),
                                true,
                                motion.electorate(),
                                true,
                                false,
                                false,
                                Optional.empty()));
        Receipt receipt = votes.cast(bens, ballot.id(), List.of("3", "1"));
        assertThat(receipt.paper()).contains("1+3");
        assertThat(votes.cast(bens, ballot.id(), List.of("1", "3"))).isEqualTo(receipt);
        assertRefused(
                Reason.CHOICE_INVALID, () -> votes.cast(bens, ballot.id(), List.of("1", "2", "3")));
    }

    @Test
    void theListOfAllPapersGoesByBallot() {
        Ballot draft = world.draft(spring);
        Ballot first = world.open(spring, true);
        Ballot second = world.openSecret(spring);
        votes.cast(bens, first.id(), YES);
        votes.cast(bens, second.id(), NO);
        Map<Long, List<HeldPaper>> papers = votes.papers(bens).held();
        assertThat(papers).containsOnlyKeys(first.id(), second.id()).doesNotContainKey(draft.id());
        for (Ballot ballot : List.of(first, second)) {
            assertThat(papers).containsEntry(ballot.id(), votes.papers(bens, ballot.id()));
        }
        assertThat(votes.papers(Voter.of(ines)).held()).isEmpty();
        assertThat(votes.papers(bens, -1)).isEmpty();
    }
}
