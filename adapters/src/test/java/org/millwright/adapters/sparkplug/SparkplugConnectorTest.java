package org.millwright.adapters.sparkplug;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5Client;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.tahu.protobuf.SparkplugBProto.Payload;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.millwright.MillwrightException;
import org.millwright.adapters.modbus.Gathered;
import org.millwright.adapters.mqtt.Mosquitto;
import org.millwright.adapters.mqtt.MqttKind;
import org.millwright.machine.AssetPath;
import org.millwright.machine.SourceQuality;
import org.millwright.machine.Tag;
import org.millwright.machine.connect.Connection;
import org.millwright.machine.connect.Connector;
import org.millwright.machine.connect.Facts;
import org.millwright.machine.connect.Health;
import org.millwright.machine.connect.Loss;
import org.millwright.machine.connect.Node;
import org.millwright.machine.connect.Point;
import org.millwright.machine.connect.Promise;
import org.millwright.machine.connect.ReadPlan;
import org.millwright.machine.connect.Sample;
import org.millwright.machine.connect.Surroundings;

/** The whole way over Debian's Mosquitto, with an edge node made of MQTT messages. */
@Timeout(90)
class SparkplugConnectorTest {
    private static final AssetPath PRESS = AssetPath.of("line/press");

    @TempDir
    private Path folder;

    private final Gathered gathered = new Gathered();
    private final List<Health> changes = new CopyOnWriteArrayList<>();
    private final List<AutoCloseable> open = new ArrayList<>();
    private final List<String> states = new CopyOnWriteArrayList<>();
    private Path own = Path.of("");

    @BeforeEach
    void folders() throws Exception {
        own = Files.createDirectory(folder.resolve("own"));
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable one : open.reversed()) {
            one.close();
        }
    }

    private Mosquitto broker() {
        Mosquitto broker = new Mosquitto(folder);
        open.add(broker);
        return broker;
    }

    private Connector connector(Mosquitto broker, Map<String, String> settings) {
        Connection connection = new Connection("press", "sparkplug", broker.address(), settings);
        Surroundings around = new Surroundings(InstantSource.system(), () -> 1L << 40, own, changes::add);
        Connector connector = new SparkplugKind(new MqttKind()).open(connection, around);
        open.add(connector);
        return connector;
    }

    private static Point point(String name, String metric) {
        return new Point(PRESS, Tag.of(name), "g/n/press#" + metric, Map.of());
    }

    private static ReadPlan plan(Point... points) {
        return new ReadPlan(List.of(points), Duration.ofSeconds(1));
    }

    /** An edge node that gives its births when it is asked. */
    private final class Peer implements AutoCloseable {
        private final Edge edge = new Edge("g", "n", 3);
        private final Mqtt5BlockingClient client;

        Peer(Mosquitto broker) {
            client = Mqtt5Client.builder()
                    .identifier("edge-" + System.nanoTime())
                    .serverHost("127.0.0.1")
                    .serverPort(broker.port())
                    .buildBlocking();
            client.connect();
            client.toAsync()
                    .subscribeWith()
                    .topicFilter("spBv1.0/g/NCMD/n")
                    .callback(command -> {
                        var born = client.toAsync().publish(publish(born()));
                        var unused = born.thenCompose(sent -> client.toAsync().publish(publish(device())));
                    })
                    .send()
                    .join();
            client.toAsync()
                    .subscribeWith()
                    .topicFilter("spBv1.0/STATE/+")
                    .callback(state -> states.add(new String(state.getPayloadAsBytes(), StandardCharsets.UTF_8)))
                    .send()
                    .join();
            open.add(this);
        }

        private com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish publish(Edge.Sent sent) {
            return com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish.builder()
                    .topic(sent.topic())
                    .qos(MqttQos.AT_MOST_ONCE)
                    .payload(sent.bytes())
                    .build();
        }

        private Edge.Sent born() {
            return edge.nodeBirth(now());
        }

        private Edge.Sent device() {
            Payload.Metric force = Edge.real("force", 2, 10, now()).toBuilder()
                    .setProperties(Payload.PropertySet.newBuilder()
                            .addKeys("engUnit")
                            .addValues(Payload.PropertyValue.newBuilder()
                                    .setType(12)
                                    .setStringValue("kN")))
                    .build();
            return edge.birth("press", now(), force, Edge.real("temp/oil", 3, 20, now()));
        }

        void send(Payload.Metric... metrics) {
            client.publish(publish(edge.data("press", now(), metrics)));
        }

        void skip() {
            edge.data("press", now());
        }

        @Override
        public void close() {
            if (client.getState().isConnected()) {
                client.disconnect();
            }
        }
    }

    private static long now() {
        return Instant.now().toEpochMilli();
    }

    private static void live(Connector connector) {
        Gathered.until("live", () -> connector.health().state() == Health.State.LIVE);
    }

    @Test
    void asksForBirthsAndDelivers() {
        Mosquitto broker = broker();
        Peer peer = new Peer(broker);
        Connector connector = connector(broker, Map.of());
        connector.subscribe(plan(point("force", "force"), point("oil", "temp/oil")), gathered);
        assertEquals(10, gathered.await("line/press/force", 1).getFirst().value());
        peer.send(Edge.data(2, 11.5, now()), Edge.data(3, 22, now()));
        Gathered.until(
                "data", () -> gathered.cells("line/press/force").getLast().value() == 11.5);
        assertEquals(22, gathered.cells("line/press/oil").getLast().value());
        assertEquals(
                SourceQuality.GOOD, gathered.cells("line/press/force").getLast().quality());
    }

    @Test
    @DisplayName(
            "tck-id-intro-sparkplug-host-state, tck-id-operational-behavior-host-application-connect-birth, -termination")
    void saysItsStateAndSaysFarewell() {
        Mosquitto broker = broker();
        new Peer(broker);
        Connector connector = connector(broker, Map.of("host", "me"));
        connector.subscribe(plan(point("force", "force")), gathered);
        Gathered.until("online", () -> states.stream().anyMatch(state -> state.contains("\"online\":true")));
        connector.close();
        Gathered.until("offline", () -> !states.isEmpty() && states.getLast().contains("\"online\":false"));
    }

    @Test
    @DisplayName("tck-id-message-flow-hid-sparkplug-state-message-delivered, over the wire")
    void correctsWhoeverSaysThatWeAreNotThere() {
        Mosquitto broker = broker();
        Peer peer = new Peer(broker);
        Connector connector = connector(broker, Map.of("host", "me"));
        connector.subscribe(plan(point("force", "force")), gathered);
        Gathered.until("online", () -> !states.isEmpty() && states.getLast().contains("true"));
        int before = states.size();
        peer.client
                .publishWith()
                .topic("spBv1.0/STATE/me")
                .qos(MqttQos.AT_LEAST_ONCE)
                .payload("{\"online\":false,\"timestamp\":1}".getBytes(StandardCharsets.UTF_8))
                .send();
        Gathered.until(
                "corrected",
                () -> states.size() >= before + 2 && states.getLast().contains("true"));
    }

    @Test
    void aGapIsToldAndRepaired() {
        Mosquitto broker = broker();
        Peer peer = new Peer(broker);
        Connector connector = connector(broker, Map.of());
        connector.subscribe(plan(point("force", "force")), gathered);
        gathered.await("line/press/force", 1);
        peer.skip();
        peer.send(Edge.data(2, 12, now()));
        Gathered.until("told", () -> !gathered.losses(Loss.Reason.SOURCE_GAP).isEmpty());
        Gathered.until("bad", () -> gathered.cells("line/press/force").stream()
                .anyMatch(cell -> SourceQuality.severity(cell.quality()) == SourceQuality.BAD));
        Gathered.until(
                "born again", () -> gathered.cells("line/press/force").getLast().value() == 10);
    }

    @Test
    void comesBackAfterTheBroker() {
        Mosquitto broker = broker();
        Peer first = new Peer(broker);
        Connector connector = connector(broker, Map.of());
        connector.subscribe(plan(point("force", "force")), gathered);
        gathered.await("line/press/force", 1);
        broker.kill();
        Gathered.until(
                "bad",
                () -> SourceQuality.severity(
                                gathered.cells("line/press/force").getLast().quality())
                        == SourceQuality.BAD);
        first.close();
        broker.start();
        live(connector);
        new Peer(broker);
        Gathered.until(
                "asked and born",
                () -> gathered.cells("line/press/force").getLast().value() == 10);
    }

    @Test
    void looksAroundReadsOnceAndProbes() {
        Mosquitto broker = broker();
        Peer peer = new Peer(broker);
        Connector connector = connector(broker, Map.of("groups", "+"));
        Thread sending = Thread.ofVirtual().start(() -> {
            for (int round = 0; round < 400 && !Thread.currentThread().isInterrupted(); round++) {
                peer.send(Edge.data(2, round, now()));
                java.util.concurrent.locks.LockSupport.parkNanos(20_000_000);
            }
        });
        open.add(sending::interrupt);
        Duration patience = Duration.ofSeconds(3);
        Node group = connector.browse("", "", patience).nodes().getFirst();
        Node node = connector.browse(group.address(), "", patience).nodes().getFirst();
        Node press = connector.browse(node.address(), "", patience).nodes().getFirst();
        List<Node> metrics = connector.browse(press.address(), "", patience).nodes();
        assertEquals(
                List.of("force", "temp_oil"), metrics.stream().map(Node::name).toList());
        assertEquals("kN", metrics.getFirst().tag().unit());
        assertEquals("g/n/press/temp_oil", metrics.get(1).path());
        List<Sample> samples = connector.read(List.of(point("oil", "temp/oil"), point("none", "none")), patience);
        assertEquals(20, samples.getFirst().value());
        assertEquals(SourceQuality.BAD, samples.get(1).quality());
        Facts facts = connector.probe(patience);
        assertTrue(facts.ready(), facts.problems().toString());
        assertEquals(Promise.GAP_DETECTED, facts.promise());
        // Whoever only looks is no host.
        assertTrue(states.isEmpty(), states.toString());
    }

    @Test
    void wrongSettingsAreRefused() {
        Mosquitto broker = broker();
        assertThrows(MillwrightException.class, () -> connector(broker, Map.of("host", "a/b")));
        assertThrows(MillwrightException.class, () -> connector(broker, Map.of("groups", "g/x")));
        assertThrows(MillwrightException.class, () -> connector(broker, Map.of("keep-alive", "soon")));
        Connector connector = connector(broker, Map.of());
        assertThrows(MillwrightException.class, () -> connector.browse("", "", Duration.ofSeconds(1)));
        Point wrong = new Point(PRESS, Tag.of("x"), "g/n/d", Map.of());
        assertThrows(MillwrightException.class, () -> connector.subscribe(plan(wrong), gathered));
    }
}
