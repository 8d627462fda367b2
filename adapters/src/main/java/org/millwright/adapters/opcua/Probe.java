package org.millwright.adapters.opcua;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.milo.opcua.sdk.client.OpcUaClient;
import org.eclipse.milo.opcua.stack.core.AttributeId;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.security.SecurityPolicy;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.structured.EndpointDescription;
import org.eclipse.milo.opcua.stack.core.types.structured.ReadValueId;
import org.jspecify.annotations.Nullable;
import org.millwright.Message;
import org.millwright.MillwrightException;
import org.millwright.Problem;
import org.millwright.machine.connect.Fact;
import org.millwright.machine.connect.Facts;
import org.millwright.machine.connect.Node;
import org.millwright.machine.connect.NodePage;
import org.millwright.machine.connect.Promise;
import org.millwright.machine.connect.Sample;

/** Looks at a server and tells what a person wants to know before connecting; reads only. */
final class Probe {
    private static final int MOST_NODES = 10_000;
    private static final int MOST_CALLS = 200;
    private static final int LIVE = 10;
    private static final Duration CLOCK_OFF = Duration.ofSeconds(2);
    private static final Duration EXPIRES_SOON = Duration.ofDays(60);

    private final Dial dial;
    private final ClientCertificates certificates;
    private final Values values;
    private final InstantSource clock;
    private final List<Fact> facts = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    Probe(Dial dial, ClientCertificates certificates, Values values, InstantSource clock) {
        this.dial = dial;
        this.certificates = certificates;
        this.values = values;
        this.clock = clock;
    }

    /** Where a question is put to a session. */
    interface Asker {
        List<Sample> ask(Duration patience, OpcUaConnector.Question<List<Sample>> question);
    }

    Facts look(Duration patience, Asker asker) {
        List<Sample> live = List.of();
        try {
            endpoints(patience);
            live = asker.ask(patience, this::inside);
        } catch (MillwrightException refused) {
            problems.add(refused.problem());
        }
        return new Facts(facts, live, Promise.SAMPLED, problems);
    }

    private void fact(String key, Object value, Message said) {
        facts.add(new Fact(key, String.valueOf(value), said));
    }

    private void endpoints(Duration patience) {
        Instant asked = clock.instant();
        List<EndpointDescription> offered = dial.endpoints(patience);
        long millis = Duration.between(asked, clock.instant()).toMillis();
        fact(
                "server.reachable",
                millis,
                Message.of("opcua.fact.reachable", "The server answers, in {millis} ms.", "millis", millis));
        for (EndpointDescription endpoint : offered) {
            String policy = policy(endpoint);
            fact(
                    "server.endpoint",
                    policy + " " + endpoint.getSecurityMode(),
                    Message.of(
                            "opcua.fact.endpoint",
                            "Offers {policy}, {mode}.",
                            "policy",
                            policy,
                            "mode",
                            endpoint.getSecurityMode()));
        }
        certificate(dial.choose(offered));
    }

    private static String policy(EndpointDescription endpoint) {
        String uri = String.valueOf(endpoint.getSecurityPolicyUri());
        return uri.substring(uri.lastIndexOf('#') + 1);
    }

    private void certificate(EndpointDescription chosen) {
        boolean open = SecurityPolicy.None.getUri().equals(chosen.getSecurityPolicyUri());
        fact(
                "connection.policy",
                policy(chosen),
                open
                        ? Message.of(
                                "opcua.fact.open",
                                "The connection is neither encrypted nor signed: anybody in the network can read and change it.")
                        : Message.of("opcua.fact.policy", "The connection uses {policy}.", "policy", policy(chosen)));
        String own = ClientCertificates.thumbprint(certificates.own());
        fact(
                "client.thumbprint",
                own,
                Message.of("opcua.fact.own", "Our certificate has the thumbprint {thumbprint}.", "thumbprint", own));
        soon(certificates.own(), "opcua.fact.ownEnds");
        Optional<X509Certificate> server = Dial.certificate(chosen);
        if (server.isPresent()) {
            String theirs = ClientCertificates.thumbprint(server.get());
            boolean trusted = certificates.trusts(server.get());
            fact(
                    "server.thumbprint",
                    theirs,
                    Message.of(
                            "opcua.fact.server",
                            "The server's certificate is {subject}, valid until {until}, thumbprint {thumbprint}: compare it with the server's screen.",
                            "subject",
                            server.get().getSubjectX500Principal().getName(),
                            "until",
                            server.get().getNotAfter().toInstant(),
                            "thumbprint",
                            theirs));
            fact(
                    "server.trusted",
                    trusted,
                    trusted
                            ? Message.of("opcua.fact.trusted", "We trust it.")
                            : Message.of("opcua.fact.untrusted", "Nobody has trusted it yet."));
        }
    }

    private void soon(X509Certificate certificate, String code) {
        Instant ends = certificate.getNotAfter().toInstant();
        if (Duration.between(clock.instant(), ends).compareTo(EXPIRES_SOON) < 0) {
            fact(
                    "client.expires",
                    ends,
                    Message.of(
                            code,
                            "Our certificate ends at {until}; a new one has to be trusted by the server.",
                            "until",
                            ends));
        }
    }

    private List<Sample> inside(OpcUaClient client) throws UaException {
        product(client);
        limits(client);
        offset(client);
        return nodes(client);
    }

    private void product(OpcUaClient client) throws UaException {
        List<DataValue> answers = Properties.read(
                client,
                List.of(
                        value(NodeIds.Server_ServerStatus_BuildInfo_ProductName),
                        value(NodeIds.Server_ServerStatus_BuildInfo_ManufacturerName),
                        value(NodeIds.Server_ServerStatus_BuildInfo_SoftwareVersion)));
        String product = Values.text(Values.plain(answers.get(0)));
        String maker = Values.text(Values.plain(answers.get(1)));
        String version = Values.text(Values.plain(answers.get(2)));
        fact(
                "server.product",
                product + " " + version,
                Message.of(
                        "opcua.fact.product",
                        "It is {product} {version} by {maker}.",
                        "product",
                        product,
                        "version",
                        version,
                        "maker",
                        maker));
    }

    private static ReadValueId value(NodeId node) {
        return Properties.attribute(node, AttributeId.Value);
    }

    private void limits(OpcUaClient client) throws UaException {
        List<DataValue> answers = Properties.read(
                client,
                List.of(
                        value(NodeIds.Server_ServerCapabilities_OperationLimits_MaxMonitoredItemsPerCall),
                        value(NodeIds.Server_ServerCapabilities_MinSupportedSampleRate)));
        limit(
                "server.limit.items",
                Values.plain(answers.get(0)),
                "opcua.fact.items",
                "Makes at most {count} items a call.");
        limit(
                "server.limit.sampling",
                Values.plain(answers.get(1)),
                "opcua.fact.sampling",
                "Samples at most every {count} ms.");
    }

    private void limit(String key, @Nullable Object said, String code, String english) {
        if (said instanceof Number number && number.doubleValue() > 0) {
            fact(key, number, Message.of(code, english, "count", number));
        }
    }

    private void offset(OpcUaClient client) throws UaException {
        Optional<Duration> offset = new ServerClock(client, clock).read();
        if (offset.isPresent()) {
            long millis = offset.get().toMillis();
            boolean off = offset.get().abs().compareTo(CLOCK_OFF) > 0;
            fact(
                    "server.clock",
                    millis,
                    off
                            ? Message.of(
                                    "opcua.fact.clockOff",
                                    "Its clock differs from ours by {millis} ms. Times are kept as the server says them; set its clock, best by NTP.",
                                    "millis",
                                    millis)
                            : Message.of(
                                    "opcua.fact.clock", "Its clock is right within {millis} ms.", "millis", millis));
        }
    }

    /** Walks the tree breadth first until it has seen enough, and reads the first values. */
    private List<Sample> nodes(OpcUaClient client) throws UaException {
        Tree tree = new Tree(client);
        ArrayDeque<String> folders = new ArrayDeque<>(List.of(""));
        List<Node> first = new ArrayList<>();
        int seen = 0;
        int calls = 0;
        while (!folders.isEmpty() && seen < MOST_NODES && calls < MOST_CALLS) {
            String at = folders.removeFirst();
            String cursor = "";
            do {
                NodePage page = tree.page(at, cursor);
                calls++;
                for (Node node : page.nodes()) {
                    seen++;
                    if (node.kind() == Node.Kind.FOLDER) {
                        folders.addLast(node.address());
                    } else if (first.size() < LIVE) {
                        first.add(node);
                    }
                }
                cursor = page.next();
            } while (!cursor.isEmpty() && seen < MOST_NODES);
        }
        boolean all = folders.isEmpty();
        fact(
                "server.nodes",
                seen,
                all
                        ? Message.of("opcua.fact.nodes", "It offers {count} nodes.", "count", seen)
                        : Message.of("opcua.fact.manyNodes", "It offers more than {count} nodes.", "count", seen));
        return samples(client, first);
    }

    private List<Sample> samples(OpcUaClient client, List<Node> nodes) throws UaException {
        List<ReadValueId> reads = new ArrayList<>();
        for (Node node : nodes) {
            reads.add(value(NodeAddress.nodeId(node.address(), client.getNamespaceTable())
                    .orElse(NodeId.NULL_VALUE)));
        }
        List<DataValue> answers = Properties.read(client, reads);
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < answers.size(); i++) {
            samples.add(values.sample(nodes.get(i).address(), nodes.get(i).tag(), answers.get(i)));
        }
        return samples;
    }
}
