package rostrum.web.page;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import rostrum.counting.Majority;
import rostrum.counting.Method;
import rostrum.counting.Rules;
import rostrum.voting.Secrecy;
import rostrum.voting.Settings;

/** All settings of a ballot in words, for those who chair. */
final class SettingWords {
    private final String language;
    private final Format format;
    private final List<Row> rows = new ArrayList<>();

    /** A setting and what it is set to. */
    public record Row(String label, String value) {}

    private SettingWords(String language, Format format) {
        this.language = language;
        this.format = format;
    }

    /** Those that mean something for this ballot. */
    static List<Row> of(Settings settings, String language, Format format) {
        SettingWords words = new SettingWords(language, format);
        words.addRules(settings.rules());
        words.addRest(settings);
        return List.copyOf(words.rows);
    }

    private void addRules(Rules rules) {
        add("field.method", text("method." + Names.of(rules.method())));
        if (rules.method().hasOptions()) {
            add("field.options", String.join(" · ", rules.options()));
        }
        if (rules.method() == Method.ELECTION || rules.method() == Method.UP_TO_K) {
            add("field.seats", format.number(rules.seats()));
            add("field.mostChoices", format.number(rules.mostChoices()));
        }
        add("field.majority", text("majority." + Names.of(rules.majority())));
        if (rules.majority() != Majority.SIMPLE) {
            add("field.majorityBase", text("base." + Names.of(rules.majorityBase())));
            add("field.countAbstentions", yesOrNo(rules.countAbstentions()));
        }
        if (rules.quorumPercent().signum() > 0) {
            String base = text("quorum." + Names.of(rules.quorumBase()));
            add("field.quorumPercent", format.number(rules.quorumPercent()) + " % · " + base);
        }
        add("field.tieRule", text("tie." + Names.of(rules.tieRule())));
    }

    private void addRest(Settings settings) {
        add("field.secrecy", text("secrecy." + Names.of(settings.secrecy())));
        add("field.electorate", text("electorate." + Names.of(settings.electorate())));
        add("field.weighted", text(settings.weighted() ? "weighted.yes" : "weighted.no"));
        if (settings.secrecy() == Secrecy.ROLL_CALL) {
            add("field.revote", yesOrNo(settings.mayRevote()));
            add("field.interim", yesOrNo(settings.interim()));
        }
        settings.duration().map(Duration::toSeconds).ifPresent(this::addDuration);
        add("field.publishAtClosing", yesOrNo(settings.publishAtClosing()));
    }

    private void addDuration(long seconds) {
        String clock = seconds / 60 + ":" + String.format("%02d", seconds % 60);
        add("field.minutes", clock);
    }

    private void add(String label, String value) {
        rows.add(new Row(text(label), value));
    }

    private String yesOrNo(boolean is) {
        return text(is ? "choice.yes" : "choice.no");
    }

    private String text(String key) {
        return Languages.text(language, key);
    }
}
