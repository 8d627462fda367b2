package org.millwright.plant.wire.opcua;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Period;
import java.util.List;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.security.CertificateManager;
import org.eclipse.milo.opcua.stack.core.security.CertificateStore;
import org.eclipse.milo.opcua.stack.core.security.DefaultApplicationGroup;
import org.eclipse.milo.opcua.stack.core.security.DefaultCertificateManager;
import org.eclipse.milo.opcua.stack.core.security.DefaultServerCertificateValidator;
import org.eclipse.milo.opcua.stack.core.security.FileBasedCertificateQuarantine;
import org.eclipse.milo.opcua.stack.core.security.FileBasedTrustListManager;
import org.eclipse.milo.opcua.stack.core.security.MemoryCertificateStore;
import org.eclipse.milo.opcua.stack.core.security.RsaSha256CertificateFactory;
import org.eclipse.milo.opcua.stack.core.security.SecurityPolicy;
import org.eclipse.milo.opcua.stack.core.util.CertificateUtil;
import org.eclipse.milo.opcua.stack.core.util.SelfSignedCertificateBuilder;
import org.eclipse.milo.opcua.stack.core.util.SelfSignedCertificateGenerator;

/**
 * The server's certificate, made at the first start and kept, and whom it trusts: the files in {@code trusted}. Strangers land in
 * {@code rejected}, from where an operator moves them.
 */
final class ServerIdentity implements AutoCloseable {
    private static final int KEY_BITS = 2048;

    private final ServerSettings settings;
    private final X509Certificate own;
    private final CertificateManager certificates;
    private final FileBasedTrustListManager trusted;
    private final FileBasedCertificateQuarantine rejected;

    private ServerIdentity(ServerSettings settings, KeyPair keys, X509Certificate own) throws Exception {
        this.settings = settings;
        this.own = own;
        Path folder = settings.folder();
        trusted = FileBasedTrustListManager.createAndInitialize(folder);
        rejected = FileBasedCertificateQuarantine.create(folder.resolve("rejected"));
        MemoryCertificateStore store = new MemoryCertificateStore();
        X509Certificate[] chain = {own};
        store.set(NodeIds.RsaSha256ApplicationCertificateType, new CertificateStore.Entry(keys.getPrivate(), chain));
        certificates = new DefaultCertificateManager(
                rejected,
                DefaultApplicationGroup.createAndInitialize(
                        trusted,
                        store,
                        new RsaSha256CertificateFactory() {
                            @Override
                            protected X509Certificate[] createRsaSha256CertificateChain(KeyPair pair) {
                                return chain;
                            }
                        },
                        new DefaultServerCertificateValidator(trusted, rejected)));
    }

    /** Opens the folder of the settings and makes what is not there yet. */
    static ServerIdentity of(ServerSettings settings, String application) {
        try {
            Files.createDirectories(settings.folder());
            Path key = settings.folder().resolve("own.key");
            Path certificate = settings.folder().resolve("own.der");
            if (!Files.exists(key) || !Files.exists(certificate)) {
                KeyPair made = SelfSignedCertificateGenerator.generateRsaKeyPair(KEY_BITS);
                Files.write(
                        certificate, certificate(made, settings, application).getEncoded());
                Files.write(key, made.getPrivate().getEncoded());
            }
            X509Certificate own = CertificateUtil.decodeCertificate(Files.readAllBytes(certificate));
            PKCS8EncodedKeySpec spec = new PKCS8EncodedKeySpec(Files.readAllBytes(key));
            KeyPair keys = new KeyPair(
                    own.getPublicKey(), KeyFactory.getInstance("RSA").generatePrivate(spec));
            return new ServerIdentity(settings, keys, own);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (Exception impossible) {
            // The certificate classes declare every exception; what is left are algorithms that each Java has.
            throw new IllegalStateException("The plant's certificate could not be made.", impossible);
        }
    }

    private static X509Certificate certificate(KeyPair keys, ServerSettings settings, String application)
            throws Exception {
        return new SelfSignedCertificateBuilder(keys)
                .setCommonName("Millwright practice plant")
                .setOrganization("Millwright")
                .setApplicationUri(application)
                .setValidityPeriod(Period.ofYears(2))
                .addDnsName("localhost")
                .addIpAddress(settings.host())
                .build();
    }

    X509Certificate own() {
        return own;
    }

    CertificateManager certificates() {
        return certificates;
    }

    /** How a password travels: encrypted wherever there is a certificate to encrypt it with. */
    String passwordPolicy() {
        return (settings.secure() ? SecurityPolicy.Basic256Sha256 : SecurityPolicy.None).getUri();
    }

    List<X509Certificate> strangers() {
        return rejected.getRejectedCertificates();
    }

    void trust(X509Certificate certificate) {
        trusted.addTrustedCertificate(certificate);
        rejected.removeRejectedCertificate(certificate);
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
