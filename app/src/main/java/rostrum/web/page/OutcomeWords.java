package rostrum.web.page;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rostrum.counting.Base;
import rostrum.counting.Majority;
import rostrum.counting.Method;
import rostrum.counting.Outcome;
import rostrum.counting.Outcome.Kind;
import rostrum.counting.Paper;
import rostrum.counting.Rules;
import rostrum.counting.Tally;
import rostrum.counting.TieBreak;
import rostrum.counting.TieRule;

/** Why an outcome is what it is, in whole sentences with the figures. */
final class OutcomeWords {
    private final Rules rules;
    private final Tally tally;
    private final Outcome outcome;
    private final Optional<TieBreak> tieBreak;
    private final String language;
    private final Format format;

    /** Who is equal across the last seat. */
    private final List<String> equal;

    private OutcomeWords(
            Rules rules,
            Tally tally,
            Outcome outcome,
            Optional<TieBreak> tieBreak,
            String language,
            Format format) {
        this.rules = rules;
        this.tally = tally;
        this.outcome = outcome;
        this.tieBreak = tieBreak;
        this.language = language;
        this.format = format;
        this.equal = Outcome.equal(rules, tally);
    }

    /**
     * The sentences, one after the other.
     *
     * @param outcome of this tally and this tie break under these rules
     */
    static String of(
            Rules rules,
            Tally tally,
            Outcome outcome,
            Optional<TieBreak> tieBreak,
            String language,
            Format format) {
        return new OutcomeWords(rules, tally, outcome, tieBreak, language, format).words();
    }

    private String words() {
        List<String> sentences = new ArrayList<>();
        if (outcome.kind() == Kind.NO_QUORUM) {
            sentences.add(quorum("outcome.noquorum.cast", "outcome.noquorum.present"));
        } else {
            sentences.addAll(rules.method().hasOptions() ? options() : motion());
            sentences.addAll(tie());
            if (rules.quorumPercent().signum() > 0) {
                sentences.add(quorum("outcome.quorum.cast", "outcome.quorum.present"));
            }
        }
        sentences.add(text("outcome.turnout", number(tally.votes()), members(tally.register())));
        return String.join(" ", sentences);
    }

    private List<String> motion() {
        String yes = number(tally.weightOf(Paper.YES));
        if (!Outcome.tie(rules, tally).isEmpty()) {
            return switch (outcome.kind()) {
                case TIED -> List.of(text("outcome.even", yes));
                case ADOPTED -> List.of(text("outcome.even.adopted", yes));
                default -> List.of(text("outcome.even.rejected", yes));
            };
        }
        if (outcome.base().signum() == 0) {
            return List.of(text("outcome.nobody"));
        }
        String key = outcome.adopted() ? "outcome.adopted" : "outcome.rejected";
        return List.of(text(key, yes, base(), number(outcome.needed()), majority()));
    }

    private List<String> options() {
        List<String> sentences = new ArrayList<>();
        boolean election = rules.method() == Method.ELECTION;
        if (!outcome.won().isEmpty()) {
            String key = election ? "outcome.elected" : "outcome.chosen";
            sentences.add(text(key, winners()));
        } else if (outcome.kind() == Kind.UNDECIDED) {
            sentences.add(text(election ? "outcome.elected.nobody" : "outcome.chosen.nothing"));
        }
        if (election && isOpen()) {
            sentences.add(text("outcome.open", outcome.openSeats()));
        }
        sentences.add(
                rules.majority() == Majority.SIMPLE
                        ? text("outcome.most")
                        : text("outcome.share", number(outcome.needed()), base(), majority()));
        if (!equal.isEmpty()) {
            BigDecimal weight = tally.weightOf(equal.getFirst());
            sentences.add(text("outcome.equal", labels(equal, ", "), number(weight)));
        }
        return sentences;
    }

    private boolean isOpen() {
        return outcome.kind() == Kind.PARTLY || outcome.kind() == Kind.UNDECIDED;
    }

    /** Who breaks a tie, or how it was broken. */
    private List<String> tie() {
        if (outcome.kind() == Kind.TIED) {
            String key = rules.tieRule() == TieRule.LOT ? "outcome.tied.lot" : "outcome.tied.chair";
            return List.of(text(key));
        }
        if (Outcome.tie(rules, tally).isEmpty() || tieBreak.isEmpty()) {
            return List.of();
        }
        boolean lot = tieBreak.get().by() == TieBreak.By.LOT;
        String order = labels(tieBreak.get().ranking(), ' ' + text("outcome.before") + ' ');
        return List.of(text(lot ? "outcome.by.lot" : "outcome.by.chair", order));
    }

    private String quorum(String cast, String present) {
        return text(
                rules.quorumBase() == Base.PRESENT ? present : cast,
                number(outcome.quorumHad()),
                weighted() ? votes(tally.registerWeight()) : members(tally.register()),
                number(outcome.quorumNeeded()));
    }

    /** What the majority is a share of. */
    private String base() {
        String key =
                switch (rules.majority() == Majority.SIMPLE ? Base.CAST : rules.majorityBase()) {
                    case CAST -> cast();
                    case PRESENT ->
                            weighted() ? "outcome.votes.present" : "outcome.members.present";
                    case REGISTER ->
                            weighted() ? "outcome.votes.register" : "outcome.members.register";
                };
        return text(key, number(outcome.base()), outcome.base());
    }

    /** Abstentions are spoken of where there are any, and it matters. */
    private String cast() {
        if (tally.weightOf(Paper.ABSTAIN).signum() == 0) {
            return "outcome.cast";
        }
        boolean counted = rules.countAbstentions() && rules.majority() != Majority.SIMPLE;
        return counted ? "outcome.cast.all" : "outcome.cast.without";
    }

    /** Whether votes are not simply members. */
    private boolean weighted() {
        return tally.registerWeight().compareTo(BigDecimal.valueOf(tally.register())) != 0
                || tally.weight().compareTo(BigDecimal.valueOf(tally.votes())) != 0;
    }

    private String winners() {
        return String.join(
                ", ",
                outcome.won().stream()
                        .map(key -> label(key) + " (" + number(tally.weightOf(key)) + ")")
                        .toList());
    }

    private String labels(List<String> keys, String between) {
        return String.join(between, keys.stream().map(this::label).toList());
    }

    private String label(String key) {
        return ChoiceView.label(rules, key, language);
    }

    private String majority() {
        return text("majority." + Names.of(rules.majority()));
    }

    private String members(int count) {
        return text("outcome.members", number(count), count);
    }

    private String votes(BigDecimal weight) {
        return text("outcome.votes", number(weight), weight);
    }

    private String number(BigDecimal value) {
        return format.number(value);
    }

    private String number(int value) {
        return format.number(value);
    }

    private String text(String key, Object... arguments) {
        return Languages.text(language, key, arguments);
    }
}
