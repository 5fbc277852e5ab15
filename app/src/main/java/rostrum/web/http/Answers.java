package rostrum.web.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import rostrum.live.Stamped;

/** The few kinds of answer there are. */
public final class Answers {
    /** The type of what the script puts into a page; it asks for it by {@code Accept}. */
    static final String FRAGMENT = "text/vnd.rostrum.fragment+html";

    /** Below this many bytes compression does not save a packet. */
    private static final int WORTH_COMPRESSING = 1400;

    /** Bytes or characters of a long file that are handled together. */
    private static final int PIECE = 8192;

    private static final String HTML = "text/html;charset=utf-8";

    private Answers() {}

    /** A page. It may show what is personal: nobody in between keeps it. */
    public static void html(HttpServletRequest request, HttpServletResponse response, String html)
            throws IOException {
        text(request, response, HTML, html);
    }

    /** The same, of a page that is compressed already. */
    public static void html(
            HttpServletRequest request, HttpServletResponse response, Stamped page, String word)
            throws IOException {
        describe(response, HTML);
        boolean gzip = page.length() >= WORTH_COMPRESSING && acceptsGzip(request);
        if (gzip) {
            response.setHeader("Content-Encoding", "gzip");
        }
        byte[] bytes = gzip ? page.gzip(word) : page.plain(word);
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }

    /** A piece of a page, for the script. */
    public static void fragment(
            HttpServletRequest request, HttpServletResponse response, String html)
            throws IOException {
        text(request, response, FRAGMENT + ";charset=utf-8", html);
    }

    /** A file to be saved, as UTF-8 text. */
    public static void download(
            HttpServletRequest request,
            HttpServletResponse response,
            String type,
            String name,
            String content)
            throws IOException {
        response.setHeader("Content-Disposition", "attachment; filename=\"" + name + "\"");
        text(request, response, type + ";charset=utf-8", content);
    }

    /** Writes a file piece by piece. */
    @FunctionalInterface
    public interface Content {
        void write(Writer out) throws IOException;
    }

    /**
     * A long file to be saved, as UTF-8 text, that is sent while it is being written.
     *
     * @param content has all it needs at hand: it waits for nothing but the client
     */
    public static void download(
            HttpServletRequest request,
            HttpServletResponse response,
            String type,
            String name,
            Content content)
            throws IOException {
        response.setHeader("Content-Disposition", "attachment; filename=\"" + name + "\"");
        describe(response, type + ";charset=utf-8");
        OutputStream out = response.getOutputStream();
        if (acceptsGzip(request)) {
            response.setHeader("Content-Encoding", "gzip");
            out = new GZIPOutputStream(out, PIECE);
        }
        try (Writer writer =
                new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), PIECE)) {
            content.write(writer);
        }
    }

    static void text(
            HttpServletRequest request, HttpServletResponse response, String type, String content)
            throws IOException {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        describe(response, type);
        if (bytes.length >= WORTH_COMPRESSING && acceptsGzip(request)) {
            response.setHeader("Content-Encoding", "gzip");
            bytes = gzip(bytes);
        }
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }

    /** What it is, and that nobody in between keeps it. */
    private static void describe(HttpServletResponse response, String type) {
        response.setContentType(type);
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Vary", "Accept, Accept-Encoding, Cookie, Accept-Language");
    }

    /** After a post: come and see. 303, so that reloading does not post again. */
    public static void seeOther(HttpServletResponse response, String location) {
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Vary", "Accept");
        response.setHeader("Location", location);
        response.setHeader("Cache-Control", "no-store");
        response.setContentLength(0);
    }

    static boolean acceptsGzip(HttpServletRequest request) {
        String accepted = request.getHeader("Accept-Encoding");
        if (accepted == null) {
            return false;
        }
        for (String coding : accepted.split(",")) {
            String[] parts = coding.strip().split(";", -1);
            if (parts[0].strip().equalsIgnoreCase("gzip")) {
                return parts.length < 2 || !parts[1].strip().matches("q=0(\\.0*)?");
            }
        }
        return false;
    }

    static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length / 3);
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }
}
