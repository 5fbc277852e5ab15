package rostrum.rehearsal.play;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rostrum.rehearsal.play.FakeSite.Fault;
import rostrum.rehearsal.profile.Profile;
import rostrum.rehearsal.result.Result;
import rostrum.rehearsal.result.Result.Counts;

/** Whether what is wrong with a site is found. */
class PlayTest {
    private static final int MEMBERS = 10;

    /** As short as it can be. */
    private static final Map<String, String> FIGURES =
            Map.ofEntries(
                    Map.entry("members", "" + MEMBERS),
                    Map.entry("pause", "0s"),
                    Map.entry("arrival.time", "1s"),
                    Map.entry("arrival.rush", "0"),
                    Map.entry("check-in", "1"),
                    Map.entry("reloads", "0"),
                    Map.entry("meeting.time", "7s"),
                    Map.entry("agenda.every", "0s"),
                    Map.entry("notice.every", "2s"),
                    Map.entry("ballots", "1"),
                    Map.entry("ballots.first", "500ms"),
                    Map.entry("ballots.open", "2s"),
                    Map.entry("votes", "0.5"),
                    Map.entry("votes.soon", "1"),
                    Map.entry("votes.within", "1s"),
                    Map.entry("votes.late", "1"),
                    Map.entry("drop", "0"),
                    Map.entry("consoles", "0"),
                    Map.entry("projectors", "0"),
                    Map.entry("slow-readers", "0"),
                    Map.entry("settled-within", "2s"));

    @TempDir private Path folder;
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @Test
    void aFaultlessSiteHasNoFailures() throws Exception {
        Result result = play(EnumSet.noneOf(Fault.class));
        assertThat(result.failures()).isEmpty();
        assertThat(result.complete()).isTrue();
        Counts counts = result.counts();
        assertThat(counts.acknowledged()).isPositive().isEqualTo(counts.voters());
        assertThat(wrong(counts)).isZero();
        assertThat(counts.checkedIn()).isEqualTo(MEMBERS);
        assertThat(new ObjectMapper().readValue(file("result.json"), Result.class))
                .isEqualTo(result);
        assertThat(count(result, "receipt")).as("a vote is one request").isZero();
        assertThat(file("histograms.json")).contains("\"timings\"", "\"deliveries\"", "\"vote\"");
    }

    @Test
    void whatIsWrongIsFound() throws Exception {
        Result result =
                play(
                        EnumSet.of(
                                Fault.DROPS_AN_EVENT,
                                Fault.CHANGES_A_VOTE,
                                Fault.TAKES_LATE_VOTES,
                                Fault.REFUSES_CHECK_INS),
                        Map.of("deploy.at", "1s"),
                        Optional.of("echo no; exit 3"));
        Counts counts = result.counts();
        assertThat(counts.lost()).isEqualTo(1);
        assertThat(counts.differs()).isEqualTo(1);
        assertThat(counts.missing() + counts.doubled() + counts.duplicated()).isZero();
        assertThat(result.failures())
                .containsEntry("check-in: answered 500", (long) MEMBERS)
                .containsEntry("deploy: ended with status 3", 1L)
                .containsKey("late vote: answered 200");
        assertThat(file("deploy.log")).isEqualTo("no\n");
    }

    @Test
    void withoutScriptAVoteLeadsToTheReceiptAndBack() throws Exception {
        Result result = play(EnumSet.noneOf(Fault.class), Map.of("reloads", "1"), Optional.empty());
        assertThat(result.failures()).isEmpty();
        assertThat(count(result, "receipt")).isPositive().isEqualTo(count(result, "vote"));
        assertThat(count(result, "page")).isGreaterThan(count(play(Set.of()), "page"));
        assertThat(wrong(result.counts())).isZero();
    }

    @Test
    void aVoteThatIsRefusedForOverloadIsSentAgainAndCountsAsAnError() throws Exception {
        Result result =
                play(
                        EnumSet.of(Fault.IS_BUSY_AT_FIRST),
                        Map.of("ballots.open", "5s", "meeting.time", "10s"),
                        Optional.empty());
        assertThat(result.failures()).containsExactlyEntriesOf(Map.of("vote: answered 503", 1L));
        assertThat(result.counts().acknowledged()).isPositive().isEqualTo(result.counts().voters());
        assertThat(wrong(result.counts())).isZero();
    }

    private static long count(Result result, String request) {
        return result.timings().stream()
                .filter(timing -> timing.name().equals(request))
                .mapToLong(Result.Timing::count)
                .sum();
    }

    @Test
    void whatIsMissingOrTooMuchIsFound() throws Exception {
        Counts counts = play(EnumSet.of(Fault.SENDS_TWICE, Fault.LOSES_A_VOTE)).counts();
        assertThat(counts.duplicated()).isPositive();
        assertThat(counts.missing()).isEqualTo(1);
        assertThat(counts.lost() + counts.doubled() + counts.differs()).isZero();
        assertThat(play(EnumSet.of(Fault.COUNTS_TWICE)).counts().doubled()).isEqualTo(1);
    }

    @Test
    void aSiteThatCannotBeReachedIsSaid() {
        Options options = options(URI.create("http://localhost:1"), Map.of(), Optional.empty());
        assertThatIOException()
                .isThrownBy(() -> new Play(options, new Stop(), printer(), false).play())
                .withMessageContaining("refused");
    }

    @Test
    void whatIsKnownIsWrittenWhenItIsStopped() throws Exception {
        try (FakeSite site = new FakeSite(Set.of())) {
            Stop stop = new Stop();
            stop.wish();
            Options options = options(site.url(), Map.of(), Optional.empty());
            assertThat(new Play(options, stop, printer(), false).play().complete()).isFalse();
            assertThat(file("result.json")).contains("\"complete\":false");
        }
    }

    private Result play(Set<Fault> faults) throws Exception {
        return play(faults, Map.of(), Optional.empty());
    }

    private Result play(Set<Fault> faults, Map<String, String> more, Optional<String> deploy)
            throws Exception {
        try (FakeSite site = new FakeSite(faults)) {
            return new Play(options(site.url(), more, deploy), new Stop(), printer(), false).play();
        }
    }

    private Options options(URI site, Map<String, String> more, Optional<String> deploy) {
        Map<String, String> figures = new HashMap<>(FIGURES);
        figures.putAll(more);
        List<String> codes = IntStream.range(0, MEMBERS).mapToObj(n -> "C" + n).toList();
        return new Options(
                site,
                new Cast("demo", "ADA", codes),
                Profile.of(figures),
                folder.resolve("out"),
                Optional.empty(),
                "test",
                "1.0",
                Optional.empty(),
                deploy,
                0,
                1,
                1,
                Optional.empty());
    }

    private PrintStream printer() {
        return new PrintStream(said, true, StandardCharsets.UTF_8);
    }

    private String file(String name) throws IOException {
        return Files.readString(folder.resolve("out").resolve(name));
    }

    private static long wrong(Counts counts) {
        return counts.lost()
                + counts.duplicated()
                + counts.backwards()
                + counts.unsure()
                + counts.missing()
                + counts.doubled()
                + counts.differs();
    }
}
