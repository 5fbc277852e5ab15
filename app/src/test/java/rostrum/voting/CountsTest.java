package rostrum.voting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.booleans;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.quicktheories.core.Gen;
import rostrum.counting.Base;
import rostrum.counting.ChoiceCount;
import rostrum.counting.Majority;
import rostrum.counting.Method;
import rostrum.counting.Rules;
import rostrum.counting.Tally;
import rostrum.counting.TieRule;

class CountsTest {
    private static final List<String> PAPERS = List.of("1", "2", "3", "1+3", "1+2+3", "abstain");
    private static final Rules RULES =
            new Rules(
                    Method.UP_TO_K,
                    List.of("red", "green", "blue"),
                    3,
                    1,
                    Majority.SIMPLE,
                    Base.CAST,
                    false,
                    BigDecimal.ZERO,
                    Base.CAST,
                    TieRule.NONE);

    @Test
    void works() {
        Tally tally =
                Counts.of(
                        RULES,
                        List.of(
                                papers("1+3", 2, "3.5"),
                                papers("1", 1, "1.5"),
                                papers("abstain", 1, "1"),
                                members(true, 7, "9"),
                                members(false, 10, "20")));
        assertThat(tally)
                .isEqualTo(
                        new Tally(
                                List.of(
                                        count("1", 3, "5"),
                                        count("2", 0, "0"),
                                        count("3", 2, "3.5"),
                                        count("abstain", 1, "1")),
                                4,
                                new BigDecimal("6"),
                                17,
                                new BigDecimal("29"),
                                new BigDecimal("9")));
    }

    @Test
    void theOrderOfThePapersDoesNotMatter() {
        qt().forAll(lines(), integers().all())
                .checkAssert((lines, seed) -> {
                    List<Counts.Line> shuffled = new ArrayList<>(lines);
                    Collections.shuffle(shuffled, new Random(seed));
                    assertThat(Counts.of(RULES, shuffled)).isEqualTo(Counts.of(RULES, lines));
                });
    }

    @Test
    void everyPaperCountsOnceForEachThatItNames() {
        qt().forAll(lines())
                .checkAssert(lines -> {
                    Tally tally = Counts.of(RULES, lines);
                    int named = 0;
                    BigDecimal weight = BigDecimal.ZERO;
                    for (Counts.Line line : lines) {
                        int names = line.paper().map(paper -> paper.split("[+]").length).orElse(0);
                        named += names * line.votes();
                        weight = weight.add(line.weight().multiply(BigDecimal.valueOf(names)));
                    }
                    assertThat(tally.choices().stream().mapToInt(ChoiceCount::votes).sum())
                            .isEqualTo(named);
                    assertThat(
                                    tally.choices().stream()
                                            .map(ChoiceCount::weight)
                                            .reduce(BigDecimal.ZERO, BigDecimal::add))
                            .isEqualByComparingTo(weight);
                });
    }

    @Test
    void thePresentAreOfTheRegister() {
        qt().forAll(lines())
                .checkAssert(lines -> {
                    Tally tally = Counts.of(RULES, lines);
                    List<Counts.Line> members =
                            lines.stream().filter(line -> line.paper().isEmpty()).toList();
                    assertThat(tally.register())
                            .isEqualTo(members.stream().mapToInt(Counts.Line::votes).sum());
                    assertThat(tally.registerWeight()).isEqualByComparingTo(weight(members));
                    assertThat(tally.presentWeight())
                            .isEqualByComparingTo(
                                    weight(members.stream().filter(Counts.Line::present).toList()));
                });
    }

    /** Papers, and members of the register, in any order. */
    private static Gen<List<Counts.Line>> lines() {
        return lists().of(
                        integers()
                                .between(0, PAPERS.size())
                                .zip(
                                        booleans().all(),
                                        integers().between(1, 3),
                                        integers().between(1, 30_000),
                                        CountsTest::line))
                .ofSizeBetween(0, 12);
    }

    private static Counts.Line line(int paper, boolean present, int votes, int tenThousandths) {
        return new Counts.Line(
                PAPERS.stream().skip(paper).findFirst(),
                present,
                votes,
                BigDecimal.valueOf(tenThousandths, 4));
    }

    private static BigDecimal weight(List<Counts.Line> lines) {
        return lines.stream().map(Counts.Line::weight).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static Counts.Line papers(String paper, int votes, String weight) {
        return new Counts.Line(Optional.of(paper), false, votes, new BigDecimal(weight));
    }

    private static Counts.Line members(boolean present, int votes, String weight) {
        return new Counts.Line(Optional.empty(), present, votes, new BigDecimal(weight));
    }

    private static ChoiceCount count(String choice, int votes, String weight) {
        return new ChoiceCount(choice, votes, new BigDecimal(weight));
    }
}
