package rostrum.web.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
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
    private static final Map<String, String> TYPES =
            Map.of(
                    "css", "text/css;charset=utf-8",
                    "js", "text/javascript;charset=utf-8",
                    "svg", "image/svg+xml");

    /** One file as it is sent. */
    record Asset(String type, ByteBuffer plain, ByteBuffer gzip) {}

    private final Map<String, String> addresses = new HashMap<>();
    private final Map<String, Asset> byAddress = new HashMap<>();

    /**
     * Reads them from the class path.
     *
     * @param folder begins and ends with a slash
     */
    public Assets(String folder, List<String> names) {
        for (String name : names) {
            try (InputStream in = Assets.class.getResourceAsStream(folder + name)) {
                if (in == null) {
                    throw new IllegalStateException("missing in the jar: " + folder + name);
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
                "/static/"
                        + name.substring(0, dot)
                        + "."
                        + fingerPrint(content)
                        + name.substring(dot);
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
}
