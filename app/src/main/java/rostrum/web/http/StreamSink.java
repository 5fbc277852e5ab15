package rostrum.web.http;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.eclipse.jetty.io.EndPoint;
import rostrum.live.Sink;

/** A servlet's non-blocking output as the live path wants it. */
final class StreamSink implements Sink {
    private final AsyncContext context;
    private final ServletOutputStream output;
    private final EndPoint endPoint;

    StreamSink(AsyncContext context, ServletOutputStream output, EndPoint endPoint) {
        this.context = context;
        this.output = output;
        this.endPoint = endPoint;
    }

    @Override
    public boolean isReady() {
        return output.isReady();
    }

    @Override
    public void write(ByteBuffer bytes) throws IOException {
        output.write(bytes);
    }

    @Override
    public void complete() {
        try {
            context.complete();
        } catch (IllegalStateException e) {
            // Completed already: the client went at the same moment.
            return;
        }
    }

    @Override
    public void abort() {
        // A pending write would keep complete() waiting for the client that does not read.
        endPoint.close(new IOException("stream dropped"));
        complete();
    }
}
