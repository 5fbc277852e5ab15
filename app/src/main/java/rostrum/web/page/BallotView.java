package rostrum.web.page;

import freemarker.core.TemplateHTMLOutputModel;
import java.time.Instant;
import java.util.List;
import rostrum.agenda.Markdown;
import rostrum.counting.Outcome;
import rostrum.counting.Tally;
import rostrum.counting.TieBreak;
import rostrum.voting.Ballot;
import rostrum.voting.Origin;
import rostrum.voting.Remark;
import rostrum.voting.Result;

/**
 * A ballot as the templates show it.
 *
 * @param state how far it has come, in lower case
 * @param choices what can be chosen; an abstention is the last
 * @param most how many of them one paper may name
 * @param conditions how it is held and what it takes, a sentence each
 * @param closes when it closes by itself, on the assembly's clock; empty: when the chair closes it
 * @param closesAt the same in milliseconds since 1970; 0: not set
 * @param withheld why the result is not published; empty: it is, or will be
 * @param annulled why the ballot does not count; empty: it does
 * @param follows the number of the ballot it repeats or is the run-off of; 0: none
 * @param followsAs {@code repeat} or {@code run_off}
 * @param result the lines of the result; empty before publication
 * @param outcome what was decided, in words; empty before publication
 * @param checksum of the evidence; empty before publication, and where it was not recorded
 * @param seed of a lot that broke a tie; empty: none was drawn
 */
public record BallotView(
        long id,
        String question,
        TemplateHTMLOutputModel text,
        String state,
        List<ChoiceView> choices,
        int most,
        List<String> conditions,
        boolean secret,
        boolean mayRevote,
        String closes,
        long closesAt,
        String withheld,
        String annulled,
        long follows,
        String followsAs,
        List<ResultLine> result,
        String outcome,
        boolean adopted,
        String checksum,
        String seed) {

    /** Whether one paper may name several options. */
    public boolean several() {
        return most > 1;
    }

    static BallotView of(Ballot ballot, String language, Format format) {
        return of(ballot, language, format, List.of(), "", false, "", "");
    }

    static BallotView of(Ballot ballot, String language, Format format, Result counted) {
        Tally tally = counted.tally();
        Outcome outcome = counted.outcome();
        List<ResultLine> lines =
                ResultLine.of(ballot.rules(), tally, outcome.won(), language, format);
        String words =
                OutcomeWords.of(
                        ballot.rules(), tally, outcome, counted.tieBreak(), language, format);
        return of(
                ballot,
                language,
                format,
                lines,
                words,
                outcome.adopted(),
                counted.checksum().orElse(""),
                counted.tieBreak().flatMap(TieBreak::seed).orElse(""));
    }

    private static BallotView of(
            Ballot ballot,
            String language,
            Format format,
            List<ResultLine> result,
            String outcome,
            boolean adopted,
            String checksum,
            String seed) {
        return new BallotView(
                ballot.id(),
                ballot.question(),
                Markup.of(Markdown.html(ballot.markdown())),
                Names.of(ballot.state()),
                ChoiceView.of(ballot.rules(), language),
                ballot.rules().mostChoices(),
                Conditions.of(ballot.settings(), language, format),
                ballot.secret(),
                ballot.settings().mayRevote(),
                ballot.closesAt().map(format::timeWithSeconds).orElse(""),
                ballot.closesAt().map(Instant::toEpochMilli).orElse(0L),
                ballot.withheld().map(Remark::reason).orElse(""),
                ballot.annulled().map(Remark::reason).orElse(""),
                ballot.origin().map(Origin::ballotId).orElse(0L),
                ballot.origin().map(Origin::as).map(Names::of).orElse(""),
                result,
                outcome,
                adopted,
                checksum,
                seed);
    }
}
