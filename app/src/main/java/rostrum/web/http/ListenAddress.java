package rostrum.web.http;

import java.nio.file.Path;

/** Where a server listens: a TCP port of one address, or a Unix-domain socket. */
public sealed interface ListenAddress {
    /**
     * A TCP address.
     *
     * @param host the address to bind
     * @param port 0 to 65535; 0: any free one
     */
    record Tcp(String host, int port) implements ListenAddress {
        @Override
        public String toString() {
            return host + ":" + port;
        }
    }

    /**
     * A socket in the file system; at most 107 bytes long, the kernel's limit.
     *
     * @param path absolute
     */
    record Unix(Path path) implements ListenAddress {
        @Override
        public String toString() {
            return "unix:" + path;
        }
    }

    /**
     * Reads {@code 8080}, {@code 127.0.0.1:8080} or {@code unix:/path}.
     *
     * @throws IllegalArgumentException with the rest of a sentence that begins with the setting
     */
    static ListenAddress parse(String text) {
        if (text.startsWith("unix:")) {
            String path = text.substring("unix:".length());
            if (!path.startsWith("/") || path.length() > 107) {
                throw new IllegalArgumentException(
                        "must be unix:/absolute/path of 107 bytes at most");
            }
            return new Unix(Path.of(path));
        }
        int colon = text.lastIndexOf(':');
        String host = colon < 0 ? "127.0.0.1" : text.substring(0, colon);
        String port = text.substring(colon + 1);
        if (host.isEmpty() || !port.matches("\\d{1,5}") || Integer.parseInt(port) > 65535) {
            throw new IllegalArgumentException(
                    "must be 8080, 127.0.0.1:8080 or unix:/path, not " + text);
        }
        return new Tcp(host, Integer.parseInt(port));
    }
}
