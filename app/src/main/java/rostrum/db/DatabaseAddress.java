package rostrum.db;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Where the database is and as whom to sign in.
 *
 * @param jdbcUrl {@code jdbc:postgresql://host:port/name?...} without a password
 * @param user may be empty
 * @param password may be empty; never printed
 */
public record DatabaseAddress(String jdbcUrl, String user, String password) {
    private static final int CONNECT_SECONDS = 2;
    // Longer than any statement of ours may take, so that only a dead server is meant.
    private static final int SOCKET_SECONDS = 15;
    static final Duration STATEMENT_TIMEOUT = Duration.ofSeconds(10);

    /**
     * Reads {@code postgresql://user:password@host:port/name?...} or a {@code jdbc:} address.
     *
     * @throws IllegalArgumentException with a sentence that does not repeat the password
     */
    public static DatabaseAddress parse(String text) {
        String address = text.startsWith("jdbc:") ? text.substring("jdbc:".length()) : text;
        URI uri;
        try {
            uri = URI.create(address);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("is not an address (percent-encode the password?)");
        }
        String scheme = uri.getScheme();
        if (!"postgresql".equals(scheme) && !"postgres".equals(scheme)) {
            throw new IllegalArgumentException("must begin with postgresql://");
        }
        if (uri.getHost() == null || uri.getPath() == null || uri.getPath().length() < 2) {
            throw new IllegalArgumentException("must name a host and a database");
        }
        String[] login = uri.getRawUserInfo() == null ? new String[0] : split(uri.getRawUserInfo());
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        return new DatabaseAddress(
                "jdbc:postgresql://" + uri.getHost() + port + uri.getRawPath() + query,
                login.length > 0 ? login[0] : "",
                login.length > 1 ? login[1] : "");
    }

    private static String[] split(String userInfo) {
        String[] parts = userInfo.split(":", 2);
        for (int i = 0; i < parts.length; i++) {
            parts[i] = URLDecoder.decode(parts[i].replace("+", "%2B"), StandardCharsets.UTF_8);
        }
        return parts;
    }

    public DatabaseAddress withPassword(String newPassword) {
        return new DatabaseAddress(jdbcUrl, user, newPassword);
    }

    /**
     * Opens connections.
     *
     * @param more settings of the server for them, as {@code name=value}
     */
    PGSimpleDataSource dataSource(String... more) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setURL(jdbcUrl);
        if (!user.isEmpty()) {
            source.setUser(user);
        }
        if (!password.isEmpty()) {
            source.setPassword(password);
        }
        source.setApplicationName("rostrum");
        source.setConnectTimeout(CONNECT_SECONDS);
        source.setLoginTimeout(CONNECT_SECONDS);
        source.setSocketTimeout(SOCKET_SECONDS);
        source.setTcpKeepAlive(true);
        // The details repeat what is in the row: a name, a vote, a receipt.
        source.setLogServerErrorDetail(false);
        // Whatever the server's own setting: an answered vote must survive the loss of power.
        StringBuilder options = new StringBuilder("-c synchronous_commit=on");
        options.append(" -c statement_timeout=").append(STATEMENT_TIMEOUT.toMillis());
        for (String setting : more) {
            options.append(" -c ").append(setting);
        }
        source.setOptions(options.toString());
        return source;
    }

    @Override
    public String toString() {
        return jdbcUrl + (user.isEmpty() ? "" : " as " + user);
    }
}
