package rostrum.web;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import rostrum.Refused;
import rostrum.Refused.Reason;
import rostrum.counting.Base;
import rostrum.counting.Majority;
import rostrum.counting.Method;
import rostrum.counting.Rules;
import rostrum.counting.TieRule;
import rostrum.voting.Electorate;
import rostrum.voting.NewBallot;
import rostrum.voting.Secrecy;
import rostrum.voting.Settings;
import rostrum.web.http.Visit;

/**
 * Reads the form for a ballot. What is missing is as for a motion, so that a short form will do:
 * question and majority.
 */
final class TypedBallot {
    private static final int ALL_OPTIONS = 25_000;
    private static final String NUMBER = "\\d*";
    private static final String PERCENT = "\\d{0,3}([.,]\\d{1,2})?";

    private final Visit visit;

    private TypedBallot(Visit visit) {
        this.visit = visit;
    }

    /**
     * What was typed.
     *
     * @throws Refused {@link Reason#INPUT_INVALID} with the name of a field that cannot be read
     */
    static NewBallot of(Visit visit, long assemblyId) {
        TypedBallot typed = new TypedBallot(visit);
        return new NewBallot(
                assemblyId,
                typed.number("item", 18),
                visit.field("question", 300),
                visit.field("markdown", 20_000),
                typed.settings());
    }

    private Settings settings() {
        Secrecy secrecy = Choice.or(Secrecy.ROLL_CALL, visit, "secrecy");
        boolean rollCall = secrecy == Secrecy.ROLL_CALL;
        return new Settings(
                rules(),
                secrecy,
                rollCall && ticked("revote"),
                Choice.or(Electorate.REGISTER, visit, "electorate"),
                !visit.field("weighted", 10).equals("no"),
                rollCall && ticked("interim"),
                ticked("publishAtClosing"),
                number("minutes", 4).map(Duration::ofMinutes));
    }

    private Rules rules() {
        Method method = Choice.or(Method.YES_NO_ABSTAIN, visit, "method");
        List<String> options =
                visit.field("options", ALL_OPTIONS)
                        .lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .toList();
        int seats = number("seats", 3).orElse(1L).intValue();
        int most = method == Method.UP_TO_K ? options.size() : seats;
        return new Rules(
                method,
                options,
                number("mostChoices", 3).map(Long::intValue).orElse(most),
                seats,
                Choice.of(Majority.class, visit, "majority"),
                Choice.or(Base.CAST, visit, "majorityBase"),
                ticked("countAbstentions"),
                percent("quorumPercent"),
                Choice.or(Base.CAST, visit, "quorumBase"),
                Choice.or(TieRule.NONE, visit, "tieRule"));
    }

    private boolean ticked(String field) {
        return !visit.field(field, 10).isEmpty();
    }

    private Optional<Long> number(String field, int digits) {
        String text = matching(field, digits, NUMBER);
        return text.isEmpty() ? Optional.empty() : Optional.of(Long.valueOf(text));
    }

    private BigDecimal percent(String field) {
        String text = matching(field, 6, PERCENT);
        return text.isEmpty() ? BigDecimal.ZERO : new BigDecimal(text.replace(',', '.'));
    }

    private String matching(String field, int longest, String pattern) {
        String text = visit.field(field, longest);
        if (!text.matches(pattern)) {
            throw new Refused(Reason.INPUT_INVALID, field);
        }
        return text;
    }
}
