package rostrum.live;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import rostrum.live.Channel.Batch;
import rostrum.live.Channel.Snapshot;

/**
 * One open stream. It has no queue: it knows the number of the last frame it was sent, and when its
 * output is writable it gets whatever came after that.
 *
 * <p>Exactly one thread writes at a time, whichever comes first: the publisher, the timer, or the
 * container when the output has become writable. Nobody ever waits for it:
 *
 * <pre>
 * IDLE     nothing to send; wake() makes it BUSY
 * BUSY     a thread is writing; wake() makes it AGAIN
 * AGAIN    a thread is writing and will look once more
 * BLOCKED  the output is full; only writable() goes on from here
 * DONE     ended, forgotten
 * </pre>
 */
public final class Subscriber {
    private static final int IDLE = 0;
    private static final int BUSY = 1;
    private static final int AGAIN = 2;
    private static final int BLOCKED = 3;
    private static final int DONE = 4;

    private static final Block HEARTBEAT = Block.of(":\n\n");
    private static final Block GREETING = Block.of(":\n\n");

    private static final VarHandle STATE;

    static {
        try {
            STATE = MethodHandles.lookup().findVarHandle(Subscriber.class, "state", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final Hub hub;
    private final Channel channel;
    private final Sink sink;
    private final boolean gzip;
    private final long number;

    final long scope;
    final long owner;

    /** When it has to end, in milliseconds since 1970. */
    final long expiresAt;

    // The first write is awaited like any other: the container says when.
    @SuppressWarnings("UnusedVariable") // by STATE
    private volatile int state = BLOCKED;

    /** Since when the output has been full; 0: it is not. */
    private volatile long blockedSince;

    private volatile long lastWrite;
    private volatile boolean heartbeatDue;
    private volatile @Nullable Block farewell;

    /** When it ends by itself during a drain; 0: not set. Only the timer uses it. */
    long endAt;

    // All below belong to the thread that writes.
    private @Nullable Batch catchUp;
    private long sent;
    private boolean started;
    private boolean ended;
    private int crc;
    private int length;

    Subscriber(
            Hub hub,
            Channel channel,
            Subscription subscription,
            Sink sink,
            @Nullable Batch catchUp,
            long sent,
            long now) {
        this.hub = hub;
        this.channel = channel;
        this.sink = sink;
        this.number = channel.comer();
        this.gzip = subscription.gzip();
        this.scope = subscription.scope();
        this.owner = subscription.owner();
        this.expiresAt = subscription.expiresAt();
        this.catchUp = catchUp;
        this.sent = sent;
        this.lastWrite = now;
        this.blockedSince = now;
    }

    /** Its place among those of its channel. */
    long number() {
        return number;
    }

    /** There may be something to send. Returns at once; never waits. */
    void wake() {
        while (true) {
            int seen = (int) STATE.getVolatile(this);
            if (seen == IDLE) {
                if (STATE.compareAndSet(this, IDLE, BUSY)) {
                    write();
                    return;
                }
            } else if (seen != BUSY || STATE.compareAndSet(this, BUSY, AGAIN)) {
                return;
            }
        }
    }

    /** The container says that the output can be written again. */
    public void writable() {
        if (STATE.compareAndSet(this, BLOCKED, BUSY)) {
            write();
        }
    }

    /** The client has gone, or the output has failed. */
    public void failed() {
        if ((int) STATE.getAndSet(this, DONE) != DONE) {
            forget();
            sink.complete();
        }
    }

    /** Sends a last event and ends the stream as soon as the output allows. */
    void end(Block last) {
        farewell = last;
        wake();
    }

    /** Cuts the connection without waiting. */
    void drop() {
        if ((int) STATE.getAndSet(this, DONE) != DONE) {
            forget();
            sink.abort();
        }
    }

    boolean isBlockedSince(long deadline) {
        long since = blockedSince;
        return since != 0 && since <= deadline;
    }

    /** Keeps a quiet connection alive. */
    void heartbeat(long idleSince) {
        if (lastWrite <= idleSince && blockedSince == 0) {
            heartbeatDue = true;
            wake();
        }
    }

    private void write() {
        try {
            while (true) {
                // BLOCKED before asking: the container may answer before we are back.
                blockedSince = hub.now();
                if (!block() || !sink.isReady()) {
                    return;
                }
                if (!STATE.compareAndSet(this, BLOCKED, BUSY)) {
                    return; // dropped meanwhile, or another thread goes on
                }
                if (!sink.isReady()) {
                    continue; // it was, but another thread has filled it since
                }
                blockedSince = 0;
                if (ended) {
                    finish();
                    return;
                }
                if (!writeNext() && STATE.compareAndSet(this, BUSY, IDLE)) {
                    return;
                }
                STATE.compareAndSet(this, AGAIN, BUSY);
            }
        } catch (IOException | RuntimeException e) {
            failed();
        } catch (Error e) {
            failed(); // otherwise it would count as being written to for ever
            throw e;
        }
    }

    /** From BUSY or AGAIN to BLOCKED; false: it was dropped meanwhile. */
    private boolean block() {
        return STATE.compareAndSet(this, BUSY, BLOCKED)
                || STATE.compareAndSet(this, AGAIN, BLOCKED);
    }

    private boolean writeNext() throws IOException {
        Block last = farewell;
        if (last != null) {
            ended = true;
            send(last);
            return true;
        }
        Batch first = catchUp;
        if (first != null) {
            // Not counted as delivered: it may show what changed hours ago.
            catchUp = null;
            send(first.block());
            return true;
        }
        Batch batch = next();
        if (batch != null) {
            send(batch.block());
            hub.delivered(batch.at());
            return true;
        }
        if (!started || heartbeatDue) {
            send(started ? HEARTBEAT : GREETING);
            return true;
        }
        return false;
    }

    private @Nullable Batch next() {
        Snapshot now = channel.snapshot();
        if (now.last() == sent) {
            return null;
        }
        Batch batch = channel.after(sent, now);
        sent = now.last();
        return batch;
    }

    private void send(Block block) throws IOException {
        heartbeatDue = false;
        lastWrite = hub.now();
        ByteBuffer bytes = gzip ? block.deflated() : block.plain();
        if (gzip) {
            crc = block.crcAfter(crc);
            length += block.length();
            bytes = ended ? Gzip.end(bytes, crc, length) : bytes;
            bytes = started ? bytes : Gzip.start(bytes);
        }
        started = true;
        sink.write(bytes);
    }

    private void finish() {
        if ((int) STATE.getAndSet(this, DONE) != DONE) {
            forget();
            sink.complete();
        }
    }

    private void forget() {
        channel.subscribers.remove(this);
        hub.forgotten(this);
    }
}
