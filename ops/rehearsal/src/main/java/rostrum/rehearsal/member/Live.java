package rostrum.rehearsal.member;

import io.gatling.http.client.HttpListener;
import io.netty.channel.EventLoop;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import rostrum.rehearsal.measure.Absences.Absence;
import rostrum.rehearsal.measure.Book;

/**
 * What the page's script does: it has a stream, which keeps the page up to date, and opens another
 * when that ends, by the rules of {@code live.js}.
 *
 * <p>Used by the member's thread only, but for {@link #shown}.
 */
final class Live implements Attempt.Owner {
    private static final Set<Integer> FINAL = Set.of(401, 403, 404, 410);
    private static final String DRAIN = "drain";

    /** Whose page it is. */
    interface Visitor {
        /** Sends the request for a stream over her connection. */
        void send(String address, HttpListener listener);

        /** An event of a ballot, or the page itself, shows it. */
        void sees(Ballot ballot);
    }

    private final Visitor visitor;
    private final EventLoop loop;
    private final Frames frames;
    private final Book book;
    private final Backoff backoff;
    private final boolean slow;
    private volatile @Nullable Shown shown;
    private @Nullable Attempt attempt;
    private @Nullable Absence absence;
    private boolean goodbye;
    private long cutNanos = Long.MIN_VALUE;

    /**
     * @param slow whether it reads slowly: then its deliveries are not measured
     */
    Live(Visitor visitor, EventLoop loop, Frames frames, Book book, Backoff backoff, boolean slow) {
        this.visitor = visitor;
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
        page.ballots().forEach(visitor::sees);
        begin(fresh);
    }

    /** The page is left, or closed for good. */
    void leave() {
        Attempt left = attempt;
        attempt = null;
        if (left != null) {
            if (left.isOpen() && !left.isOver()) {
                book.streamLeft();
            }
            left.leave();
        }
    }

    /** The connection is lost, whatever is on its way. */
    void cut() {
        Attempt lost = attempt;
        cutNanos = lost == null ? cutNanos : System.nanoTime();
        if (lost != null && !lost.isOver()) {
            lost.drop();
        }
    }

    /** Whether the connection was lost by our own will since then, by {@link System#nanoTime}. */
    boolean wasCutSince(long nanos) {
        return cutNanos >= nanos;
    }

    /** Reads nothing for a while, or reads again. */
    void reading(boolean now) {
        Attempt open = attempt;
        if (open != null) {
            open.reading(now);
        }
    }

    private void begin(Shown page) {
        Attempt next = new Attempt(this, loop, frames);
        attempt = next;
        goodbye = false;
        page.begin();
        visitor.send(page.address(), next);
        next.watch();
    }

    private void again(Attempt ended) {
        Shown page = shown;
        if (attempt != ended || page == null) {
            return;
        }
        long lasted = ended.began() == 0 ? 0 : System.currentTimeMillis() - ended.began();
        Later.run(
                loop,
                backoff.next(lasted),
                () -> {
                    if (attempt == ended) {
                        begin(page);
                    }
                });
    }

    @Override
    public void connected(long nanos) {
        book.connected(nanos);
    }

    @Override
    public void refused(Attempt refused, int status) {
        book.failed("stream", Requests.words(status));
        if (!FINAL.contains(status)) {
            again(refused);
        }
    }

    @Override
    public void opened(Attempt opened, long nanos) {
        if (absence == null) {
            book.streamed(nanos);
        } else {
            book.streamed(nanos, absence, opened.heard());
            absence = null;
        }
    }

    @Override
    public void received(Attempt open, Frame frame) {
        if (frame.retryMillis() >= 0) {
            backoff.retry(frame.retryMillis());
        }
        if (!frame.goodbye().isEmpty()) {
            goodbye = frame.goodbye().equals(DRAIN);
        } else if (frame.isSection() && shown != null) {
            show(open, shown, frame);
        }
    }

    private void show(Attempt open, Shown page, Frame frame) {
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
                if (!slow && frame.committed() > book.serverTime(open.began())) {
                    book.delivered(frame.kind(), frame.committed(), open.heard());
                }
            }
        }
        frame.ballot().ifPresent(visitor::sees);
    }

    @Override
    public void ended(Attempt ended, String words) {
        long now = System.currentTimeMillis();
        if (!ended.isOpen() && !ended.isDropped()) {
            book.failed("stream", words);
        } else if (ended.isDropped()) {
            absence = ended.isOpen() ? book.streamDropped(now) : absence;
        } else {
            absence = book.streamEnded(now, goodbye, goodbye ? "ended with a goodbye" : words);
        }
        again(ended);
    }
}
