package org.millwright.adapters.opcua;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Period;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.security.CertificateValidator;
import org.eclipse.milo.opcua.stack.core.security.DefaultClientCertificateValidator;
import org.eclipse.milo.opcua.stack.core.security.FileBasedCertificateQuarantine;
import org.eclipse.milo.opcua.stack.core.security.FileBasedTrustListManager;
import org.eclipse.milo.opcua.stack.core.util.CertificateUtil;
import org.eclipse.milo.opcua.stack.core.util.SelfSignedCertificateBuilder;
import org.eclipse.milo.opcua.stack.core.util.SelfSignedCertificateGenerator;
import org.millwright.MillwrightException;
import org.millwright.machine.connect.CertificateTrust.Certificate;

/**
 * Our certificate, made once and kept, the servers that a person trusts, and the strangers that wait for one: all in one folder.
 * {@code server.thumbprint} names the certificate of the last secured connection, so that a changed one is noticed.
 */
final class ClientCertificates implements AutoCloseable {
    /** Who we say we are; the same stands in our certificate. */
    static final String APPLICATION = "urn:millwright:client";

    private static final int KEY_BITS = 2048;
    private static final String LAST = "server.thumbprint";

    private final Path folder;
    private final FileBasedTrustListManager trusted;
    private final FileBasedCertificateQuarantine strangers;
    private final KeyPair keys;
    private final X509Certificate own;

    private ClientCertificates(Path folder, KeyPair keys, X509Certificate own) throws IOException {
        this.folder = folder;
        this.keys = keys;
        this.own = own;
        trusted = FileBasedTrustListManager.createAndInitialize(folder);
        strangers = FileBasedCertificateQuarantine.create(folder.resolve("strangers"));
    }

    /** Opens the folder and makes what is not there yet. */
    static ClientCertificates in(Path folder) {
        try {
            Files.createDirectories(folder);
            Path key = folder.resolve("own.key");
            Path certificate = folder.resolve("own.der");
            if (!Files.exists(key) || !Files.exists(certificate)) {
                make(key, certificate);
            }
            X509Certificate own = CertificateUtil.decodeCertificate(Files.readAllBytes(certificate));
            PKCS8EncodedKeySpec secret = new PKCS8EncodedKeySpec(Files.readAllBytes(key));
            KeyPair keys = new KeyPair(
                    own.getPublicKey(), KeyFactory.getInstance("RSA").generatePrivate(secret));
            return new ClientCertificates(folder, keys, own);
        } catch (IOException unusable) {
            throw new UncheckedIOException(unusable);
        } catch (GeneralSecurityException | UaException damaged) {
            throw new MillwrightException(
                    new org.millwright.Problem.BadRequest(org.millwright.Message.of(
                            "opcua.certificate.damaged",
                            "Our own certificate in {folder} cannot be read. Delete own.key and own.der there: new ones are made, which the server has to trust again.",
                            "folder",
                            folder)),
                    damaged);
        }
    }

    private static void make(Path key, Path certificate) throws IOException, GeneralSecurityException {
        KeyPair made = SelfSignedCertificateGenerator.generateRsaKeyPair(KEY_BITS);
        if (!Files.exists(key)) {
            if (key.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.createFile(
                        key, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
        }
        Files.write(key, made.getPrivate().getEncoded());
        Files.write(certificate, selfSigned(made).getEncoded());
    }

    private static X509Certificate selfSigned(KeyPair made) {
        try {
            return new SelfSignedCertificateBuilder(made)
                    .setCommonName("Millwright")
                    .setOrganization("Millwright")
                    .setApplicationUri(APPLICATION)
                    .setValidityPeriod(Period.ofYears(2))
                    .addDnsName("localhost")
                    .build();
        } catch (Exception impossible) {
            // The builder declares every exception; what is left are algorithms that each Java has.
            throw new IllegalStateException("Our certificate could not be made.", impossible);
        }
    }

    KeyPair keys() {
        return keys;
    }

    X509Certificate own() {
        return own;
    }

    /** Lets in whom a person trusts and keeps the others as strangers. */
    CertificateValidator validator() {
        return new DefaultClientCertificateValidator(trusted, strangers);
    }

    boolean trusts(X509Certificate certificate) {
        return trusted.getTrustedCertificates().stream().anyMatch(certificate::equals);
    }

    /** Keeps a certificate for a person to look at; one that is there already is not kept twice. */
    void meet(X509Certificate stranger) {
        if (byThumbprint(strangers.getRejectedCertificates()).get(thumbprint(stranger)) == null) {
            strangers.addRejectedCertificate(stranger);
        }
    }

    Map<String, X509Certificate> met() {
        return byThumbprint(strangers.getRejectedCertificates());
    }

    Map<String, X509Certificate> trusted() {
        return byThumbprint(trusted.getTrustedCertificates());
    }

    void trust(X509Certificate stranger) {
        trusted.addTrustedCertificate(stranger);
        strangers.removeRejectedCertificate(stranger);
        forgetLast();
    }

    void distrust(X509Certificate friend) {
        try {
            trusted.removeTrustedCertificate(CertificateUtil.thumbprint(friend));
        } catch (UaException unreadable) {
            throw new IllegalStateException("A trusted certificate has no bytes.", unreadable);
        }
    }

    /** The thumbprint of the last secured connection's server. */
    Optional<String> last() {
        try {
            Path file = folder.resolve(LAST);
            return Files.exists(file) ? Optional.of(Files.readString(file).strip()) : Optional.empty();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    void remember(X509Certificate server) {
        try {
            Files.writeString(folder.resolve(LAST), thumbprint(server));
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    private void forgetLast() {
        try {
            Files.deleteIfExists(folder.resolve(LAST));
        } catch (IOException locked) {
            throw new UncheckedIOException(locked);
        }
    }

    private static Map<String, X509Certificate> byThumbprint(List<X509Certificate> certificates) {
        Map<String, X509Certificate> each = new LinkedHashMap<>();
        certificates.forEach(one -> each.put(thumbprint(one), one));
        return each;
    }

    static String thumbprint(X509Certificate certificate) {
        try {
            return HexFormat.of()
                    .withUpperCase()
                    .formatHex(CertificateUtil.thumbprint(certificate).bytesOrEmpty());
        } catch (UaException unreadable) {
            throw new IllegalStateException("A certificate has no bytes.", unreadable);
        }
    }

    static Certificate said(X509Certificate certificate) {
        return new Certificate(
                thumbprint(certificate),
                certificate.getSubjectX500Principal().getName(),
                certificate.getNotBefore().toInstant(),
                certificate.getNotAfter().toInstant());
    }

    @Override
    public void close() {
        try {
            trusted.close();
        } catch (IOException stillWatched) {
            throw new UncheckedIOException(stillWatched);
        }
    }
}
