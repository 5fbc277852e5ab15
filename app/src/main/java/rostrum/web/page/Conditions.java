package rostrum.web.page;

import java.util.ArrayList;
import java.util.List;
import rostrum.counting.Base;
import rostrum.counting.Majority;
import rostrum.counting.Rules;
import rostrum.voting.Electorate;
import rostrum.voting.Settings;

/** How a ballot is held and what it takes, in words for those who vote. */
final class Conditions {
    private final Settings settings;
    private final Rules rules;
    private final String language;
    private final Format format;

    private Conditions(Settings settings, String language, Format format) {
        this.settings = settings;
        this.rules = settings.rules();
        this.language = language;
        this.format = format;
    }

    /** A sentence for each, what matters most to a voter first. */
    static List<String> of(Settings settings, String language, Format format) {
        return new Conditions(settings, language, format).sentences();
    }

    private List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        sentences.add(
                switch (settings.secrecy()) {
                    case ROLL_CALL -> text("ballot.rollcall");
                    case SECRET -> text("ballot.secret");
                });
        sentences.add(text(settings.mayRevote() ? "ballot.revote" : "ballot.final"));
        sentences.add(takes());
        if (rules.quorumPercent().signum() > 0) {
            sentences.add(quorum());
        }
        if (settings.electorate() == Electorate.PRESENT) {
            sentences.add(text("takes.present"));
        }
        return List.copyOf(sentences);
    }

    private String takes() {
        boolean simple = rules.majority() == Majority.SIMPLE;
        String seats = format.number(rules.seats());
        if (!rules.method().hasOptions()) {
            return simple ? text("takes.yes.simple") : text("takes.yes.share", share(), base());
        }
        if (rules.seats() == 1) {
            return simple ? text("takes.one.simple") : text("takes.one.share", share(), base());
        }
        return simple
                ? text("takes.several.simple", seats)
                : text("takes.several.share", seats, share(), base());
    }

    private String share() {
        return switch (rules.majority()) {
            case SIMPLE -> "";
            case ABSOLUTE -> text("takes.half");
            case TWO_THIRDS -> text("takes.thirds");
            case THREE_QUARTERS -> text("takes.quarters");
        };
    }

    private String base() {
        return switch (rules.majorityBase()) {
            case CAST -> text(rules.countAbstentions() ? "takes.of.all" : "takes.of.cast");
            case PRESENT -> text("takes.of.present");
            case REGISTER -> text("takes.of.register");
        };
    }

    private String quorum() {
        String percent = format.percent(rules.quorumPercent());
        return rules.quorumBase() == Base.PRESENT
                ? text("takes.quorum.present", percent)
                : text("takes.quorum.cast", percent);
    }

    private String text(String key, Object... arguments) {
        return Languages.text(language, key, arguments);
    }
}
