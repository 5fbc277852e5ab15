package rostrum.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import rostrum.Refused;
import rostrum.Refused.Reason;
import rostrum.testing.Eventually;

final class SupervisorTest {
    private final List<Thread> made = new CopyOnWriteArrayList<>();
    private final List<String> givenUp = new CopyOnWriteArrayList<>();
    private final ThreadFactory threads =
            task -> {
                Thread thread = Thread.ofVirtual().unstarted(task);
                made.add(thread);
                return thread;
            };
    private final Supervisor supervisor =
            new Supervisor(threads, givenUp::add, Duration.ofMillis(1));

    @AfterEach
    void close() {
        supervisor.close();
    }

    @Test
    void aLoopThatFailsIsStartedAgain() {
        AtomicInteger rounds = new AtomicInteger();
        supervisor.keep(
                "tick",
                () -> {
                    if (rounds.incrementAndGet() % 3 == 0 && rounds.get() <= 15) {
                        throw new IllegalStateException("once in a while");
                    }
                    return Duration.ofMillis(1);
                });
        Eventually.that("it goes on", () -> rounds.get() > 100);
        assertThat(givenUp).isEmpty();
    }

    @Test
    void anErrorIsAFailureLikeAnyOther() {
        AtomicInteger rounds = new AtomicInteger();
        supervisor.keep(
                "tick",
                () -> {
                    if (rounds.incrementAndGet() == 1) {
                        throw new StackOverflowError();
                    }
                    return Duration.ofMillis(1);
                });
        Eventually.that("it goes on", () -> rounds.get() > 3);
    }

    @Test
    void oneThatFailsTenTimesInAMinuteIsGivenUp() {
        AtomicInteger rounds = new AtomicInteger();
        supervisor.keep(
                "tick",
                () -> {
                    rounds.incrementAndGet();
                    throw new IllegalStateException("always");
                });
        Eventually.that("given up", () -> givenUp.equals(List.of("tick")));
        assertThat(rounds).hasValue(10);
        Eventually.that("its thread ends", () -> made.stream().noneMatch(Thread::isAlive));
    }

    @Test
    void anAbsentDatabaseIsWaitedForWithoutLimit() {
        AtomicInteger rounds = new AtomicInteger();
        supervisor.keep(
                "presence",
                () -> {
                    rounds.incrementAndGet();
                    throw new Refused(Reason.UNAVAILABLE);
                });
        Eventually.that("it goes on", () -> rounds.get() > 50);
        assertThat(givenUp).isEmpty();
    }

    @Test
    void oneLoopsFailureIsNoOthersConcern() {
        AtomicInteger rounds = new AtomicInteger();
        supervisor.keep(
                "bad",
                () -> {
                    throw new IllegalStateException("always");
                });
        supervisor.keep(
                "good",
                () -> {
                    rounds.incrementAndGet();
                    return Duration.ofMillis(1);
                });
        Eventually.that("given up", () -> givenUp.equals(List.of("bad")));
        int then = rounds.get();
        Eventually.that("the other goes on", () -> rounds.get() > then + 3);
    }

    @Test
    void closingEndsTheLoops() {
        supervisor.keep("idle", () -> Duration.ofHours(1));
        supervisor.close();
        assertThat(made).hasSize(1).noneMatch(Thread::isAlive);
        assertThat(givenUp).isEmpty();
    }
}
