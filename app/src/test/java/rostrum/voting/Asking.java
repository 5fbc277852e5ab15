package rostrum.voting;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import rostrum.counting.Base;
import rostrum.counting.Majority;
import rostrum.counting.Method;
import rostrum.counting.Rules;
import rostrum.counting.TieRule;
import rostrum.testing.TestAssembly;

/** A ballot in the making: a roll call on yes or no, unless said otherwise. */
final class Asking {
    private final VotingWorld world;
    private final TestAssembly assembly;
    private String question = "Shall we buy bees?";
    private Method method = Method.YES_NO_ABSTAIN;
    private List<String> options = List.of();
    private int mostChoices = 1;
    private int seats = 1;
    private Majority majority = Majority.SIMPLE;
    private TieRule tieRule = TieRule.NONE;
    private BigDecimal quorum = BigDecimal.ZERO;
    private Secrecy secrecy = Secrecy.ROLL_CALL;
    private Electorate electorate = Electorate.REGISTER;
    private boolean weighted = true;
    private boolean publish;
    private Optional<Duration> duration = Optional.empty();

    Asking(VotingWorld world, TestAssembly assembly) {
        this.world = world;
        this.assembly = assembly;
    }

    Asking question(String text) {
        question = text;
        return this;
    }

    Asking election(int seatsToFill, int choices, String... candidates) {
        method = Method.ELECTION;
        seats = seatsToFill;
        mostChoices = choices;
        options = List.of(candidates);
        return this;
    }

    Asking oneOf(String... answers) {
        method = Method.ONE_OF_N;
        options = List.of(answers);
        return this;
    }

    Asking majority(Majority share) {
        majority = share;
        return this;
    }

    Asking tie(TieRule rule) {
        tieRule = rule;
        return this;
    }

    Asking quorum(int percent) {
        quorum = BigDecimal.valueOf(percent);
        return this;
    }

    Asking secret() {
        secrecy = Secrecy.SECRET;
        return this;
    }

    Asking ofThosePresent() {
        electorate = Electorate.PRESENT;
        return this;
    }

    Asking unweighted() {
        weighted = false;
        return this;
    }

    Asking publishedAtClosing() {
        publish = true;
        return this;
    }

    Asking lasting(Duration time) {
        duration = Optional.of(time);
        return this;
    }

    NewBallot typed() {
        Rules rules =
                new Rules(
                        method,
                        options,
                        mostChoices,
                        seats,
                        majority,
                        Base.CAST,
                        false,
                        quorum,
                        Base.CAST,
                        tieRule);
        return new NewBallot(
                assembly.id(),
                Optional.empty(),
                question,
                "",
                new Settings(
                        rules, secrecy, false, electorate, weighted, false, publish, duration));
    }

    Ballot draft() {
        return world.ballots.create(typed());
    }

    Ballot open() {
        Ballot draft = draft();
        world.ballots.open(assembly.id(), draft.id());
        return world.read(draft);
    }
}
