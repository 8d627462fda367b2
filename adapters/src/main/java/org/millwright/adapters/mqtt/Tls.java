package org.millwright.adapters.mqtt;

import com.hivemq.client.mqtt.MqttClientSslConfig;
import com.hivemq.client.mqtt.MqttClientSslConfigBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.TrustManagerFactory;
import org.millwright.MillwrightException;
import org.millwright.machine.connect.Connection;

/**
 * The certificates of an encrypted connection.
 *
 * @param config what the client takes; empty for a connection in the clear
 */
record Tls(Optional<MqttClientSslConfig> config) {
    /**
     * Reads the files that the settings name: {@code ca-file} holds the certificates to trust (PEM; without it those of this computer
     * count), {@code client-store} our own certificate with its key (PKCS #12), {@code client-store-password} opens it.
     */
    static Tls of(Connection connection, boolean tls) {
        if (!tls) {
            return new Tls(Optional.empty());
        }
        MqttClientSslConfigBuilder builder = MqttClientSslConfig.builder();
        String trusted = connection.setting("ca-file").orElse("");
        if (!trusted.isBlank()) {
            builder = builder.trustManagerFactory(trust(Path.of(trusted)));
        }
        String own = connection.setting("client-store").orElse("");
        if (!own.isBlank()) {
            String password = connection.setting("client-store-password").orElse("");
            builder = builder.keyManagerFactory(keys(Path.of(own), password));
        }
        return new Tls(Optional.of(builder.build()));
    }

    private static TrustManagerFactory trust(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            int number = 0;
            for (Certificate one : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                store.setCertificateEntry("ca" + number++, one);
            }
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store);
            return factory;
        } catch (IOException | GeneralSecurityException unusable) {
            throw wrong(file, unusable);
        }
    }

    private static KeyManagerFactory keys(Path file, String password) {
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, password.toCharArray());
            KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            factory.init(store, password.toCharArray());
            return factory;
        } catch (IOException | GeneralSecurityException unusable) {
            throw wrong(file, unusable);
        }
    }

    private static MillwrightException wrong(Path file, Exception why) {
        return MillwrightException.badRequest(
                "mqtt.certificate.unusable",
                "The certificate file {file} cannot be used: {reason}. Certificates to trust are PEM text, our own is a PKCS #12 file.",
                "file",
                file,
                "reason",
                String.valueOf(why.getMessage()));
    }
}
