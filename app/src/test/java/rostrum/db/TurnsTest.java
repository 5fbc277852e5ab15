package rostrum.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import rostrum.Refused;
import rostrum.Refused.Reason;
import rostrum.testing.Await;

class TurnsTest {
    private final Turns turns = new Turns(1, Duration.ofMinutes(1));
    private final ExecutorService visitors = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch slow = new CountDownLatch(1);

    @AfterEach
    void stop() {
        slow.countDown();
        visitors.close();
        turns.close();
    }

    @Test
    void theWorkIsDoneByAPlatformThreadAndAQuestionWithinItByTheSame() throws Exception {
        Thread worker = visitors.submit(() -> turns.take(Thread::currentThread)).get();
        assertThat(worker.isVirtual()).isFalse();
        assertThat(turns.take(() -> turns.take(Thread::currentThread))).isEqualTo(worker);
    }

    @Test
    void itIsDoneInTheOrderOfArrival() throws Exception {
        List<Integer> done = Collections.synchronizedList(new ArrayList<>());
        List<Future<Boolean>> all = new ArrayList<>();
        all.add(visitors.submit(() -> turns.take(this::isOver)));
        for (int i = 1; i <= 5; i++) {
            int number = i;
            Await.until(() -> turns.waiting() == number - 1 && !all.getFirst().isDone());
            all.add(visitors.submit(() -> turns.take(() -> done.add(number))));
            Await.until(() -> turns.waiting() == number);
        }
        slow.countDown();
        for (Future<Boolean> one : all) {
            assertThat(one.get()).isTrue();
        }
        assertThat(done).containsExactly(1, 2, 3, 4, 5);
    }

    @Test
    void whoWaitsForTooLongIsRefusedAndTheOthersAreNot() throws Exception {
        try (Turns impatient = new Turns(1, Duration.ofMillis(1))) {
            CountDownLatch begun = new CountDownLatch(1);
            Future<Boolean> first =
                    visitors.submit(() ->
                            impatient.take(() -> {
                                begun.countDown();
                                return isOver();
                            }));
            begun.await();
            List<Long> waits = Collections.synchronizedList(new ArrayList<>());
            impatient.observe(waits::add);
            assertThatThrownBy(() -> impatient.take(() -> true))
                    .isInstanceOfSatisfying(
                            Refused.class,
                            e -> assertThat(e.reason()).isEqualTo(Reason.UNAVAILABLE));
            assertThat(waits).singleElement().satisfies(nanos -> assertThat(nanos).isPositive());
            slow.countDown();
            assertThat(first.get()).isTrue(); // though that took longer than its patience
        }
    }

    @Test
    void whatGoesWrongIsToldAsItIs() {
        IllegalStateException mishap = new IllegalStateException("mishap");
        Future<Object> visit =
                visitors.submit(() ->
                        turns.take(() -> {
                            throw mishap;
                        }));
        assertThatThrownBy(visit::get).hasCause(mishap);
        assertThat(turns.take(() -> true)).isTrue();
    }

    private boolean isOver() {
        try {
            slow.await();
            return true;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
