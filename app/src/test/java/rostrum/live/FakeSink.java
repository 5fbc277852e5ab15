package rostrum.live;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import rostrum.testing.Event;

/**
 * An output with room for so many writes, which keeps to the container's contract: who was told
 * that it is full is called once when it no longer is. Thread-safe.
 */
final class FakeSink implements Sink {
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final AtomicInteger writers = new AtomicInteger();
    private @Nullable Subscriber subscriber;
    private int room;
    private boolean awaited = true; // the first write is
    private boolean answeredYes;
    private @Nullable IOException failure;
    private int completed;
    private int aborted;
    private volatile @Nullable String fault;

    void belongsTo(Subscriber newSubscriber) {
        subscriber = newSubscriber;
    }

    /** Makes room for so many writes more, as the container does when the client has read. */
    void makeRoom(int writes) {
        boolean call;
        synchronized (this) {
            room = Math.addExact(room, writes);
            call = awaited && room > 0;
            awaited = awaited && !call;
        }
        Subscriber waiting = subscriber;
        if (call && waiting != null) {
            waiting.writable();
        }
    }

    void unlimited() {
        makeRoom(1_000_000_000);
    }

    synchronized void failWith(IOException newFailure) {
        failure = newFailure;
    }

    @Override
    public boolean isReady() {
        boolean answer;
        synchronized (this) {
            answer = room > 0;
            answeredYes = answer;
            awaited = awaited || !answer;
        }
        LockSupport.parkNanos(1); // time for another to make the answer untrue
        return answer;
    }

    @Override
    public void write(ByteBuffer bytes) throws IOException {
        if (writers.incrementAndGet() != 1) {
            fault = "two at a time";
        }
        Thread.onSpinWait(); // time for another to intrude
        synchronized (this) {
            if (!answeredYes) {
                fault = "written without asking";
            }
            answeredYes = false;
            room--;
            IOException now = failure;
            if (now != null) {
                writers.decrementAndGet();
                throw now;
            }
            byte[] copy = new byte[bytes.remaining()];
            bytes.get(copy);
            written.writeBytes(copy);
        }
        writers.decrementAndGet();
    }

    @Override
    public synchronized void complete() {
        completed++;
    }

    @Override
    public synchronized void abort() {
        aborted++;
    }

    synchronized byte[] bytes() {
        return written.toByteArray();
    }

    synchronized int completed() {
        return completed;
    }

    synchronized int aborted() {
        return aborted;
    }

    /** What was done against the contract; null: nothing. */
    @Nullable String fault() {
        return fault;
    }

    String text() {
        return new String(bytes(), StandardCharsets.UTF_8);
    }

    /** As a client decodes it that checks the trailer. */
    String gunzipped() {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes()))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Event> events() {
        return Event.all(text());
    }

    /** The events as {@code section=content}. */
    List<String> contents() {
        return events().stream().map(event -> event.name() + "=" + event.data()).toList();
    }
}
