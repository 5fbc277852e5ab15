package rostrum.bench.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
class StopTest {
    private static final Duration LONG = Duration.ofHours(1);

    private final Stop stop = new Stop();

    @Test
    void waitsForTheFile(@TempDir Path folder) throws IOException, InterruptedException {
        Path file = folder.resolve("done");
        Thread waiting = Thread.ofVirtual().start(() -> await(Optional.of(file), LONG));
        assertThat(waiting.join(Duration.ofMillis(300))).isFalse();
        Files.createFile(file);
        waiting.join();
        assertThat(stop.isWished()).isTrue();
    }

    @Test
    void waitsForTheEndOfAnInput() throws IOException, InterruptedException {
        PipedOutputStream script = new PipedOutputStream();
        stop.atEndOf(new PipedInputStream(script));
        Thread waiting = Thread.ofVirtual().start(() -> await(Optional.empty(), LONG));
        script.write(1);
        script.flush();
        assertThat(waiting.join(Duration.ofMillis(300))).isFalse();
        script.close();
        waiting.join();
    }

    @Test
    void doesNotWaitForEver() {
        await(Optional.empty(), Duration.ofMillis(1));
        assertThat(stop.isWished()).isTrue();
    }

    private void await(Optional<Path> file, Duration most) {
        try {
            stop.await(file, most);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
