package org.millwright.adapters.opcua;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.milo.opcua.sdk.client.OpcUaClient;
import org.eclipse.milo.opcua.stack.core.AttributeId;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.structured.ReadValueId;
import org.jspecify.annotations.Nullable;
import org.millwright.Message;
import org.millwright.MillwrightException;
import org.millwright.machine.connect.CertificateTrust;
import org.millwright.machine.connect.Connection;
import org.millwright.machine.connect.Connector;
import org.millwright.machine.connect.Facts;
import org.millwright.machine.connect.Health;
import org.millwright.machine.connect.Intake;
import org.millwright.machine.connect.NodePage;
import org.millwright.machine.connect.Point;
import org.millwright.machine.connect.ReadPlan;
import org.millwright.machine.connect.Sample;
import org.millwright.machine.connect.Subscription;
import org.millwright.machine.connect.Surroundings;

/** One OPC UA server. Its questions share the client that delivers, or have one of their own while none does. */
final class OpcUaConnector implements Connector, CertificateTrust {
    private final Connection connection;
    private final OpcUaSettings settings;
    private final Surroundings around;
    private final Standing standing;
    private final ClientCertificates certificates;
    private final ExecutorService executor;
    private final Dial dial;
    private final Object asking = new Object();
    private @Nullable OpcUaClient asked;
    private volatile @Nullable Stream stream;

    OpcUaConnector(Connection connection, OpcUaSettings settings, Surroundings around) {
        this.connection = connection;
        this.settings = settings;
        this.around = around;
        standing = new Standing(around.clock(), around.changes());
        certificates = ClientCertificates.in(around.folder());
        executor = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("opcua " + connection.name() + " ", 0).factory());
        dial = new Dial(settings, certificates, executor);
    }

    /** Something to ask the server, which may fail in its words. */
    interface Question<T> {
        T ask(OpcUaClient client) throws UaException;
    }

    private <T> T ask(Duration patience, Question<T> question) {
        synchronized (asking) {
            Stream delivering = stream;
            OpcUaClient shared = delivering == null ? null : delivering.client();
            try {
                return within(patience, question, shared != null ? shared : own(patience));
            } catch (UaException failed) {
                if (shared == null) {
                    hangUp();
                }
                throw dial.problem(failed);
            }
        }
    }

    /** The client's own patience is that of a delivery, which may be longer than that of a person. */
    private <T> T within(Duration patience, Question<T> question, OpcUaClient client) throws UaException {
        FutureTask<T> answer = new FutureTask<>(() -> question.ask(client));
        Thread.ofVirtual().name("opcua question").start(answer);
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            answer.cancel(true);
            throw new UaException(StatusCodes.Bad_Timeout, late);
        } catch (InterruptedException stopped) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new UaException(StatusCodes.Bad_UnexpectedError, stopped);
        } catch (ExecutionException failed) {
            switch (failed.getCause()) {
                case UaException refused -> throw refused;
                case RuntimeException ours -> throw ours;
                case null, default -> throw new UaException(StatusCodes.Bad_UnexpectedError, failed);
            }
        }
    }

    private OpcUaClient own(Duration patience) {
        OpcUaClient there = asked;
        if (there == null) {
            there = dial.connect(patience);
            asked = there;
        }
        return there;
    }

    private void hangUp() {
        OpcUaClient there = asked;
        asked = null;
        if (there != null) {
            Dial.hangUp(there);
        }
    }

    @Override
    public Facts probe(Duration patience) {
        boolean idle = standing.state() == Health.State.NEW;
        if (idle) {
            standing.is(Health.State.PROBING, Message.of("opcua.state.probing", "Looks at the server."));
        }
        Probe probe = new Probe(dial, certificates, new Values(around.clock()), around.clock());
        Facts facts = probe.look(patience, this::ask);
        if (idle && standing.state() == Health.State.PROBING) {
            standing.is(Health.State.NEW, Message.of("opcua.state.probed", "Looked at, and not started."));
        }
        return facts;
    }

    @Override
    public NodePage browse(String at, String cursor, Duration patience) {
        return ask(patience, client -> new Tree(client).page(at, cursor));
    }

    @Override
    public List<Sample> read(List<Point> points, Duration patience) {
        return ask(patience, client -> read(client, points));
    }

    private List<Sample> read(OpcUaClient client, List<Point> points) throws UaException {
        List<ReadValueId> reads = new ArrayList<>(points.size());
        for (Point point : points) {
            // An unknown namespace makes an unknown node: the server's answer says so like for every other.
            NodeId node = NodeAddress.nodeId(point.address(), client.getNamespaceTable())
                    .orElse(NodeId.NULL_VALUE);
            reads.add(Properties.attribute(node, AttributeId.Value));
        }
        List<DataValue> answers = Properties.read(client, reads);
        Values values = new Values(around.clock());
        List<Sample> samples = new ArrayList<>(points.size());
        for (int i = 0; i < points.size(); i++) {
            DataValue answer = i < answers.size() ? answers.get(i) : new DataValue(StatusCodes.Bad_NoData);
            samples.add(values.sample(points.get(i).address(), points.get(i).tag(), answer));
        }
        return samples;
    }

    @Override
    public Subscription subscribe(ReadPlan plan, Intake intake) {
        if (stream != null) {
            throw new IllegalStateException("The connection (%s) is subscribed already.".formatted(connection.name()));
        }
        List<Point> points = plan.points();
        Gaps gaps = new Gaps(
                connection.name(),
                points,
                settings.counterTag(),
                plan.interval().toNanos() / 1e3,
                intake::lost);
        Delivery delivery = new Delivery(connection.name(), points, intake, around.clock(), gaps);
        standing.counts(delivery);
        Stream started = new Stream.Maker(
                        connection.name(),
                        dial,
                        settings.spot(),
                        around,
                        standing,
                        new Feed.Parts(
                                new Plan(plan, settings.everyTime()),
                                delivery,
                                new EventFeed(settings.events(), connection.name(), points, intake, around.clock()),
                                NodeBook.in(around.folder())))
                .start();
        stream = started;
        return () -> {
            started.close();
            stream = null;
        };
    }

    @Override
    public Health health() {
        return standing.health();
    }

    @Override
    public Optional<Certificate> own() {
        return Optional.of(ClientCertificates.said(certificates.own()));
    }

    @Override
    public List<Certificate> strangers() {
        return said(certificates.met());
    }

    @Override
    public List<Certificate> trusted() {
        return said(certificates.trusted());
    }

    private static List<Certificate> said(Map<String, X509Certificate> certificates) {
        return certificates.values().stream().map(ClientCertificates::said).toList();
    }

    @Override
    public void trust(String thumbprint) {
        certificates.trust(find(certificates.met(), thumbprint));
    }

    @Override
    public void distrust(String thumbprint) {
        certificates.distrust(find(certificates.trusted(), thumbprint));
    }

    private static X509Certificate find(Map<String, X509Certificate> among, String thumbprint) {
        X509Certificate found =
                among.get(thumbprint.replaceAll("[^0-9a-fA-F]", "").toUpperCase(Locale.ROOT));
        if (found == null) {
            throw MillwrightException.notFound(
                    "opcua.certificate.unknown",
                    "No certificate here has the thumbprint {thumbprint}. Those that wait are shown by a test of the connection.",
                    "thumbprint",
                    thumbprint);
        }
        return found;
    }

    @Override
    public void close() {
        Stream running = stream;
        if (running != null) {
            running.close();
        }
        synchronized (asking) {
            hangUp();
        }
        standing.is(Health.State.STOPPED, Message.of("opcua.state.stopped", "Ended by a person."));
        certificates.close();
        executor.shutdownNow();
    }
}
