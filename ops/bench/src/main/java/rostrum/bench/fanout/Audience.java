package rostrum.bench.fanout;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.HdrHistogram.Histogram;

/**
 * Many subscribers in one thread, light enough not to be what is measured: nearly always a piece is
 * byte for byte what another subscriber has just received, and then nothing is decoded.
 */
final class Audience implements AutoCloseable {
    private static final int PIECE = 64 * 1024;
    private static final int AT_ONCE = 64;
    private static final int SOURCES = 8;
    private static final long LONGEST_MILLIS = 60_000;
    private static final long LOOK_NANOS = 2_000_000;
    private static final long QUIET_MILLIS = 250;
    private static final long LONGEST_QUIET_MILLIS = 10_000;

    private final InetSocketAddress server;
    private final ByteBuffer request;
    private final Clock clock;
    private final Selector selector = Selector.open();
    private final List<SocketChannel> channels = new ArrayList<>();
    private final ByteBuffer piece = ByteBuffer.allocateDirect(PIECE);

    private ByteBuffer lastPiece = ByteBuffer.allocate(0);
    private long[] lastStamps = {};

    private Histogram delays = new Histogram(LONGEST_MILLIS, 3);
    private long since;
    private long lastArrival;
    private int begun;

    /**
     * Nobody yet.
     *
     * @param request what each of them sends, head and all
     */
    Audience(InetSocketAddress server, String request, Clock clock) throws IOException {
        this.server = server;
        this.request = ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII));
        this.clock = clock;
    }

    /** Connects so many more, and returns when all have their answer. */
    void open(int more) throws IOException {
        int wanted = channels.size() + more;
        while (begun < wanted) {
            while (channels.size() < wanted && channels.size() - begun < AT_ONCE) {
                connect();
            }
            receive();
        }
    }

    /**
     * Receives until a quarter of a second after the last arrival, once it is over; if then some
     * lack what others have, for ten seconds more.
     *
     * @return the delays of all updates committed since the call, in milliseconds
     */
    Histogram receiveUntil(BooleanSupplier over) throws IOException {
        delays = new Histogram(LONGEST_MILLIS, 3);
        since = clock.millis();
        lastArrival = since;
        while (!over.getAsBoolean() || clock.millis() - lastArrival < patience()) {
            receive();
        }
        return delays;
    }

    private long patience() {
        return delays.getTotalCount() % channels.size() == 0 ? QUIET_MILLIS : LONGEST_QUIET_MILLIS;
    }

    private void connect() throws IOException {
        SocketChannel channel = SocketChannel.open();
        channels.add(channel);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        // One address has 28,000 ports, and those of the last audience may still be waiting.
        byte[] source = {127, 0, 1, (byte) (1 + channels.size() % SOURCES)};
        channel.bind(new InetSocketAddress(InetAddress.getByAddress(source), 0));
        channel.connect(server);
        channel.write(request.duplicate());
        channel.configureBlocking(false);
        channel.register(selector, SelectionKey.OP_READ, new Decoder());
    }

    private void receive() throws IOException {
        // Not waiting in it: being woken would cost a server all the more, the slower it is.
        LockSupport.parkNanos(LOOK_NANOS);
        selector.selectedKeys().clear();
        selector.selectNow();
        long now = clock.millis();
        for (SelectionKey key : selector.selectedKeys()) {
            read((SocketChannel) key.channel(), (Decoder) key.attachment(), now);
        }
    }

    private void read(SocketChannel channel, Decoder decoder, long now) throws IOException {
        piece.clear();
        int length = channel.read(piece);
        if (length < 0) {
            throw new IOException("a stream was ended by the server");
        }
        piece.flip();
        lastArrival = now;
        if (decoder.empty() && piece.equals(lastPiece)) {
            record(lastStamps, now);
            return;
        }
        boolean whole = decoder.empty();
        byte[] bytes = new byte[length];
        piece.get(bytes);
        boolean first = !decoder.begun();
        long[] stamps = Stamps.in(decoder.take(bytes));
        if (first && decoder.begun()) {
            begun++;
        }
        if (whole && decoder.empty()) {
            lastPiece = ByteBuffer.wrap(bytes);
            lastStamps = stamps;
        }
        record(stamps, now);
    }

    /** What was committed before is a catch-up and says nothing. */
    private void record(long[] stamps, long now) {
        for (long stamp : stamps) {
            if (stamp >= since && since > 0) {
                delays.recordValue(Math.clamp(now - stamp, 0, LONGEST_MILLIS));
            }
        }
    }

    @Override
    public void close() throws IOException {
        for (SocketChannel channel : channels) {
            channel.close();
        }
        selector.close();
    }
}
