package rostrum.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Requests that no decent client would send. A character is a byte. */
public final class RawHttp {
    private static final int LONGEST_MILLIS = 10_000;
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] (\\d{3})");

    private RawHttp() {}

    /** Sends it, says no more, and returns everything that came back. */
    public static String ask(URI site, String request) {
        return ask(site, request.getBytes(StandardCharsets.ISO_8859_1));
    }

    public static String ask(URI site, byte[] request) {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        try (Socket socket = new Socket(site.getHost(), site.getPort())) {
            socket.setSoTimeout(LONGEST_MILLIS);
            send(socket, request);
            read(socket.getInputStream(), answer);
        } catch (IOException e) {
            throw new AssertionError("no answer to " + shown(request), e);
        }
        return answer.toString(StandardCharsets.ISO_8859_1);
    }

    private static void send(Socket socket, byte[] request) throws IOException {
        try {
            socket.getOutputStream().write(request);
            socket.shutdownOutput();
        } catch (SocketException e) {
            // Refused before all was sent; what it says stands in the answer.
            return;
        }
    }

    private static void read(InputStream in, ByteArrayOutputStream answer) throws IOException {
        try {
            byte[] buffer = new byte[8192];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                answer.write(buffer, 0, n);
            }
        } catch (SocketException e) {
            // Reset, because not all of the request was read.
            return;
        }
    }

    /** Sends it and returns what has come back as soon as this text is in it. */
    public static String until(URI site, String request, String text) {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        try (Socket socket = new Socket(site.getHost(), site.getPort())) {
            socket.setSoTimeout(LONGEST_MILLIS);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            byte[] buffer = new byte[8192];
            while (!answer.toString(StandardCharsets.UTF_8).contains(text)) {
                int n = socket.getInputStream().read(buffer);
                if (n < 0) {
                    throw new AssertionError("ended without " + text + ": " + answer);
                }
                answer.write(buffer, 0, n);
            }
        } catch (IOException e) {
            throw new AssertionError("no " + text + " in " + answer, e);
        }
        return answer.toString(StandardCharsets.UTF_8);
    }

    /** The statuses of the answers, in order. */
    public static List<Integer> statuses(String answer) {
        return STATUS.matcher(answer)
                .results()
                .map((MatchResult found) -> Integer.valueOf(found.group(1)))
                .toList();
    }

    private static String shown(byte[] request) {
        String text = new String(request, StandardCharsets.ISO_8859_1);
        return text.substring(0, Math.min(text.length(), 200));
    }
}
