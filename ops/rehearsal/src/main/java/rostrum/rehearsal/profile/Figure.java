package rostrum.rehearsal.profile;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A figure of an event, by its name in a profile; what each is for is said by the profiles. */
public enum Figure {
    MEMBERS("members", Kind.COUNT, 1, 100_000, "1000"),
    PAUSE("pause", Kind.TIME, 0, 600_000, "3s"),
    ARRIVAL_TIME("arrival.time", Kind.TIME, 0, 36_000_000, "3m"),
    ARRIVAL_RUSH("arrival.rush", Kind.SHARE, 0, 1, "0.4"),
    ARRIVAL_RUSH_FROM("arrival.rush-from", Kind.TIME, 0, 36_000_000, "150s"),
    ARRIVAL_RUSH_TIME("arrival.rush-time", Kind.TIME, 0, 36_000_000, "30s"),
    CHECK_IN("check-in", Kind.SHARE, 0, 1, "0.95"),
    RELOADS("reloads", Kind.SHARE, 0, 1, "0.02"),
    MEETING_TIME("meeting.time", Kind.TIME, 1_000, 36_000_000, "5m"),
    AGENDA_EVERY("agenda.every", Kind.TIME, 0, 36_000_000, "60s"),
    NOTICE_EVERY("notice.every", Kind.TIME, 0, 36_000_000, "45s"),
    UPDATES("updates", Kind.RATE, 0, 4, "0"),
    BALLOTS("ballots", Kind.COUNT, 0, 100, "3"),
    BALLOTS_SECRET("ballots.secret", Kind.COUNT, 0, 100, "1"),
    BALLOTS_FIRST("ballots.first", Kind.TIME, 0, 36_000_000, "20s"),
    BALLOTS_EVERY("ballots.every", Kind.TIME, 0, 36_000_000, "80s"),
    BALLOTS_OPEN("ballots.open", Kind.TIME, 1_000, 36_000_000, "40s"),
    VOTES("votes", Kind.SHARE, 0, 1, "0.9"),
    VOTES_SOON("votes.soon", Kind.SHARE, 0, 1, "0.85"),
    VOTES_WITHIN("votes.within", Kind.TIME, 0, 36_000_000, "10s"),
    VOTES_TWICE("votes.twice", Kind.SHARE, 0, 1, "0.05"),
    VOTES_LATE("votes.late", Kind.SHARE, 0, 1, "0.02"),
    VOTES_STALE("votes.stale", Kind.SHARE, 0, 1, "0.01"),
    DROP("drop", Kind.SHARE, 0, 1, "0.5"),
    DROP_AT("drop.at", Kind.TIME, 0, 36_000_000, "75s"),
    DEPLOY_AT("deploy.at", Kind.TIME, 0, 36_000_000, "2m"),
    CONSOLES("consoles", Kind.COUNT, 0, 100, "1"),
    PROJECTORS("projectors", Kind.COUNT, 0, 100, "1"),
    SLOW("slow-readers", Kind.COUNT, 0, 100_000, "10"),
    SLOW_PAUSE("slow-readers.pause", Kind.TIME, 0, 600_000, "8s"),
    SETTLED_WITHIN("settled-within", Kind.TIME, 1_000, 600_000, "30s");

    private static final Pattern TIME = Pattern.compile("(0|[1-9][0-9]{0,5})(ms|s|m)");

    private enum Kind {
        COUNT("a whole number"),
        SHARE("a share"),
        RATE("a number"),
        TIME("a time like 500ms, 20s or 3m");

        private final String words;

        Kind(String words) {
            this.words = words;
        }
    }

    private final String key;
    private final Kind kind;
    private final double least;
    private final double most;
    private final String standard;

    Figure(String key, Kind kind, double least, double most, String standard) {
        this.key = key;
        this.kind = kind;
        this.least = least;
        this.most = most;
        this.standard = standard;
    }

    /** Its name in a profile. */
    public String key() {
        return key;
    }

    /** The value in a profile that does not name it. */
    String standard() {
        return standard;
    }

    static Optional<Figure> named(String key) {
        return Arrays.stream(values()).filter(figure -> figure.key.equals(key)).findFirst();
    }

    /**
     * The number in a text; of a time it is milliseconds.
     *
     * @throws IllegalArgumentException with a sentence that names the figure
     */
    double parse(String text) {
        double value = kind == Kind.TIME ? millis(text) : number(text);
        if (!(value >= least && value <= most)) { // also what is not a number
            throw new IllegalArgumentException(
                    "%s wants %s from %s to %s: \"%s\""
                            .formatted(key, kind.words, words(least), words(most), text));
        }
        return value;
    }

    private double number(String text) {
        String form = kind == Kind.COUNT ? "[0-9]{1,9}" : "[0-9]{1,9}(\\.[0-9]{1,9})?";
        return text.matches(form) ? Double.parseDouble(text) : Double.NaN;
    }

    private static double millis(String text) {
        Matcher matcher = TIME.matcher(text);
        if (!matcher.matches()) {
            return Double.NaN;
        }
        int unit =
                switch (matcher.group(2)) {
                    case "ms" -> 1;
                    case "s" -> 1_000;
                    default -> 60_000;
                };
        return Double.parseDouble(matcher.group(1)) * unit;
    }

    private String words(double bound) {
        String number = "%.0f".formatted(bound);
        return kind == Kind.TIME ? number + "ms" : number;
    }
}
