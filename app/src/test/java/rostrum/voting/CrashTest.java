package rostrum.voting;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import rostrum.testing.Eventually;

/** Real processes that are killed while everybody votes: what was acknowledged is counted. */
class CrashTest {
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final int VOTERS = 240;
    private static final int AT_ONCE = 32;
    private static final int REVOTES = 3;
    private static final int KILLED_AFTER = 100;
    private static final List<String> CHOICES = List.of("yes", "no", "abstain");

    @TempDir private static Path folder;
    private static CrashSite site;

    /** What is killed; it has come back when this returns. */
    enum Killed {
        SERVER {
            @Override
            void during(CrashSite site) throws Exception {
                site.server.kill();
                site.server.startAgain();
            }
        },
        DATABASE {
            @Override
            void during(CrashSite site) throws Exception {
                site.postgres.kill();
                site.postgres.startAgain();
                site.server.awaitReady(); // the same process: it finds back by itself
            }
        };

        abstract void during(CrashSite site) throws Exception;
    }

    @BeforeAll
    static void start() throws Exception {
        site = new CrashSite(folder, VOTERS, AT_ONCE);
    }

    @AfterAll
    static void end() throws Exception {
        site.close();
    }

    /** In a roll call and in a secret ballot at the same time. */
    @ParameterizedTest
    @EnumSource
    void everyAcknowledgedVoteIsCountedOnceAndNoOther(Killed killed) throws Exception {
        long byName = site.open(Secrecy.ROLL_CALL);
        long secret = site.open(Secrecy.SECRET);
        List<CrashVoter> named = voters(byName, 0);
        List<CrashVoter> hidden = voters(secret, VOTERS / 2);
        AtomicInteger acknowledged = new AtomicInteger();
        try (ExecutorService hall = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Future<?>> done =
                    IntStream.range(0, VOTERS)
                            .<Future<?>>mapToObj(i -> {
                                CrashVoter voter = (i % 2 == 0 ? named : hidden).get(i / 2);
                                List<String> papers = papers(i, i % 2 == 0 ? REVOTES : 1);
                                return hall.submit(() -> voter.vote(papers, acknowledged));
                            })
                            .toList();
            Eventually.within(
                    LONGEST,
                    () -> "votes: " + acknowledged,
                    () ->
                            acknowledged.get() >= KILLED_AFTER
                                    || done.stream().anyMatch(CrashTest::failed));
            killed.during(site);
            for (Future<?> one : done) {
                one.get(LONGEST.toSeconds(), TimeUnit.SECONDS);
            }
        }
        assertThat(named).as("cut off").anyMatch(CrashVoter::cutOff);
        assertThat(hidden).as("cut off").anyMatch(CrashVoter::cutOff);

        site.close(byName);
        site.close(secret);
        try (VotingWorld world = site.world()) {
            new CrashCount(world, byName, Secrecy.ROLL_CALL).compare(named, site);
            new CrashCount(world, secret, Secrecy.SECRET).compare(hidden, site);
        }
        site.recount();
    }

    /** Every second of them sends a vote again until it is answered; the others go home. */
    private static List<CrashVoter> voters(long ballot, int first) {
        return IntStream.range(0, VOTERS / 2)
                .mapToObj(i -> {
                    CrashSite.Phone phone = site.phones.get(first + i);
                    return new CrashVoter(phone, site.urls, ballot, i % 2 == 0);
                })
                .toList();
    }

    /** Each another one than before. */
    private static List<String> papers(int voter, int number) {
        return IntStream.range(voter, voter + number)
                .mapToObj(i -> CHOICES.get(i % CHOICES.size()))
                .toList();
    }

    private static boolean failed(Future<?> vote) {
        return vote.state() == Future.State.FAILED;
    }
}
