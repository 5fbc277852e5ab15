package rostrum.web.page;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import rostrum.agenda.Agenda;
import rostrum.agenda.AgendaItem;
import rostrum.agenda.Markdown;
import rostrum.assembly.Assembly;
import rostrum.assembly.AssemblyState;
import rostrum.assembly.Notices;
import rostrum.assembly.Presence;
import rostrum.assembly.Quorum;
import rostrum.people.Register;
import rostrum.voting.Ballot;
import rostrum.voting.BallotState;
import rostrum.voting.Ballots;
import rostrum.voting.Results;
import rostrum.voting.Turnout;
import rostrum.voting.Votes;

/** Asks the features what each kind of section shows. One method for each template. */
public final class SectionModels {
    /** So many results can still be read from the last row. */
    private static final int MOST_ON_STAGE = 2;

    private final Register register;
    private final Notices notices;
    private final Presence presence;
    private final Agenda agenda;
    private final Ballots ballots;
    private final Votes votes;
    private final Results results;
    private final ChairSections chair;

    SectionModels(
            Register register,
            Notices notices,
            Presence presence,
            Agenda agenda,
            Ballots ballots,
            Votes votes,
            Results results) {
        this.register = register;
        this.notices = notices;
        this.presence = presence;
        this.agenda = agenda;
        this.ballots = ballots;
        this.votes = votes;
        this.results = results;
        this.chair = new ChairSections(ballots, results);
    }

    /** The ballots that have sections of their own: all but the drafts. */
    List<Long> shownBallots(long assemblyId) {
        return ballots.list(assemblyId).stream()
                .filter(ballot -> ballot.state() != BallotState.DRAFT)
                .map(Ballot::id)
                .toList();
    }

    /**
     * The values a template needs.
     *
     * @param number of the ballot, where the kind has one
     */
    Map<String, Object> of(Assembly assembly, String language, String kind, long number) {
        Format format = new Format(language, assembly.timeZone());
        return switch (kind) {
            case "meeting" -> meeting(assembly, format);
            case "notices", "chair-notices" -> notices(assembly, format);
            case "current" -> current(assembly);
            case "agenda", "chair-agenda" -> Map.of("items", items(agenda.items(assembly.id())));
            case "attendance" -> attendance(assembly, format);
            case "presence" -> presence(assembly, format);
            case "ballot" -> ballot(assembly, language, format, number);
            case "turnout" -> turnout(assembly, language, format, number);
            case "stage" -> stage(assembly, language, format);
            case "chair-meeting" -> steps(assembly);
            case "chair-drafts" -> chair.drafts(assembly);
            case "chair-ballots" -> chair.ballots(assembly, language, format);
            default -> throw new IllegalArgumentException("no such section: " + kind);
        };
    }

    private static Map<String, Object> meeting(Assembly assembly, Format format) {
        return Map.of(
                "title", assembly.title(),
                "state", Names.of(assembly.state()),
                "starts", format.dateTime(assembly.startsAt()));
    }

    private static Map<String, Object> steps(Assembly assembly) {
        List<String> next =
                List.of(AssemblyState.values()).stream()
                        .filter(assembly.state()::mayBecome)
                        .map(Names::of)
                        .toList();
        return Map.of("state", Names.of(assembly.state()), "next", next);
    }

    /**
     * A notice.
     *
     * @param at when it was posted, on the assembly's clock
     */
    public record NoticeView(long id, String text, String at) {}

    private Map<String, Object> notices(Assembly assembly, Format format) {
        List<NoticeView> current =
                notices.current(assembly.id()).stream()
                        .map(n -> new NoticeView(n.id(), n.text(), format.time(n.postedAt())))
                        .toList();
        return Map.of("notices", current);
    }

    /** An item in the list. */
    public record ItemView(long id, int position, String title, String state) {}

    /** An agenda, for a list or a selection. */
    public static List<ItemView> items(List<AgendaItem> items) {
        return items.stream()
                .map(i -> new ItemView(i.id(), i.position(), i.title(), Names.of(i.state())))
                .toList();
    }

    private Map<String, Object> current(Assembly assembly) {
        Optional<AgendaItem> item = agenda.current(assembly.id());
        return Map.of(
                "position", item.map(AgendaItem::position).orElse(0),
                "title", item.map(AgendaItem::title).orElse(""),
                "text", Markup.of(item.map(i -> Markdown.html(i.markdown())).orElse("")));
    }

    private Map<String, Object> attendance(Assembly assembly, Format format) {
        Quorum quorum = Quorum.of(register.counts(assembly.id()), assembly.quorumPercent());
        return Map.of(
                "present", format.number(quorum.present()),
                "voters", format.number(quorum.voters()),
                "needed", quorum.needed() == 0 ? "" : format.number(quorum.needed()),
                "reached", quorum.reached());
    }

    private Map<String, Object> presence(Assembly assembly, Format format) {
        int total = presence.total(assembly.id());
        return Map.of("total", total, "shown", format.number(total));
    }

    private Map<String, Object> ballot(
            Assembly assembly, String language, Format format, long number) {
        return ballots.findShown(assembly.id(), number)
                .<Map<String, Object>>map(b -> Map.of("ballot", view(b, language, format)))
                .orElse(Map.of());
    }

    private Map<String, Object> turnout(
            Assembly assembly, String language, Format format, long number) {
        Optional<Ballot> open =
                ballots.find(assembly.id(), number)
                        .filter(ballot -> ballot.state() == BallotState.OPEN);
        if (open.isEmpty()) {
            return Map.of("number", number);
        }
        Turnout turnout = votes.turnout(number);
        List<ResultLine> interim =
                results.interim(open.get())
                        .map(tally ->
                                ResultLine.of(
                                        open.get().rules(), tally, List.of(), language, format))
                        .orElse(List.of());
        return Map.of(
                "interim", interim,
                "number", number,
                "question", open.get().question(),
                "votes", format.number(turnout.votes()),
                "register", format.number(turnout.register()),
                "closes", open.get().closesAt().map(format::timeWithSeconds).orElse(""),
                "closesAt", open.get().closesAt().map(t -> t.toEpochMilli()).orElse(0L));
    }

    /** The projector: the current item, with what is open, else with its newest ballots. */
    private Map<String, Object> stage(Assembly assembly, String language, Format format) {
        Optional<AgendaItem> item = agenda.current(assembly.id());
        List<BallotView> shown =
                onStage(ballots.list(assembly.id()).reversed(), item).stream()
                        .map(b -> view(b, language, format))
                        .toList();
        return Map.of(
                "meeting", assembly.title(),
                "position", item.map(AgendaItem::position).orElse(0),
                "title", item.map(AgendaItem::title).orElse(""),
                "text", Markup.of(item.map(i -> Markdown.html(i.markdown())).orElse("")),
                "ballots", shown);
    }

    private static List<Ballot> onStage(List<Ballot> newestFirst, Optional<AgendaItem> item) {
        List<Ballot> open =
                newestFirst.stream().filter(b -> b.state() == BallotState.OPEN).toList();
        return open.isEmpty()
                ? newestFirst.stream()
                        .filter(b -> b.state() != BallotState.DRAFT && belongsTo(b, item))
                        .limit(MOST_ON_STAGE)
                        .toList()
                : open;
    }

    private static boolean belongsTo(Ballot ballot, Optional<AgendaItem> item) {
        return item.isPresent() && ballot.agendaItemId().equals(item.map(AgendaItem::id));
    }

    private BallotView view(Ballot ballot, String language, Format format) {
        return ballot.state() == BallotState.PUBLISHED
                ? BallotView.of(ballot, language, format, results.of(ballot))
                : BallotView.of(ballot, language, format);
    }
}
