package rostrum.bench.watch;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The wish that the watch ends. Thread-safe. */
final class Stop {
    private static final long LOOK_MILLIS = 100;

    private final CountDownLatch wished = new CountDownLatch(1);

    void wish() {
        wished.countDown();
    }

    /** Wishes it when nothing more can be read. */
    void atEndOf(InputStream input) {
        Thread.ofPlatform()
                .daemon()
                .start(() -> {
                    try {
                        input.transferTo(OutputStream.nullOutputStream());
                    } catch (IOException e) {
                        // As good as its end.
                    }
                    wish();
                });
    }

    boolean isWished() {
        return wished.getCount() == 0;
    }

    /** Waits for the wish, for the file to exist, or until the time is over. */
    void await(Optional<Path> file, Duration most) throws InterruptedException {
        long end = System.nanoTime() + most.toNanos();
        while (!wished.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)
                && file.filter(Files::exists).isEmpty()
                && System.nanoTime() < end) {
            // One of the three will come.
        }
        wish();
    }
}
