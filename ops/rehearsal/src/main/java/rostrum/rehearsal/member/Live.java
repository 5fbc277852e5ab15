package rostrum.rehearsal.member;

import io.gatling.http.client.HttpListener;
import io.gatling.http.client.Request;
import io.gatling.http.client.impl.Http2AppHandler;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import rostrum.rehearsal.measure.Absences.Absence;
import rostrum.rehearsal.measure.Book;
import rostrum.rehearsal.measure.Failures;

/**
 * What the page's script does: it has a stream, which keeps the page up to date, and opens another
 * when that ends, by the rules of {@code live.js}.
 *
 * <p>Used by the member's thread only, but for {@link #shown}.
 */
final class Live {
    private static final Set<Integer> FINAL = Set.of(401, 403, 404, 410);
    private static final long SILENCE_MILLIS = 70_000;
    private static final String DRAIN = "drain";

    /** What the page's owner wants to know, and can. */
    interface Owner {
        /** Sends the request for a stream over her connection. */
        void send(String address, HttpListener listener);

        /** An event of a ballot, or the page itself, shows it. */
        void sees(Ballot ballot);
    }

    private final Owner owner;
    private final EventLoop loop;
    private final Frames frames;
    private final Book book;
    private final Backoff backoff;
    private final boolean slow;
    private volatile @Nullable Shown shown;
    private @Nullable Attempt attempt;
    private @Nullable Absence absence;
    private long cutNanos = Long.MIN_VALUE;

    /**
     * @param slow whether it reads slowly: then its deliveries are not measured
     */
    Live(Owner owner, EventLoop loop, Frames frames, Book book, Backoff backoff, boolean slow) {
        this.owner = owner;
        this.loop = loop;
        this.frames = frames;
        this.book = book;
        this.backoff = backoff;
        this.slow = slow;
    }

    /** What the page shows; null when there is none. May be called by any thread. */
    @Nullable Shown shown() {
        return shown;
    }

    /** A page has been loaded: it opens a stream. */
    void open(Page page) {
        leave();
        Shown fresh = new Shown(page.document());
        shown = fresh;
        page.ballots().forEach(owner::sees);
        begin(fresh);
    }

    /** The page is left, or closed for good. */
    void leave() {
        Attempt open = attempt;
        attempt = null;
        if (open != null) {
            open.abort();
        }
    }

    /** The connection is lost, whatever is on its way. */
    void cut() {
        Attempt open = attempt;
        if (open == null || open.channel == null) {
            return;
        }
        cutNanos = System.nanoTime();
        open.dropped = true;
        sever(open.channel);
    }

    /** Below TLS and HTTP/2: no farewell to the other side. */
    private static void sever(Channel channel) {
        channel.config().setOption(ChannelOption.SO_LINGER, 0);
        channel.unsafe().close(channel.voidPromise());
    }

    /** Whether the connection was lost by our own will since then, by {@link System#nanoTime}. */
    boolean wasCutSince(long nanos) {
        return cutNanos >= nanos;
    }

    /** Reads nothing for a while, or reads again. */
    void reading(boolean now) {
        Attempt open = attempt;
        if (open != null && open.channel != null) {
            open.channel.config().setAutoRead(now);
        }
    }

    private void begin(Shown page) {
        Attempt next = new Attempt(page);
        attempt = next;
        owner.send(page.address(), next);
        next.watch(SILENCE_MILLIS);
    }

    private void again(Attempt ended, long lastedMillis) {
        Later.run(
                loop,
                backoff.next(lastedMillis),
                () -> {
                    if (attempt == ended) {
                        begin(ended.page);
                    }
                });
    }

    /** One stream, from the request to its end. */
    final class Attempt implements HttpListener {
        private final Shown page;
        private final EventReader reader = new EventReader(frames);
        private final long wanted = System.nanoTime();
        private @Nullable Channel channel;
        private int streamId;
        private boolean pooled = true;
        private boolean open;
        private boolean over;
        private boolean dropped;
        private boolean goodbye;
        private long began;
        private long heard = System.currentTimeMillis();

        Attempt(Shown page) {
            this.page = page;
        }

        void streamId(int id) {
            streamId = id;
        }

        @Override
        public void onSend() {
            if (began > 0 && !over) {
                // Over HTTP/1.1 Gatling sends again what was cut; a browser does not.
                ended("the connection was cut");
            }
            // A pooled connection is known at once, a new one after its handshakes.
            loop.execute(() -> pooled = channel != null);
        }

        @Override
        public void onProtocolAwareness(boolean http2) {
            if (!pooled) {
                book.connected(System.nanoTime() - wanted);
            }
        }

        @Override
        public void onWrite(Channel used) {
            channel = used;
            if (over) {
                loop.execute(() -> sever(used));
                return;
            }
            Guard.watch(used, this);
        }

        @Override
        public void onFinalClientRequest(Request request) {
            // nothing to learn from it
        }

        @Override
        public void onHttpResponse(HttpResponseStatus status, HttpHeaders headers) {
            if (over) {
                return;
            }
            if (status.code() == 200) {
                began = System.currentTimeMillis();
                heard = began;
                page.begin();
                return;
            }
            over = true;
            book.failed("stream", "answered " + status.code());
            if (!FINAL.contains(status.code())) {
                again(this, 0);
            }
        }

        @Override
        public void onHttpResponseBodyChunk(ByteBuf chunk, boolean last) {
            if (over) {
                return;
            }
            heard = System.currentTimeMillis();
            if (!open && chunk.isReadable()) {
                arrived();
            }
            reader.read(chunk, this::receive);
            if (last && !over) {
                ended("ended without a goodbye");
            }
        }

        @Override
        public void onThrowable(Throwable cause) {
            if (!over) {
                ended(Failures.words(cause));
            }
        }

        private void arrived() {
            open = true;
            if (absence == null) {
                book.streamed(System.nanoTime() - wanted);
            } else {
                book.streamed(System.nanoTime() - wanted, absence, heard);
                absence = null;
            }
        }

        private void receive(Frame frame) {
            if (frame.retryMillis() >= 0) {
                backoff.retry(frame.retryMillis());
            }
            if (!frame.goodbye().isEmpty()) {
                goodbye = frame.goodbye().equals(DRAIN);
            } else if (frame.isSection()) {
                show(frame);
            }
        }

        private void show(Frame frame) {
            book.event();
            if (!frame.isComplete()) {
                book.failed("event", "without id or version: " + frame.kind());
                return;
            }
            switch (page.show(frame)) {
                case NONE -> book.duplicated(frame.kind());
                case BACK -> book.backwards(frame.kind());
                case NEW -> {
                    // What was committed before is what it catches up on.
                    if (!slow && frame.committed() > book.serverTime(began)) {
                        book.delivered(frame.kind(), frame.committed(), heard);
                    }
                }
            }
            frame.ballot().ifPresent(owner::sees);
        }

        private void ended(String words) {
            over = true;
            long now = System.currentTimeMillis();
            if (dropped && open) {
                absence = book.streamDropped(now);
            } else if (open) {
                String end = goodbye ? "ended with a goodbye" : words;
                absence = book.streamEnded(now, goodbye, end);
            } else if (!dropped) {
                book.failed("stream", words);
            }
            if (attempt == this) {
                again(this, began == 0 ? 0 : now - began);
            }
        }

        private void watch(long millis) {
            Later.run(loop, millis, this::listen);
        }

        /** The server speaks every 25 s: after so long a silence the line is dead. */
        private void listen() {
            if (over) {
                return;
            }
            long left = heard + SILENCE_MILLIS - System.currentTimeMillis();
            if (left > 0) {
                watch(left);
            } else {
                onThrowable(new IOException("silent for too long"));
                if (channel != null) {
                    sever(channel);
                }
            }
        }

        private void abort() {
            if (!over) {
                over = true;
                if (open) {
                    book.streamLeft();
                }
                if (channel != null && streamId > 0) {
                    channel.pipeline()
                            .fireUserEventTriggered(new Http2AppHandler.StreamTimeout(streamId));
                } else if (channel != null) {
                    sever(channel);
                }
            }
        }
    }
}
