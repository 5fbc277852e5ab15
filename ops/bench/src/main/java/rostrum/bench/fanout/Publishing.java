package rostrum.bench.fanout;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Publishes at a steady rate, in a thread of its own; an update that takes long delays no other.
 */
final class Publishing {
    private final Thread thread;
    private volatile @Nullable IOException failure;

    /**
     * Begins now.
     *
     * @param first the number of the first update; the others follow
     */
    Publishing(Contender.Publisher publisher, int first, int count, int rate) {
        Duration interval = Duration.ofSeconds(1).dividedBy(rate);
        thread = Thread.ofPlatform().start(() -> publish(publisher, first, count, interval));
    }

    boolean over() {
        return !thread.isAlive();
    }

    /** Throws what stopped it, if anything did. */
    void check() throws IOException {
        IOException problem = failure;
        if (problem != null) {
            throw problem;
        }
    }

    private void publish(Contender.Publisher publisher, int first, int count, Duration interval) {
        long start = System.nanoTime();
        try {
            for (int i = 0; i < count; i++) {
                long next = start + i * interval.toNanos();
                for (long rest = next - System.nanoTime();
                        rest > 0;
                        rest = next - System.nanoTime()) {
                    LockSupport.parkNanos(rest);
                }
                publisher.publish(first + i);
            }
        } catch (IOException e) {
            failure = e;
        }
    }
}
