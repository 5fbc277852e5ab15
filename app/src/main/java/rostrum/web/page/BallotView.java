package rostrum.web.page;

import freemarker.core.TemplateHTMLOutputModel;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import rostrum.agenda.Markdown;
import rostrum.counting.ChoiceCount;
import rostrum.counting.Outcome;
import rostrum.counting.Tally;
import rostrum.voting.Ballot;
import rostrum.voting.Result;

/**
 * A ballot as the templates show it.
 *
 * @param state how far it has come, in lower case
 * @param closes when it closes by itself, on the assembly's clock; empty: when the chair closes it
 * @param closesAt the same in milliseconds since 1970; 0: not set
 * @param result the lines of the result; empty before publication
 * @param outcome what was decided, in words; empty before publication
 */
public record BallotView(
        long id,
        String question,
        TemplateHTMLOutputModel text,
        String state,
        List<String> choices,
        boolean mayRevote,
        String closes,
        long closesAt,
        List<Line> result,
        String outcome,
        boolean adopted) {

    /**
     * One choice's share of a result.
     *
     * @param label in words
     * @param amount votes, or their weight where weights differ
     * @param percent of all votes, for the bar
     */
    public record Line(String choice, String label, int votes, String amount, int percent) {}

    static BallotView of(Ballot ballot, Format format) {
        return of(ballot, format, List.of(), "", false);
    }

    static BallotView of(Ballot ballot, String language, Format format, Result counted) {
        Tally tally = counted.tally();
        Outcome outcome = counted.outcome();
        List<Line> lines =
                tally.choices().stream().map(c -> line(c, tally, language, format)).toList();
        String words =
                OutcomeWords.of(
                        ballot.rules(), tally, outcome, counted.tieBreak(), language, format);
        return of(ballot, format, lines, words, outcome.adopted());
    }

    private static BallotView of(
            Ballot ballot, Format format, List<Line> result, String outcome, boolean adopted) {
        return new BallotView(
                ballot.id(),
                ballot.question(),
                Markup.of(Markdown.html(ballot.markdown())),
                Names.of(ballot.state()),
                ballot.rules().choices(),
                ballot.settings().mayRevote(),
                ballot.closesAt().map(format::timeWithSeconds).orElse(""),
                ballot.closesAt().map(java.time.Instant::toEpochMilli).orElse(0L),
                result,
                outcome,
                adopted);
    }

    private static Line line(ChoiceCount count, Tally tally, String language, Format format) {
        int percent =
                tally.weight().signum() == 0
                        ? 0
                        : count.weight()
                                .multiply(BigDecimal.valueOf(100))
                                .divide(tally.weight(), 0, RoundingMode.HALF_UP)
                                .intValue();
        return new Line(
                count.choice(),
                Languages.text(language, "choice." + count.choice()),
                count.votes(),
                format.number(count.weight()),
                percent);
    }
}
