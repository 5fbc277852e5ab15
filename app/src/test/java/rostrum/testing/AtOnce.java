package rostrum.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import rostrum.Refused;

/** Does the same thing in several threads that start together. */
public final class AtOnce {
    private static final long LONGEST_SECONDS = 20;

    private AtOnce() {}

    /** What succeeded, and what was refused; any other failure fails the test. */
    public record Outcome<T>(List<T> done, List<Refused> refused) {}

    public static <T> Outcome<T> run(int times, Callable<T> work) throws InterruptedException {
        CountDownLatch start = new CountDownLatch(1);
        try (var executor = Executors.newFixedThreadPool(times)) {
            List<Future<T>> results = new ArrayList<>();
            for (int i = 0; i < times; i++) {
                results.add(
                        executor.submit(() -> {
                            start.await();
                            return work.call();
                        }));
            }
            start.countDown();
            return collect(results);
        }
    }

    private static <T> Outcome<T> collect(List<Future<T>> results) throws InterruptedException {
        List<T> done = new ArrayList<>();
        List<Refused> refused = new ArrayList<>();
        for (Future<T> result : results) {
            try {
                done.add(result.get(LONGEST_SECONDS, TimeUnit.SECONDS));
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof Refused refusal)) {
                    throw new AssertionError(e.getCause());
                }
                refused.add(refusal);
            } catch (TimeoutException e) {
                throw new AssertionError("not done in " + LONGEST_SECONDS + " s", e);
            }
        }
        return new Outcome<>(done, refused);
    }
}
