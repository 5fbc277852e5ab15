package rostrum.bench.http;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/** The head of an HTTP/1.1 answer, and the way to read its body. */
public final class Answer {
    private static final int LINE_LIMIT = 8192;

    private final int status;
    private final List<String> headers;

    private Answer(int status, List<String> headers) {
        this.status = status;
        this.headers = headers;
    }

    /** Reads up to the empty line; {@code in} must be buffered. */
    static Answer read(InputStream in) throws IOException {
        String first = line(in);
        if (!first.matches("HTTP/1\\.[01] [1-5][0-9][0-9]( .*)?")) {
            throw new IOException("not an answer in HTTP/1.1: " + first);
        }
        List<String> headers = new ArrayList<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            headers.add(line);
        }
        return new Answer(Integer.parseInt(first.substring(9, 12)), headers);
    }

    public int status() {
        return status;
    }

    /** The first header of that name, or an empty text. */
    public String header(String name) {
        List<String> all = headers(name);
        return all.isEmpty() ? "" : all.getFirst();
    }

    /** Where it redirects to, without scheme, host and query; empty when it does not. */
    public String locationPath() {
        return header("location").replaceFirst("^https?://[^/]*", "").replaceFirst("[?#].*$", "");
    }

    /** What a browser would send back: {@code name=value} of every cookie set. */
    public String cookies() {
        return String.join(
                "; ", headers("set-cookie").stream().map(c -> c.split(";", 2)[0].strip()).toList());
    }

    public boolean compressed() {
        return header("content-encoding").equalsIgnoreCase("gzip");
    }

    /** The decoded body; may block until the first bytes are there. */
    InputStream body(InputStream in) throws IOException {
        InputStream body = framed(in);
        return compressed() ? new GZIPInputStream(body) : body;
    }

    private InputStream framed(InputStream in) throws IOException {
        if (header("transfer-encoding").equalsIgnoreCase("chunked")) {
            return new ChunkedInputStream(in);
        }
        String length = header("content-length");
        if (length.isEmpty()) {
            return in;
        }
        byte[] bytes = in.readNBytes(Integer.parseInt(length));
        if (bytes.length != Integer.parseInt(length)) {
            throw new EOFException("the connection ended inside the body");
        }
        return new ByteArrayInputStream(bytes);
    }

    private List<String> headers(String name) {
        String start = name.toLowerCase(Locale.ROOT) + ":";
        return headers.stream()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(start))
                .map(line -> line.substring(start.length()).strip())
                .toList();
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("the connection ended before an answer");
            }
            if (line.length() == LINE_LIMIT) {
                throw new IOException("a header is too long");
            }
            line.append((char) c);
        }
        return line.toString().strip();
    }
}
