package rostrum.bench.fanout;

import java.io.IOException;
import java.net.URI;
import rostrum.bench.ServerProcess;

/**
 * A server that is measured.
 *
 * @param name in the table
 * @param url scheme, host and port
 * @param process whose CPU time and memory count
 * @param java whether it has a heap to look at
 * @param request what a subscriber sends
 * @param publisher brings an update about
 */
record Contender(
        String name,
        URI url,
        ServerProcess process,
        boolean java,
        String request,
        Publisher publisher) {
    static final String ROSTRUM = "rostrum";
    static final String ROSTRUM_GZIP = "rostrum, gzip";
    static final String NCHAN = "nginx + nchan";
    static final String BARE = "bare send()";

    /** Brings an update about; returns when the server has accepted it. */
    interface Publisher {
        void publish(int number) throws IOException;
    }

    /**
     * A browser's request for a stream, as our nginx passes it on: without what nobody asks for.
     *
     * @param field what this server asks for besides
     */
    static String proxied(URI url, String path, String field, boolean gzip) {
        return """
        GET %s HTTP/1.1
        Host: %s
        X-Forwarded-Proto: https
        %s
        Accept-Encoding: %s
        Accept-Language: de-DE,de;q=0.9,en;q=0.8

        """
                .formatted(
                        path,
                        url.getRawAuthority(),
                        field,
                        gzip ? "gzip, deflate, br, zstd" : "identity")
                .replace("\n", "\r\n");
    }
}
