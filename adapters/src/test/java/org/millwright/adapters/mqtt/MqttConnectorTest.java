package org.millwright.adapters.mqtt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.millwright.MillwrightException;
import org.millwright.adapters.modbus.Gathered;
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

/** Against Debian's Mosquitto, a broker that we have not written. */
@Timeout(90)
class MqttConnectorTest {
    private static final AssetPath PRESS = AssetPath.of("line/press");

    @TempDir
    private Path folder;

    private final Gathered gathered = new Gathered();
    private final List<Health> changes = new CopyOnWriteArrayList<>();
    private final List<AutoCloseable> open = new ArrayList<>();
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

    private Mosquitto broker(String... more) {
        Mosquitto broker = new Mosquitto(folder, more);
        open.add(broker);
        return broker;
    }

    private Publisher publisher(Mosquitto broker) {
        Publisher publisher = new Publisher(broker.port());
        open.add(publisher);
        return publisher;
    }

    /** Without waits between two attempts. */
    private Connector connector(Mosquitto broker, String... settings) {
        Map<String, String> all = new HashMap<>();
        for (int at = 0; at < settings.length; at += 2) {
            all.put(settings[at], settings[at + 1]);
        }
        Connection connection = new Connection("press", "mqtt", broker.address(), all);
        Surroundings around = new Surroundings(InstantSource.system(), () -> 1L << 40, own, changes::add);
        Connector connector = new MqttKind().open(connection, around);
        open.add(connector);
        return connector;
    }

    private static Point point(String name, String address) {
        return new Point(PRESS, Tag.of(name), address, Map.of());
    }

    private static ReadPlan plan(Point... points) {
        return new ReadPlan(List.of(points), Duration.ofSeconds(1));
    }

    private static void live(Connector connector) {
        Gathered.until("live", () -> connector.health().state() == Health.State.LIVE);
    }

    @Test
    void deliversWhatIsPublished() {
        Mosquitto broker = broker();
        Connector connector = connector(broker);
        connector.subscribe(plan(point("temp", "p/temp"), point("force", "p/state#/force")), gathered);
        live(connector);
        Publisher publisher = publisher(broker);
        publisher.send("p/temp", "21.5");
        publisher.send("p/state", "{\"force\":7,\"t\":\"2026-11-21T13:59:59Z\"}");
        publisher.send("p/other", "1");
        assertEquals(21.5, gathered.await("line/press/temp", 1).getFirst().value());
        Gathered.Cell force = gathered.await("line/press/force", 1).getFirst();
        assertEquals(7, force.value());
        assertEquals(SourceQuality.GOOD, force.quality());
        assertEquals(2, connector.health().received());
        assertTrue(
                connector.health().why().text().contains("MQTT 5"),
                connector.health().why().text());
    }

    @Test
    void whatWasRetainedIsMarkedAndDoesNotCountAsNew() {
        Mosquitto broker = broker();
        publisher(broker).retain("p/temp", "21.5");
        Connector connector = connector(broker);
        connector.subscribe(plan(point("temp", "p/temp")), gathered);
        byte quality = gathered.await("line/press/temp", 1).getFirst().quality();
        assertTrue((quality & SourceQuality.RETAINED) != 0);
        assertEquals(0, connector.health().received());
    }

    /** The heart of it: what is not safe here is not acknowledged, and the broker sends it again. */
    @Test
    void whatIsNotSafeIsSentAgain() {
        Mosquitto broker = broker();
        Connector first = connector(broker);
        gathered.hold();
        first.subscribe(plan(point("n", "p/n")), gathered);
        live(first);
        Publisher publisher = publisher(broker);
        IntStream.range(0, 5).forEach(n -> publisher.send("p/n", String.valueOf(n)));
        gathered.await("line/press/n", 5);
        first.close();
        gathered.clear();
        gathered.release();
        // The same name at the broker, after a restart of the program.
        Connector second = connector(broker);
        second.subscribe(plan(point("n", "p/n")), gathered);
        gathered.await("line/press/n", 5);
        assertEquals(Set.of(0.0, 1.0, 2.0, 3.0, 4.0), values());
    }

    private Set<Double> values() {
        return gathered.cells("line/press/n").stream()
                .map(Gathered.Cell::value)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void nothingIsLostWhileWeAreAway() {
        Mosquitto broker = broker();
        Connector first = connector(broker);
        first.subscribe(plan(point("n", "p/n")), gathered);
        live(first);
        first.close();
        Publisher publisher = publisher(broker);
        IntStream.range(0, 50).forEach(n -> publisher.send("p/n", String.valueOf(n)));
        connector(broker).subscribe(plan(point("n", "p/n")), gathered);
        gathered.await("line/press/n", 50);
        assertEquals(50, values().size());
    }

    @Test
    void aBrokerThatKeepsSessionsLosesNothingOverItsRestart() {
        Mosquitto broker = broker(Mosquitto.persistent(folder));
        Connector connector = connector(broker);
        connector.subscribe(plan(point("n", "p/n")), gathered);
        live(connector);
        try (Publisher publisher = new Publisher(broker.port())) {
            publisher.send("p/n", "1");
        }
        gathered.await("line/press/n", 1);
        broker.stop();
        Gathered.until("waits", () -> connector.health().state() != Health.State.LIVE);
        broker.start();
        live(connector);
        publisher(broker).send("p/n", "2");
        Gathered.until("goes on", () -> values().contains(2.0));
        assertEquals(List.of(), gathered.losses(Loss.Reason.LINK_DOWN));
    }

    @Test
    void aBrokerThatForgetsIsSubscribedAgainAndTheLossIsTold() {
        Mosquitto broker = broker();
        Connector connector = connector(broker);
        connector.subscribe(plan(point("n", "p/n")), gathered);
        live(connector);
        try (Publisher publisher = new Publisher(broker.port())) {
            IntStream.range(0, 200).forEach(n -> publisher.send("p/n", String.valueOf(n)));
        }
        gathered.await("line/press/n", 200);
        broker.kill();
        Gathered.until("waits", () -> connector.health().state() != Health.State.LIVE);
        // As long as the 200 took, so that some are missing by the usual rate.
        long silent = System.nanoTime() + 500_000_000L;
        Gathered.until("some time passes", () -> System.nanoTime() > silent);
        broker.start();
        live(connector);
        publisher(broker).send("p/n", "1000");
        Gathered.until("goes on", () -> values().contains(1000.0));
        List<Loss> losses = gathered.losses(Loss.Reason.LINK_DOWN);
        assertEquals(1, losses.size());
        assertFalse(losses.getFirst().exact());
        assertTrue(losses.getFirst().values() > 0);
    }

    @Test
    void aPayloadThatCannotBeReadIsCountedAndSeenAndTheRestFlows() {
        Mosquitto broker = broker();
        Connector connector = connector(broker);
        connector.subscribe(plan(point("n", "p/n")), gathered);
        live(connector);
        Publisher publisher = publisher(broker);
        publisher.send("p/n", "warm");
        publisher.send("p/n", new byte[] {(byte) 0xff, 0, 1}, false);
        publisher.send("p/n", "x".repeat(300_000));
        publisher.send("p/n", "5");
        Gathered.until("the good one came", () -> values().contains(5.0));
        assertEquals(3, gathered.losses(Loss.Reason.PARSE).size());
        Gathered.until("seen", () -> connector.health().why().text().contains("max-payload"));
        assertEquals(Health.State.DEGRADED, connector.health().state());
    }

    @Test
    void withoutAcknowledgementNothingIsHeldBackAndNothingIsPromised() {
        Mosquitto broker = broker();
        Connector connector = connector(broker, "qos", "0", "topics", "p/#");
        assertEquals(
                Promise.AT_MOST_ONCE, connector.probe(Duration.ofSeconds(1)).promise());
        gathered.hold();
        connector.subscribe(plan(point("n", "p/n")), gathered);
        live(connector);
        Publisher publisher = publisher(broker);
        // Far more than the broker would send without an acknowledgement.
        IntStream.range(0, 300).forEach(n -> publisher.send("p/n", String.valueOf(n)));
        gathered.await("line/press/n", 300);
        assertThrows(MillwrightException.class, () -> connector(broker, "qos", "2"));
    }

    /** While rows are refused nothing is acknowledged, so they come again. */
    @Test
    void refusedRowsComeAgain() {
        Mosquitto broker = broker();
        Refusing refusing = new Refusing(gathered);
        Connector connector = connector(broker);
        connector.subscribe(plan(point("n", "p/n")), refusing);
        live(connector);
        publisher(broker).send("p/n", "5");
        Gathered.until("refused", () -> refusing.refused() > 0);
        Gathered.until("says why", () -> changes.stream()
                .anyMatch(health -> health.why().code().equals("mqtt.rows.refused")));
        refusing.accept();
        Gathered.until("came again", () -> values().contains(5.0));
    }

    @Test
    void aWrongPasswordIsNotTriedFast() throws Exception {
        Path passwords = Files.writeString(folder.resolve("passwords"), "");
        Mosquitto broker = broker("allow_anonymous false", "password_file " + passwords);
        Connector connector = connector(broker, "user", "me", "password", "wrong");
        connector.subscribe(plan(point("n", "p/n")), gathered);
        Gathered.until("waits", () -> connector.health().state() == Health.State.WAITING);
        assertEquals("mqtt.connect.login", connector.health().why().code());
        Duration pause = Duration.between(
                connector.health().since(), connector.health().nextTry().orElseThrow());
        assertTrue(pause.toSeconds() >= 59, pause.toString());
        assertFalse(connector.health().why().text().contains("wrong"), "a password is never shown");
        Facts facts = connector(broker, "client-id", "other").probe(Duration.ofSeconds(3));
        assertEquals("mqtt.connect.login", facts.problems().getFirst().message().code());
    }

    @Test
    void looksAroundAndReadsOnce() {
        Mosquitto broker = broker();
        Publisher publisher = publisher(broker);
        publisher.retain("plant/press/temp", "21.5");
        publisher.retain("plant/press/state", "{\"force\":7,\"mode\":\"run\",\"axes\":[1,2]}");
        publisher.retain("plant/press/uns", "{\"v\":3,\"u\":\"bar\"}");
        publisher.retain("plant/line", "1;2");
        Connector connector = connector(broker, "topics", "plant/#");
        Duration patience = Duration.ofSeconds(1);
        Node plant = connector.browse("", "", patience).nodes().getFirst();
        List<Node> below = connector.browse(plant.address(), "", patience).nodes();
        assertEquals(List.of("line", "press"), below.stream().map(Node::name).toList());
        List<Node> press =
                connector.browse(below.get(1).address(), "", patience).nodes();
        Map<String, Node> byName = press.stream().collect(Collectors.toMap(Node::name, node -> node));
        assertEquals(Node.Kind.VALUE, byName.get("temp").kind());
        assertEquals("bar", byName.get("uns").tag().unit());
        List<String> inside = connector.browse(byName.get("state").address(), "", patience).nodes().stream()
                .map(Node::address)
                .toList();
        assertEquals(
                List.of(
                        "plant/press/state#/force",
                        "plant/press/state#/mode",
                        "plant/press/state#/axes/0",
                        "plant/press/state#/axes/1"),
                inside);
        List<Sample> samples = connector.read(
                List.of(
                        point("a", "plant/press/temp"),
                        point("b", "plant/press/state#/axes/1"),
                        point("c", "plant/none")),
                patience);
        assertEquals(21.5, samples.get(0).value());
        assertEquals(2, samples.get(1).value());
        assertEquals(SourceQuality.BAD, samples.get(2).quality());
        Facts facts = connector.probe(patience);
        assertTrue(facts.ready(), facts.problems().toString());
        assertEquals(Promise.AT_LEAST_ONCE, facts.promise());
        assertEquals(4, facts.live().size());
    }

    @Test
    void aBrokerDoesNotTellItsTopics() {
        Mosquitto broker = broker();
        assertThrows(MillwrightException.class, () -> connector(broker).browse("", "", Duration.ofSeconds(1)));
        assertThrows(MillwrightException.class, () -> connector(broker, "topics", "#"));
    }

    @Test
    void nobodyThereIsSaidSo() {
        Mosquitto broker = broker();
        broker.kill();
        Connector connector = connector(broker, "topics", "plant/#");
        Facts facts = connector.probe(Duration.ofSeconds(3));
        assertEquals("mqtt.connect.lost", facts.problems().getFirst().message().code());
        assertThrows(MillwrightException.class, () -> connector.browse("", "", Duration.ofSeconds(1)));
        connector.subscribe(plan(point("n", "p/n")), gathered);
        Gathered.until("waits", () -> connector.health().state() == Health.State.WAITING);
        broker.start();
        live(connector);
    }

    @Test
    void endsWithinTwoSeconds() {
        Mosquitto broker = broker();
        Connector connector = connector(broker);
        connector.subscribe(plan(point("n", "p/n")), gathered);
        live(connector);
        long begun = System.nanoTime();
        connector.close();
        assertTrue(System.nanoTime() - begun < 2_000_000_000L);
        assertEquals(Health.State.STOPPED, connector.health().state());
    }

    @Test
    void ourNameAtTheBrokerStaysTheSame() {
        Mosquitto broker = broker();
        Connection connection = new Connection("press", "mqtt", broker.address(), Map.of());
        Surroundings around = new Surroundings(InstantSource.system(), () -> 7L, own, changes::add);
        assertEquals(
                MqttSettings.of(connection, around).clientId(),
                MqttSettings.of(connection, new Surroundings(InstantSource.system(), () -> 8L, own, changes::add))
                        .clientId());
    }

    @Test
    void wrongSettingsAreRefused() {
        Mosquitto broker = broker();
        assertThrows(MillwrightException.class, () -> connector(broker, "keep-alive", "0s"));
        assertThrows(MillwrightException.class, () -> connector(broker, "receive-maximum", "70000"));
        assertThrows(MillwrightException.class, () -> connector(broker, "confirm-all", "perhaps"));
        assertThrows(MillwrightException.class, () -> connector(broker).subscribe(plan(point("n", "p/+")), gathered));
    }
}
