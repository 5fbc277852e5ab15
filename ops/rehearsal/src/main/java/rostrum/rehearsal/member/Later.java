package rostrum.rehearsal.member;

import io.netty.util.concurrent.EventExecutor;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Something that a thread of the members does some time later, whatever becomes of it. */
public final class Later {
    private Later() {}

    public static void run(EventExecutor loop, long millis, Runnable task) {
        Future<?> _ = loop.schedule(task, millis, TimeUnit.MILLISECONDS);
    }
}
