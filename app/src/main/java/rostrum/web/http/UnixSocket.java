package rostrum.web.http;

import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.unixdomain.server.UnixDomainServerConnector;

/**
 * Listens on a socket in the file system, and takes no other's away: one that somebody still
 * answers on is left alone, and at the end only its own is removed. Who may connect is up to the
 * umask and to the folder.
 */
final class UnixSocket extends UnixDomainServerConnector {
    private Optional<Object> own = Optional.empty();

    UnixSocket(Server server, Path path, ConnectionFactory factory) {
        super(server, 1, 1, factory);
        setUnixDomainPath(path);
    }

    /**
     * @throws BindException when somebody answers there, or what is there is no socket
     */
    @Override
    protected void doStart() throws Exception {
        removeLeftOver();
        super.doStart();
        own = inode();
    }

    /** A socket left behind by a killed process would be "in use" for ever. */
    private void removeLeftOver() throws IOException {
        Path path = getUnixDomainPath();
        Optional<BasicFileAttributes> there = attributes();
        if (there.isEmpty()) {
            return;
        }
        if (!there.get().isOther()) {
            throw new BindException(path + " is there, and is no socket");
        }
        if (isInUse(path)) {
            throw new BindException("another process answers on " + path);
        }
        Files.deleteIfExists(path);
    }

    private static boolean isInUse(Path path) {
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.configureBlocking(false);
            channel.connect(UnixDomainSocketAddress.of(path));
            return true;
        } catch (ConnectException e) {
            return false; // refused: nobody has it open
        } catch (IOException e) {
            return true; // too busy to accept, or not for us
        }
    }

    @Override
    protected void doStop() throws Exception {
        Path path = getUnixDomainPath();
        if (own.isEmpty() || !own.equals(inode())) {
            // Jetty removes what is at the path, whosever it is: there is nothing at this one.
            setUnixDomainPath(path.resolveSibling(path.getFileName() + ".gone"));
        }
        try {
            super.doStop();
        } finally {
            setUnixDomainPath(path);
            own = Optional.empty();
        }
    }

    private Optional<Object> inode() throws IOException {
        return attributes().map(BasicFileAttributes::fileKey);
    }

    private Optional<BasicFileAttributes> attributes() throws IOException {
        try {
            return Optional.of(
                    Files.readAttributes(
                            getUnixDomainPath(),
                            BasicFileAttributes.class,
                            LinkOption.NOFOLLOW_LINKS));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }
}
