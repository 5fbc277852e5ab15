package rostrum.web.page;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rostrum.assembly.Assembly;
import rostrum.assembly.AssemblyState;
import rostrum.counting.Rules;
import rostrum.voting.Absentee;
import rostrum.voting.Ballot;
import rostrum.voting.ChapterTurnout;
import rostrum.voting.Remark;
import rostrum.voting.Result;

/** What those who chair see of one ballot. */
public final class ChairBallot {
    private final Ballot ballot;
    private final Format format;
    private final String language;

    private ChairBallot(Ballot ballot, String language, Format format) {
        this.ballot = ballot;
        this.format = format;
        this.language = language;
    }

    /** When something happened. */
    public record Moment(String label, String time) {}

    /** How many of a chapter have voted; an empty name: those without one. */
    public record Chapter(String name, String votes, String register, String percent) {}

    /**
     * The template's values.
     *
     * @param all ballots of the assembly
     * @param result of a closed one
     * @param absent a page of those who have not voted; empty too where nobody may know
     * @param next after which number the next page begins; empty: there is none
     */
    public static Map<String, Object> model(
            Assembly assembly,
            Ballot ballot,
            List<Ballot> all,
            Optional<Result> result,
            List<ChapterTurnout> chapters,
            List<Absentee> absent,
            String next,
            String language) {
        Format format = new Format(language, assembly.timeZone());
        ChairBallot view = new ChairBallot(ballot, language, format);
        BallotSteps steps = BallotSteps.of(ballot, result, all);
        Map<String, Object> model = new HashMap<>();
        model.put("urls", Urls.assembly(assembly.slug()));
        model.put("meeting", assembly.title());
        model.put("meetingOpen", assembly.state() == AssemblyState.OPEN);
        model.put("ballot", view.ballot(result));
        model.put("steps", steps);
        model.put("tied", tied(ballot.rules(), steps.tied(), language));
        model.put("moments", view.moments());
        model.put("settings", SettingWords.of(ballot.settings(), language, format));
        model.put("secret", ballot.secret());
        model.put("chapters", chapters.stream().map(view::chapter).toList());
        model.put("absent", absent);
        model.put("next", next);
        return model;
    }

    private BallotView ballot(Optional<Result> result) {
        return result.map(counted -> BallotView.of(ballot, language, format, counted))
                .orElseGet(() -> BallotView.of(ballot, language, format));
    }

    private static List<ChoiceView> tied(Rules rules, List<String> keys, String language) {
        return keys.stream()
                .map(key -> new ChoiceView(key, ChoiceView.label(rules, key, language)))
                .toList();
    }

    private List<Moment> moments() {
        List<Moment> moments = new ArrayList<>();
        add(moments, "moment.opened", ballot.openedAt());
        add(moments, "moment.closes", ballot.closesAt());
        add(moments, "moment.closed", ballot.closedAt());
        add(moments, "moment.withheld", ballot.withheld().map(Remark::at));
        add(moments, "moment.published", ballot.publishedAt());
        add(moments, "moment.annulled", ballot.annulled().map(Remark::at));
        return moments;
    }

    private void add(List<Moment> moments, String key, Optional<Instant> time) {
        time.map(format::timeWithSeconds)
                .ifPresent(t -> moments.add(new Moment(Languages.text(language, key), t)));
    }

    private Chapter chapter(ChapterTurnout chapter) {
        int percent = chapter.register() == 0 ? 0 : 100 * chapter.votes() / chapter.register();
        return new Chapter(
                chapter.chapter(),
                format.number(chapter.votes()),
                format.number(chapter.register()),
                percent + " %");
    }
}
