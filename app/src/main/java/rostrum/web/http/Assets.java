package rostrum.web.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The static files, read once and compressed once. Their address contains a finger print of their
 * content, so that a browser may keep them for ever and a deploy is never half seen.
 */
public final class Assets {
    private static final String PREFIX = "/static/";
    private static final List<String> OF_THE_SITE = List.of("app.css", "live.js", "icon.svg");

    private static final Map<String, String> TYPES =
            Map.of(
                    "css", "text/css;charset=utf-8",
                    "js", "text/javascript;charset=utf-8",
                    "svg", "image/svg+xml");

    /** One file as it is sent. */
    record Asset(String type, ByteBuffer plain, ByteBuffer gzip) {}

    private final Map<String, String> addresses = new HashMap<>();
    private final Map<String, Asset> byAddress = new HashMap<>();

    /** Reads those of the site from the class path. */
    public Assets() {
        for (String name : OF_THE_SITE) {
            try (InputStream in = Assets.class.getResourceAsStream(PREFIX + name)) {
                if (in == null) {
                    throw new IllegalStateException("missing in the jar: " + PREFIX + name);
                }
                add(name, in.readAllBytes());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void add(String name, byte[] content) throws IOException {
        int dot = name.lastIndexOf('.');
        String type = TYPES.get(name.substring(dot + 1));
        if (type == null) {
            throw new IllegalStateException("no type known for " + name);
        }
        String address =
                PREFIX + name.substring(0, dot) + "." + fingerPrint(content) + name.substring(dot);
        addresses.put(name, address);
        byAddress.put(
                address,
                new Asset(type, ByteBuffer.wrap(content), ByteBuffer.wrap(Answers.gzip(content))));
    }

    private static String fingerPrint(byte[] content) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
            return HexFormat.of().formatHex(hash, 0, 5);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Where a file is found; the name must be one of those given at the start. */
    public String address(String name) {
        String address = addresses.get(name);
        if (address == null) {
            throw new IllegalArgumentException("no such asset: " + name);
        }
        return address;
    }

    Optional<Asset> find(String address) {
        return Optional.ofNullable(byAddress.get(address));
    }

    /**
     * Writes each file and, beside it with {@code .gz} at its end, its compressed form, under the
     * names by which pages ask for them: a web server in front may serve them itself.
     *
     * @param folder is made if it is not there
     * @return how many files that were
     */
    public int writeTo(Path folder) throws IOException {
        Files.createDirectories(folder);
        for (Map.Entry<String, Asset> entry : byAddress.entrySet()) {
            Path file = folder.resolve(entry.getKey().substring(PREFIX.length()));
            write(file, entry.getValue().plain());
            write(file.resolveSibling(file.getFileName() + ".gz"), entry.getValue().gzip());
        }
        return 2 * byAddress.size();
    }

    /** Under another name first: the folder may be one that is being served. */
    private static void write(Path file, ByteBuffer content) throws IOException {
        Path unfinished = file.resolveSibling(file.getFileName() + ".new");
        try (FileChannel channel =
                FileChannel.open(
                        unfinished,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE)) {
            ByteBuffer rest = content.duplicate();
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
        }
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
