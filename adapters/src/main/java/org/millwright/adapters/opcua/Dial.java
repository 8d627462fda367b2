package org.millwright.adapters.opcua;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.milo.opcua.sdk.client.DiscoveryClient;
import org.eclipse.milo.opcua.sdk.client.OpcUaClient;
import org.eclipse.milo.opcua.sdk.client.OpcUaClientConfig;
import org.eclipse.milo.opcua.sdk.client.OpcUaClientConfigBuilder;
import org.eclipse.milo.opcua.sdk.client.identity.UsernameProvider;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.security.SecurityPolicy;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.enumerated.MessageSecurityMode;
import org.eclipse.milo.opcua.stack.core.types.structured.EndpointDescription;
import org.eclipse.milo.opcua.stack.core.util.CertificateUtil;
import org.eclipse.milo.opcua.stack.core.util.EndpointUtil;
import org.eclipse.milo.opcua.stack.transport.client.tcp.OpcTcpClientTransportConfigBuilder;
import org.millwright.Message;
import org.millwright.MillwrightException;
import org.millwright.Problem;

/** Opens clients: asks for the endpoints, chooses the best policy that may be used, checks who answers. */
final class Dial {
    /** Strongest first; Basic128Rsa15 and Basic256 are broken and never used. */
    private static final List<SecurityPolicy> POLICIES = List.of(
            SecurityPolicy.Aes256_Sha256_RsaPss, SecurityPolicy.Aes128_Sha256_RsaOaep, SecurityPolicy.Basic256Sha256);

    private static final int STEP_MILLIS = 5_000;
    private static final int REQUEST_MILLIS = 10_000;
    private static final int KEEP_ALIVE_MILLIS = 3_000;

    private final OpcUaSettings settings;
    private final ClientCertificates certificates;
    private final ExecutorService executor;

    Dial(OpcUaSettings settings, ClientCertificates certificates, ExecutorService executor) {
        this.settings = settings;
        this.certificates = certificates;
        this.executor = executor;
    }

    /** What the server offers. */
    List<EndpointDescription> endpoints(Duration patience) {
        settings.spot().resolve();
        return await(DiscoveryClient.getEndpoints(settings.spot().url(), this::transport), patience);
    }

    /**
     * A client with a session.
     *
     * @throws MillwrightException which says what stands in the way
     */
    OpcUaClient connect(Duration patience) {
        EndpointDescription endpoint = choose(endpoints(patience));
        Optional<X509Certificate> server = certificate(endpoint);
        server.ifPresent(this::check);
        OpcUaClient client = client(endpoint);
        try {
            await(client.connectAsync(), patience);
        } catch (MillwrightException refused) {
            hangUp(client);
            throw refused;
        }
        server.ifPresent(certificates::remember);
        return client;
    }

    /** What a failed call to the server means. */
    MillwrightException problem(UaException failed) {
        return Refusal.of(failed, settings.spot(), certificates);
    }

    /** Ends a client, and waits no longer than a moment for the server to agree. */
    static void hangUp(OpcUaClient client) {
        try {
            client.disconnectAsync().get(1, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException gone) {
            System.getLogger(Dial.class.getName())
                    .log(System.Logger.Level.DEBUG, "The server did not take part in the goodbye.", gone);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private OpcUaClient client(EndpointDescription endpoint) {
        OpcUaClientConfigBuilder config = OpcUaClientConfig.builder()
                .setApplicationName(LocalizedText.english("Millwright"))
                .setApplicationUri(ClientCertificates.APPLICATION)
                .setEndpoint(EndpointUtil.updateUrl(
                        endpoint, settings.spot().host(), settings.spot().port()))
                .setKeyPair(certificates.keys())
                .setCertificate(certificates.own())
                .setCertificateChain(new X509Certificate[] {certificates.own()})
                .setCertificateValidator(certificates.validator())
                .setRequestTimeout(uint(REQUEST_MILLIS))
                .setKeepAliveInterval(uint(KEEP_ALIVE_MILLIS))
                .setKeepAliveTimeout(uint(KEEP_ALIVE_MILLIS));
        settings.user().ifPresent(user -> config.setIdentityProvider(new UsernameProvider(user, settings.password())));
        try {
            return OpcUaClient.create(config.build(), this::transport);
        } catch (UaException unusable) {
            throw Refusal.of(unusable, settings.spot(), certificates);
        }
    }

    private void transport(OpcTcpClientTransportConfigBuilder transport) {
        transport
                .setConnectTimeout(uint(STEP_MILLIS))
                .setAcknowledgeTimeout(uint(STEP_MILLIS))
                .setExecutor(executor);
    }

    EndpointDescription choose(List<EndpointDescription> offered) {
        Optional<EndpointDescription> secured =
                offered.stream().filter(endpoint -> rank(endpoint) >= 0).min(Comparator.comparingInt(Dial::rank));
        Optional<EndpointDescription> open = offered.stream().filter(Dial::open).findFirst();
        if (settings.security() == OpcUaSettings.Security.NONE
                || (secured.isEmpty() && settings.spot().onThisMachine())) {
            return open.or(() -> secured).orElseThrow(this::nothingUsable);
        }
        if (secured.isPresent()) {
            return secured.get();
        }
        throw open.isPresent() ? onlyOpen() : nothingUsable();
    }

    /** The place among the policies, signed and encrypted before signed only; negative where it is none of them. */
    private static int rank(EndpointDescription endpoint) {
        for (int place = 0; place < POLICIES.size(); place++) {
            if (POLICIES.get(place).getUri().equals(endpoint.getSecurityPolicyUri())) {
                boolean encrypted = endpoint.getSecurityMode() == MessageSecurityMode.SignAndEncrypt;
                return encrypted ? place : place + POLICIES.size();
            }
        }
        return -1;
    }

    private static boolean open(EndpointDescription endpoint) {
        return SecurityPolicy.None.getUri().equals(endpoint.getSecurityPolicyUri());
    }

    private MillwrightException onlyOpen() {
        return new MillwrightException(new Problem.Forbidden(Message.of(
                "opcua.security.open",
                "The server at {address} offers no security: whoever is in the network can read and change what it says. Turn security on in the server, or set security to none if that is acceptable.",
                "address",
                settings.spot().url())));
    }

    private MillwrightException nothingUsable() {
        return new MillwrightException(new Problem.BadRequest(Message.of(
                "opcua.security.weak",
                "The server at {address} offers only policies that are broken. Turn on Basic256Sha256 or better in the server.",
                "address",
                settings.spot().url())));
    }

    /** The certificate that the endpoint shows; empty where it uses none. */
    static Optional<X509Certificate> certificate(EndpointDescription endpoint) {
        byte[] bytes = endpoint.getServerCertificate() == null
                ? new byte[0]
                : endpoint.getServerCertificate().bytesOrEmpty();
        try {
            return open(endpoint) || bytes.length == 0
                    ? Optional.empty()
                    : Optional.of(CertificateUtil.decodeCertificate(bytes));
        } catch (UaException unreadable) {
            throw new MillwrightException(
                    new Problem.BadRequest(Message.of(
                            "opcua.certificate.unreadable",
                            "The server shows a certificate that cannot be read. Make a new one in the server.")),
                    unreadable);
        }
    }

    /** A server that nobody trusts yet, or that shows another certificate than before, is for a person to judge. */
    private void check(X509Certificate server) {
        if (certificates.trusts(server)) {
            return;
        }
        certificates.meet(server);
        String now = ClientCertificates.thumbprint(server);
        Optional<String> before = certificates.last().filter(last -> !last.equals(now));
        if (before.isPresent()) {
            throw new MillwrightException(new Problem.Forbidden(Message.of(
                    "opcua.certificate.changed",
                    "The server at {address} shows another certificate than before: thumbprint {now}, not {before}. If nobody renewed it, somebody may stand in between. Compare it with the server's screen before you trust it.",
                    "address",
                    settings.spot().url(),
                    "now",
                    now,
                    "before",
                    before.get())));
        }
        throw new MillwrightException(new Problem.Forbidden(Message.of(
                "opcua.certificate.stranger",
                "Nobody has trusted the certificate of the server at {address} yet. Compare thumbprint {thumbprint} with the server's screen, then trust it.",
                "address",
                settings.spot().url(),
                "thumbprint",
                now)));
    }

    private <T> T await(CompletableFuture<T> answer, Duration patience) {
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failed) {
            throw Refusal.of(failed, settings.spot(), certificates);
        } catch (TimeoutException slow) {
            answer.cancel(true);
            throw Refusal.of(slow, settings.spot(), certificates);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new MillwrightException(Refusal.silent(settings.spot()), stopped);
        }
    }
}
