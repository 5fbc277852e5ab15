package rostrum.rehearsal.member;

import io.netty.channel.EventLoop;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a member is going to do, in order of time; she waits for the next without using a thread.
 *
 * <p>Used by her own thread only.
 */
final class Duties {
    private final EventLoop loop;
    private final Queue<Duty> queue = new PriorityQueue<>();
    private @Nullable Consumer<Duty> waiting;
    private @Nullable Future<?> alarm;

    /** Since when she waits, by {@link System#nanoTime}. */
    private long free;

    Duties(EventLoop loop) {
        this.loop = loop;
    }

    void add(Duty duty) {
        queue.add(duty);
        wake();
    }

    /**
     * Hands over the next duty when its moment has come; it is hers then. What had to wait for her,
     * as a second vote for somebody who is still reading her receipt, is due now.
     */
    void await(Consumer<Duty> next) {
        free = System.nanoTime();
        waiting = next;
        wake();
    }

    private void wake() {
        Consumer<Duty> next = waiting;
        Duty first = queue.peek();
        if (next == null || first == null) {
            return;
        }
        if (alarm != null) {
            alarm.cancel(false);
            alarm = null;
        }
        long left = first.at() - System.nanoTime();
        if (left > 0) {
            alarm = loop.schedule(this::wake, left, TimeUnit.NANOSECONDS);
            return;
        }
        waiting = null;
        next.accept(queue.remove().notBefore(free));
    }
}
