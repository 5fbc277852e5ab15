package rostrum.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import rostrum.counting.Base;
import rostrum.counting.ChoiceCount;
import rostrum.counting.Majority;
import rostrum.counting.Method;
import rostrum.counting.Outcome;
import rostrum.counting.Rules;
import rostrum.counting.Tally;
import rostrum.counting.TieBreak;
import rostrum.counting.TieRule;

final class OutcomeWordsTest {
    private static final String NO_QUORUM = "0";

    @Test
    void works() {
        Rules rules = motion(Majority.TWO_THIRDS, Base.CAST, false, NO_QUORUM, TieRule.NONE);
        Tally tally = tally(rules, 400, "212", "88", "0");
        assertThat(english(rules, tally))
                .isEqualTo(
                        "Adopted: 212 yes of 300 votes cast, 200 needed (two-thirds majority). 300"
                                + " of 400 members voted.");
        assertThat(german(rules, tally))
                .isEqualTo(
                        "Angenommen: 212 Ja von 300 abgegebenen Stimmen, 200 nötig"
                                + " (Zweidrittelmehrheit). 300 von 400 Mitgliedern haben"
                                + " abgestimmt.");
    }

    @Test
    void abstentionsAreSpokenOfWhereThereAreAny() {
        Rules without = motion(Majority.ABSOLUTE, Base.CAST, false, NO_QUORUM, TieRule.NONE);
        Rules with = motion(Majority.ABSOLUTE, Base.CAST, true, NO_QUORUM, TieRule.NONE);
        assertThat(english(without, tally(without, 10, "5", "4", "1")))
                .startsWith(
                        "Adopted: 5 yes of 9 votes cast without abstentions, 5 needed (absolute"
                                + " majority).");
        assertThat(english(with, tally(with, 10, "5", "4", "1")))
                .startsWith(
                        "Rejected: 5 yes of 10 votes cast with abstentions, 6 needed (absolute"
                                + " majority).");
        assertThat(german(with, tally(with, 10, "5", "4", "1")))
                .startsWith("Abgelehnt: 5 Ja von 10 abgegebenen Stimmen mit Enthaltungen, 6 nötig");
    }

    @Test
    void simpleMajoritiesNeverCountAbstentions() {
        Rules rules = motion(Majority.SIMPLE, Base.REGISTER, true, NO_QUORUM, TieRule.NONE);
        assertThat(english(rules, tally(rules, 10, "2", "1", "3")))
                .startsWith("Adopted: 2 yes of 3 votes cast without abstentions, 2 needed");
    }

    @Test
    void theBaseMayBeMorePeopleThanVoted() {
        Rules present = motion(Majority.ABSOLUTE, Base.PRESENT, false, NO_QUORUM, TieRule.NONE);
        Rules register =
                motion(Majority.THREE_QUARTERS, Base.REGISTER, false, NO_QUORUM, TieRule.NONE);
        assertThat(english(present, tally(present, 8, "5", "1", "0")))
                .startsWith("Adopted: 5 yes of 8 members present, 5 needed (absolute majority).");
        assertThat(german(present, tally(present, 8, "5", "1", "0")))
                .startsWith("Angenommen: 5 Ja von 8 anwesenden Mitgliedern, 5 nötig");
        assertThat(english(register, tally(register, 8, "5", "1", "0")))
                .startsWith("Rejected: 5 yes of 8 members on the register, 6 needed");
        assertThat(german(register, tally(register, 8, "5", "1", "0")))
                .startsWith("Abgelehnt: 5 Ja von 8 Mitgliedern im Wählerverzeichnis, 6 nötig");
    }

    @Test
    void weightsAreVotesNotMembers() {
        Rules rules = motion(Majority.ABSOLUTE, Base.REGISTER, false, NO_QUORUM, TieRule.NONE);
        assertThat(english(rules, tally(rules, 8, "4.5", "1", "0")))
                .startsWith("Adopted: 4.5 yes of 8 votes on the register, 4.1 needed");
        assertThat(german(rules, tally(rules, 8, "4.5", "1", "0")))
                .startsWith("Angenommen: 4,5 Ja von 8 Stimmen im Wählerverzeichnis, 4,1 nötig");
    }

    @Test
    void oneIsSingular() {
        Rules rules = motion(Majority.SIMPLE, Base.CAST, false, NO_QUORUM, TieRule.NONE);
        assertThat(english(rules, tally(rules, 1, "1", "0", "0")))
                .isEqualTo(
                        "Adopted: 1 yes of 1 vote cast, 1 needed (simple majority). 1 of 1 member"
                                + " voted.");
    }

    @Test
    void saysWhenNobodyVoted() {
        Rules rules = motion(Majority.SIMPLE, Base.CAST, false, NO_QUORUM, TieRule.NONE);
        assertThat(english(rules, tally(rules, 3, "0", "0", "2")))
                .isEqualTo("Rejected: nobody voted yes or no. 2 of 3 members voted.");
    }

    @Test
    void tellsOfTheQuorum() {
        Rules cast = motion(Majority.SIMPLE, Base.CAST, false, "50", TieRule.NONE);
        assertThat(english(cast, tally(cast, 100, "30", "9", "1")))
                .isEqualTo(
                        "No decision: 40 of 100 members took part, 50 needed. 40 of 100 members"
                                + " voted.");
        assertThat(german(cast, tally(cast, 100, "30", "9", "1")))
                .startsWith(
                        "Keine Entscheidung: 40 von 100 Mitgliedern haben teilgenommen, 50 nötig.");
        assertThat(english(cast, tally(cast, 80, "30", "9", "1")))
                .contains("Enough took part: 40 of 80 members, 40 needed.");
        Rules present =
                new Rules(
                        Method.YES_NO_ABSTAIN,
                        List.of(),
                        1,
                        1,
                        Majority.SIMPLE,
                        Base.CAST,
                        false,
                        new BigDecimal("50"),
                        Base.PRESENT,
                        TieRule.NONE);
        assertThat(english(present, tally(present, 80, "3", "1", "0")))
                .contains("Enough were present: 80 of 80 members, 40 needed.");
    }

    @Test
    void tellsWhoBreaksATieAndHow() {
        Rules chair = motion(Majority.SIMPLE, Base.CAST, false, NO_QUORUM, TieRule.CHAIR);
        Rules lot = motion(Majority.SIMPLE, Base.CAST, false, NO_QUORUM, TieRule.LOT);
        Rules none = motion(Majority.SIMPLE, Base.CAST, false, NO_QUORUM, TieRule.NONE);
        Tally tally = tally(chair, 9, "4", "4", "0");
        assertThat(english(chair, tally)).startsWith("Tie: 4 yes and 4 no. The chair decides.");
        assertThat(english(none, tally)).startsWith("Rejected: 4 yes of 8 votes cast, 5 needed");
        assertThat(words("en", chair, tally, by(TieBreak.By.CHAIR, "yes", "no")))
                .startsWith(
                        "Adopted after a tie: 4 yes and 4 no. The chair decided: Yes before No.");
        assertThat(words("de", lot, tally, by(TieBreak.By.LOT, "no", "yes")))
                .startsWith(
                        "Abgelehnt nach Stimmengleichheit: 4 Ja und 4 Nein. Das Los hat"
                                + " entschieden: Nein vor Ja.");
    }

    @Test
    void namesTheElectedAndTheirVotes() {
        Rules rules = election(3, Majority.ABSOLUTE, TieRule.NONE);
        Tally tally = papers(199, tally(rules, 300, "120", "90", "101", "0", "10"));
        assertThat(english(rules, tally))
                .isEqualTo(
                        "Elected: Ada Albers (120), Cem Can (101). One seat stays open. Needed: 95 of"
                                + " 189 votes cast without abstentions (absolute majority). 199"
                                + " of 300 members voted.");
        assertThat(german(rules, tally))
                .startsWith("Gewählt: Ada Albers (120), Cem Can (101). Ein Platz bleibt offen.");
    }

    @Test
    void tellsWhoIsEqualAcrossTheLastSeat() {
        Tally tally =
                tally(election(2, Majority.SIMPLE, TieRule.NONE), 50, "20", "9", "9", "1", "0");
        assertThat(english(election(2, Majority.SIMPLE, TieRule.NONE), tally))
                .startsWith(
                        "Elected: Ada Albers (20). One seat stays open. The most votes win. Equal:"
                                + " Ben Bär, Cem Can, with 9 each.");
        assertThat(english(election(2, Majority.SIMPLE, TieRule.LOT), tally))
                .contains("Equal: Ben Bär, Cem Can, with 9 each. The lot decides.")
                .doesNotContain("open");
        assertThat(
                        words(
                                "en",
                                election(2, Majority.SIMPLE, TieRule.LOT),
                                tally,
                                by(TieBreak.By.LOT, "3", "2")))
                .startsWith("Elected: Ada Albers (20), Cem Can (9). The most votes win.")
                .contains("The lot decided: Cem Can before Ben Bär.");
    }

    @Test
    void saysWhenNobodyIsElected() {
        Rules rules = election(2, Majority.SIMPLE, TieRule.NONE);
        assertThat(english(rules, tally(rules, 5, "0", "0", "0", "0", "5")))
                .isEqualTo(
                        "Nobody is elected. 2 seats stay open. The most votes win. 5 of 5 members"
                                + " voted.");
    }

    private static String english(Rules rules, Tally tally) {
        return words("en", rules, tally, Optional.empty());
    }

    private static String german(Rules rules, Tally tally) {
        return words("de", rules, tally, Optional.empty());
    }

    private static String words(
            String language, Rules rules, Tally tally, Optional<TieBreak> tieBreak) {
        return OutcomeWords.of(
                rules,
                tally,
                Outcome.of(rules, tally, tieBreak),
                tieBreak,
                language,
                new Format(language, ZoneOffset.UTC));
    }

    private static Optional<TieBreak> by(TieBreak.By by, String... ranking) {
        return Optional.of(new TieBreak(by, List.of(ranking), Optional.empty()));
    }

    private static Rules motion(
            Majority majority, Base base, boolean abstentions, String quorum, TieRule tieRule) {
        return new Rules(
                Method.YES_NO_ABSTAIN,
                List.of(),
                1,
                1,
                majority,
                base,
                abstentions,
                new BigDecimal(quorum),
                Base.CAST,
                tieRule);
    }

    private static Rules election(int seats, Majority majority, TieRule tieRule) {
        return new Rules(
                Method.ELECTION,
                List.of("Ada Albers", "Ben Bär", "Cem Can", "Dora Dix"),
                seats,
                seats,
                majority,
                Base.CAST,
                false,
                BigDecimal.ZERO,
                Base.CAST,
                tieRule);
    }

    private static Tally tally(Rules rules, int register, String... weights) {
        List<ChoiceCount> counts = new ArrayList<>();
        BigDecimal sum = BigDecimal.ZERO;
        for (String choice : rules.choices()) {
            BigDecimal weight = new BigDecimal(weights[counts.size()]);
            counts.add(new ChoiceCount(choice, weight.intValue(), weight));
            sum = sum.add(weight);
        }
        BigDecimal all = BigDecimal.valueOf(register);
        return new Tally(counts, sum.intValue(), sum, register, all, all);
    }

    /** The same count from fewer papers, some of which name several. */
    private static Tally papers(int papers, Tally tally) {
        return new Tally(
                tally.choices(),
                papers,
                BigDecimal.valueOf(papers),
                tally.register(),
                tally.registerWeight(),
                tally.presentWeight());
    }
}
