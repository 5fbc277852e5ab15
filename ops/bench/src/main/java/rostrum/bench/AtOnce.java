package rostrum.bench;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Does something for many, several at the same time. */
public final class AtOnce {
    private static final int THREADS = 32;

    private AtOnce() {}

    /** The results, in the order of the items. */
    public static <T, R> List<R> each(List<T> items, Function<T, R> action) {
        List<Future<R>> results;
        try (ExecutorService threads =
                Executors.newFixedThreadPool(THREADS, Thread.ofVirtual().factory())) {
            results = items.stream().map(item -> threads.submit(() -> action.apply(item))).toList();
        }
        return results.stream().map(Future::resultNow).toList();
    }
}
