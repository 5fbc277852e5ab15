package rostrum.web.http;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.Objects;
import java.util.concurrent.Executor;
import org.eclipse.jetty.io.AbstractConnection;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import rostrum.live.Opening;
import rostrum.live.Sink;
import rostrum.live.Subscriber;

/**
 * What a connection becomes when the head of an event stream has been sent: the request, its
 * servlet objects and buffers are over and gone, and blocks of the stream go straight to the
 * socket. It ends when the stream does.
 */
final class StreamConnection extends AbstractConnection implements Connection.UpgradeTo, Sink {
    private final SocketChannel socket;

    /** What to begin with; null when it has, for what it holds is larger than all of this. */
    private @Nullable Opening opening;

    private @Nullable Subscriber subscriber;

    /** Whether the socket took only a part of the last block; the container writes the rest. */
    private volatile boolean pending;

    StreamConnection(EndPoint endPoint, Executor executor, Opening opening) {
        super(endPoint, executor);
        this.socket = (SocketChannel) endPoint.getTransport();
        this.opening = opening;
    }

    @Override
    public void onUpgradeTo(ByteBuffer early) {
        BufferUtil.clear(early); // of a client that ignores "Connection: close"
    }

    @Override
    public void onOpen() {
        super.onOpen();
        getEndPoint().setIdleTimeout(0); // the hub has its own ideas of silence and patience
        Subscriber opened = Objects.requireNonNull(opening).to(this);
        opening = null;
        subscriber = opened;
        fillInterested();
        opened.writable();
    }

    /** A client has nothing to say on its stream: it has hung up, or it is none of ours. */
    @Override
    public void onFillable() {
        gone();
    }

    @Override
    public void onFillInterestedFailed(Throwable cause) {
        gone();
    }

    private void gone() {
        Subscriber known = subscriber;
        if (known == null) {
            getEndPoint().close();
        } else {
            known.failed();
        }
    }

    @Override
    public void onClose(@Nullable Throwable cause) {
        super.onClose(cause);
        gone();
    }

    @Override
    public boolean isReady() {
        return !pending;
    }

    /** Straight to the socket: the container's way there costs a fifth of an update more. */
    @Override
    public void write(ByteBuffer bytes) throws IOException {
        socket.write(bytes);
        if (bytes.hasRemaining()) {
            pending = true;
            getEndPoint().write(new Rest(), bytes);
        }
    }

    @Override
    public void complete() {
        getEndPoint().close();
    }

    @Override
    public void abort() {
        discardUnsent();
        getEndPoint().close(new IOException("stream dropped"));
    }

    /** Megabytes may wait in the kernel, and would for minutes, for a client that does not read. */
    private void discardUnsent() {
        if (socket.supportedOptions().contains(StandardSocketOptions.SO_LINGER)) {
            try {
                socket.setOption(StandardSocketOptions.SO_LINGER, 0);
            } catch (IOException e) {
                return; // closed already
            }
        }
    }

    /** The container has written the rest, or has failed to. */
    private final class Rest implements Callback {
        @Override
        public void succeeded() {
            pending = false;
            Subscriber known = subscriber;
            if (known != null) {
                known.writable();
            }
        }

        @Override
        public void failed(Throwable failure) {
            gone();
        }

        @Override
        public InvocationType getInvocationType() {
            return InvocationType.NON_BLOCKING;
        }
    }
}
