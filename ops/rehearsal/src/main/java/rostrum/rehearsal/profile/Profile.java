package rostrum.rehearsal.profile;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** All figures of an event. */
public final class Profile {
    private final Map<Figure, String> texts = new EnumMap<>(Figure.class);
    private final Map<Figure, Double> values = new EnumMap<>(Figure.class);

    private Profile(Map<String, String> settings) {
        List<String> problems = new ArrayList<>();
        for (Figure figure : Figure.values()) {
            texts.put(figure, figure.standard());
        }
        settings.forEach((key, text) ->
                Figure.named(key)
                        .ifPresentOrElse(
                                figure -> texts.put(figure, text),
                                () -> problems.add("no figure is called \"" + key + "\"")));
        texts.forEach((figure, text) -> {
            try {
                values.put(figure, figure.parse(text));
            } catch (IllegalArgumentException e) {
                problems.add(e.getMessage());
            }
        });
        if (problems.isEmpty()) {
            problems.addAll(contradictions());
        }
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", problems));
        }
    }

    /** The figures by name; those that are not named have their standard value. */
    public static Profile of(Map<String, String> settings) {
        return new Profile(settings);
    }

    /**
     * Reads a profile.
     *
     * @param changes {@code name=value}, which overrule the file
     * @throws IllegalArgumentException with a line for every problem
     */
    public static Profile read(Path file, List<String> changes) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        Map<String, String> settings = new TreeMap<>();
        properties.forEach((key, text) -> settings.put((String) key, ((String) text).strip()));
        for (String change : changes) {
            String[] parts = change.split("=", 2);
            settings.put(parts[0].strip(), parts.length == 2 ? parts[1].strip() : "");
        }
        return of(settings);
    }

    private List<String> contradictions() {
        List<String> problems = new ArrayList<>();
        double rushEnds = value(Figure.ARRIVAL_RUSH_FROM) + value(Figure.ARRIVAL_RUSH_TIME);
        if (value(Figure.ARRIVAL_RUSH) > 0 && rushEnds > value(Figure.ARRIVAL_TIME)) {
            problems.add("the rush would end after the arrival: see arrival.rush-from");
        }
        double last = (count(Figure.BALLOTS) - 1) * value(Figure.BALLOTS_EVERY);
        double end = value(Figure.BALLOTS_FIRST) + last + value(Figure.BALLOTS_OPEN);
        if (count(Figure.BALLOTS) > 0 && end > value(Figure.MEETING_TIME)) {
            problems.add("the last ballot would close after the meeting: see meeting.time");
        }
        if (count(Figure.BALLOTS) > 1 && value(Figure.BALLOTS_EVERY) < value(Figure.BALLOTS_OPEN)) {
            problems.add("a ballot would open before the one before it closes: see ballots.every");
        }
        if (value(Figure.DROP) > 0 && value(Figure.DROP_AT) > value(Figure.MEETING_TIME)) {
            problems.add("the drop would come after the meeting: see drop.at");
        }
        return problems;
    }

    private double value(Figure figure) {
        return values.getOrDefault(figure, 0.0);
    }

    public int count(Figure figure) {
        return (int) value(figure);
    }

    /** From 0 to 1, or a rate per second. */
    public double share(Figure figure) {
        return value(figure);
    }

    public Duration time(Figure figure) {
        return Duration.ofMillis((long) value(figure));
    }

    /** Every figure as it was written, by name. */
    public Map<String, String> texts() {
        Map<String, String> all = new LinkedHashMap<>();
        texts.forEach((figure, text) -> all.put(figure.key(), text));
        return all;
    }
}
