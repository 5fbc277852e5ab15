package rostrum.rehearsal.play;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;

/**
 * Certificates to be trusted, in a form that Gatling reads.
 *
 * @param file is removed by {@link #close}
 */
record TrustStore(Path file) implements AutoCloseable {
    static final String TYPE = "PKCS12";

    /** Of a file that holds no secret, but cannot be without. */
    static final String PASSWORD = "changeit";

    /**
     * Makes one.
     *
     * @param pem one or more certificates
     * @throws IOException when there are none, or they cannot be read
     */
    static TrustStore of(Path pem) throws IOException {
        Path file = Files.createTempFile("rostrum-rehearsal-", ".p12");
        try (InputStream in = Files.newInputStream(pem);
                OutputStream out = Files.newOutputStream(file)) {
            KeyStore store = KeyStore.getInstance(TYPE);
            store.load(null, null);
            for (Certificate certificate :
                    CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                store.setCertificateEntry("anchor-" + store.size(), certificate);
            }
            if (store.size() == 0) {
                throw new IOException("there is no certificate in " + pem);
            }
            store.store(out, PASSWORD.toCharArray());
            return new TrustStore(file);
        } catch (GeneralSecurityException e) {
            throw new IOException("cannot read certificates from " + pem, e);
        }
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
    }
}
