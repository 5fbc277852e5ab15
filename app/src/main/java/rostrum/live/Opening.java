package rostrum.live;

import org.jspecify.annotations.Nullable;
import rostrum.live.Channel.Batch;

/** A stream that is about to be opened: nothing more can go wrong on our side. */
public final class Opening {
    private final Hub hub;
    private final Channel channel;
    private final Subscription wanted;
    private final long shown;
    private final @Nullable Batch lacking;

    /**
     * @param shown up to which frame the page is complete
     * @param lacking what it needs for that
     */
    Opening(Hub hub, Channel channel, Subscription wanted, long shown, @Nullable Batch lacking) {
        this.hub = hub;
        this.channel = channel;
        this.wanted = wanted;
        this.shown = shown;
        this.lacking = lacking;
    }

    /**
     * Opens it: it gets what its page lacks, and from then on every new frame.
     *
     * @param sink makes the output; it must call {@link Subscriber#writable} when it can be written
     *     for the first time
     */
    public Subscriber to(Sink sink) {
        Subscriber subscriber =
                new Subscriber(hub, channel, wanted, sink, lacking, shown, hub.now());
        channel.subscribers.add(subscriber);
        hub.opened(subscriber, wanted.askedNanos());
        return subscriber;
    }
}
