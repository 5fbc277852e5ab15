package rostrum.rehearsal.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import rostrum.rehearsal.report.Verdict.Outcome;
import rostrum.rehearsal.result.Result.Counts;
import rostrum.rehearsal.result.Result.Generator;
import rostrum.rehearsal.result.Result.Return;

class VerdictTest {
    @Test
    void works() {
        Verdict verdict = Results.event().judged();
        assertThat(verdict.outcome()).isEqualTo(Outcome.PASS);
        assertThat(verdict.findings()).allMatch(each -> each.state() == Finding.State.KEPT);
        assertThat(verdict.bottleneck()).isEmpty();
    }

    @Test
    void lateDelivery() {
        Results results = Results.event().delivery("all", t -> Results.p99(t, 1_001));
        fails(results, "Changes on screen within 1 s: 99 % within 1 s");
    }

    @Test
    void withoutTheSumTheSlowestPromptKindCounts() {
        Results results = Results.event().delivery("ballot", t -> Results.p99(t, 1_400));
        assertThat(results.judged().outcome()).isEqualTo(Outcome.PASS);
        results.deliveries.removeIf(each -> each.name().equals("all"));
        fails(results, "Changes on screen within 1 s: 99 % within 1.4 s");
    }

    @Test
    void aCounterMayBeLaterByWhatItWaits() {
        Results results = Results.event().delivery("presence", t -> Results.p99(t, 6_000));
        assertThat(results.judged().outcome()).isEqualTo(Outcome.PASS);
        results.delivery("turnout", t -> Results.p99(t, 2_400));
        assertThat(results.judged().broken())
                .singleElement()
                .satisfies(each ->
                        assertThat(each.sentence())
                                .contains("99 % of turnout within 2.4 s of 2 s allowed"));
    }

    @Test
    void lateVotes() {
        Results results = Results.event().timing("vote", t -> Results.p99(t, 620));
        fails(results, "Votes answered within 500 ms: 99 % within 620 ms");
    }

    @Test
    void errors() {
        Results results = Results.event().timing("page", t -> Results.failed(t, 3));
        results.failures.put("page: 502", 4L);
        assertThat(results.judged().broken())
                .singleElement()
                .satisfies(each -> assertThat(each.sentence()).startsWith("No error: 4 in"));
        Promises forgiving = Promises.STANDARD.with(List.of("--errors", "4"));
        assertThat(Verdict.of(results.build(), forgiving).outcome()).isEqualTo(Outcome.PASS);
    }

    @Test
    void somebodyDoesNotGetIn() {
        Results results = Results.event();
        results.seconds.removeIf(second -> second.members() == results.members);
        assertThat(results.judged().broken())
                .singleElement()
                .satisfies(each -> assertThat(each.sentence()).endsWith("of 5,000"));
    }

    @Test
    void lateReturn() {
        Results results = Results.event();
        results.returns.set(0, new Return("drop", Results.START, 2500, 0, 2500, 9_000, 30_001));
        fails(results, "All connected again within 30 s: after drop 30 s, after deploy 12.1 s");
    }

    @Test
    void noReturn() {
        Results results = Results.event();
        results.returns.set(0, new Return("drop", Results.START, 2500, 0, 2488, 9_000, -1));
        fails(
                results,
                "All connected again within 30 s: after drop 12 of 2,500 missing, after deploy 12.1 s");
    }

    @Test
    void aDeployThatCutsStreams() {
        Results results = Results.event();
        results.returns.set(1, new Return("deploy", Results.START, 5000, 7, 5000, 9_000, 12_000));
        fails(results, "Deploys take leave of every stream: 7 of 5,000 without");
    }

    @Test
    void lost() {
        fails(counts(1, 0, 0, 0, 0, 0), "Every page shows the final state: 1 section out of date");
    }

    @Test
    void duplicatedAndBackwards() {
        fails(counts(0, 2, 0, 0, 0, 0), "No change twice, none backwards: 2 twice, 0 backwards");
        fails(counts(0, 0, 3, 0, 0, 0), "No change twice, none backwards: 0 twice, 3 backwards");
    }

    @Test
    void wrongCount() {
        String promise = "Every vote counted once: ";
        fails(
                counts(0, 0, 0, 1, 0, 0),
                promise + "1 missing, 0 counted twice, 0 counted differently");
        fails(
                counts(0, 0, 0, 0, 2, 0),
                promise + "0 missing, 2 counted twice, 0 counted differently");
        fails(
                counts(0, 0, 0, 0, 0, 3),
                promise + "0 missing, 0 counted twice, 3 counted differently");
    }

    @Test
    void wrongAttendance() {
        Results results = Results.event();
        results.counts = new Counts(1, 0, 0, 0, 10, 10, 0, 0, 0, 0, 4500, 4499);
        fails(results, "The attendance is right: 4,499 shown, 4,500 checked in");
    }

    @Test
    void aCheckInWithoutAnswerMayCount() {
        Results results = Results.event().timing("check-in", t -> Results.failed(t, 1));
        results.counts = new Counts(1, 0, 0, 0, 10, 10, 0, 0, 0, 0, 4499, 4500);
        assertThat(results.judged().broken()).extracting(Finding::promise).containsOnly("No error");
    }

    @Test
    void interrupted() {
        Results results = counts(0, 0, 0, 1, 0, 0);
        results.complete = false;
        assertThat(results.judged().doubts()).containsExactly("The rehearsal was interrupted.");
        assertThat(results.judged().outcome()).isEqualTo(Outcome.NONE);
    }

    @Test
    void nothingMeasured() {
        Results results = Results.event();
        results.deliveries.clear();
        assertThat(results.judged().outcome()).isEqualTo(Outcome.NONE);
    }

    @Test
    void aLateGeneratorGivesNoVerdict() {
        Results results = Results.event();
        results.generator = new Generator(2, 100, 150, 70, 400, 101);
        assertThat(results.judged().outcome()).isEqualTo(Outcome.NONE);
        results.generator = new Generator(2, 100, 150, 70, 5_001, 20);
        assertThat(results.judged().outcome()).isEqualTo(Outcome.NONE);
        results.generator = new Generator(2, 100, 150, 70, 1_400, 20);
        assertThat(results.judged().outcome()).isEqualTo(Outcome.PASS);
    }

    @Test
    void aBusyGeneratorExplainsWhatWasSlow() {
        Results results = Results.event();
        results.generator = new Generator(2, 150, 190, 96, 400, 40);
        assertThat(results.judged().outcome()).isEqualTo(Outcome.PASS);
        assertThat(results.judged().notes()).isNotEmpty();
        results.timing("vote", t -> Results.p99(t, 620));
        assertThat(results.judged().outcome()).isEqualTo(Outcome.NONE);
    }

    @Test
    void aBusyGeneratorDoesNotExplainALostVote() {
        Results results = counts(0, 0, 0, 1, 0, 0);
        results.generator = new Generator(2, 150, 190, 96, 2_000, 400);
        assertThat(results.judged().outcome()).isEqualTo(Outcome.FAIL);
        assertThat(results.judged().notes()).anyMatch(note -> note.contains("late by up to 2 s"));
    }

    private static Results counts(
            long lost, long twice, long back, long missing, long doubled, long differs) {
        Results results = Results.event();
        results.counts =
                new Counts(9, lost, twice, back, 10, 10, 0, missing, doubled, differs, 10, 10);
        return results;
    }

    private static void fails(Results results, String sentence) {
        Verdict verdict = results.judged();
        assertThat(verdict.broken()).extracting(Finding::sentence).containsExactly(sentence);
        assertThat(verdict.outcome()).isEqualTo(Outcome.FAIL);
    }
}
