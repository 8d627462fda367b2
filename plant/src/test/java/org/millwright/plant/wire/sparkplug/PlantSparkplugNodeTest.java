package org.millwright.plant.wire.sparkplug;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5Client;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.tahu.message.SparkplugBPayloadDecoder;
import org.eclipse.tahu.message.SparkplugBPayloadEncoder;
import org.eclipse.tahu.message.model.Metric;
import org.eclipse.tahu.message.model.MetricDataType;
import org.eclipse.tahu.message.model.SparkplugBPayload;
import org.eclipse.tahu.model.MetricDataTypeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.millwright.MillwrightException;
import org.millwright.machine.AssetPath;
import org.millwright.machine.Block;
import org.millwright.machine.Quality;
import org.millwright.machine.Tag;
import org.millwright.plant.Rows;

/** Read by Tahu's own decoder over Debian's Mosquitto. */
@Timeout(60)
@SuppressWarnings("JavaUtilDate") // Tahu's own API asks for it
class PlantSparkplugNodeTest {
    private static final AssetPath CNC = AssetPath.of("practice/p1/frame/l03/cnc05");
    private static final long T = 1_795_269_600_000_000L;
    private static final List<Tag> TAGS = List.of(
            new Tag("spindle_power", "kW", Tag.Kind.MEASUREMENT, List.of()),
            new Tag("state", "unknown", Tag.Kind.STATUS, List.of("idle", "run")),
            Tag.of("sequence"));

    /** One message as it came. */
    private record Came(String topic, SparkplugBPayload payload) {
        Metric metric(String name) {
            return payload.getMetrics().stream()
                    .filter(metric -> name.equals(metric.getName()))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @TempDir
    private Path folder;

    private final List<AutoCloseable> open = new ArrayList<>();
    private final BlockingQueue<Came> came = new LinkedBlockingQueue<>();
    private final MetricDataTypeMap types = new MetricDataTypeMap();
    private int port;
    private Mqtt5BlockingClient listener;

    @BeforeEach
    void broker() throws Exception {
        Path program = Path.of("/usr/sbin/mosquitto");
        assumeTrue(Files.isExecutable(program), "no mosquitto here: apt-get install mosquitto");
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Path config = Files.writeString(
                folder.resolve("mosquitto.conf"),
                "user root\nlistener %d 127.0.0.1\nallow_anonymous true\n".formatted(port));
        Process process = new ProcessBuilder(program.toString(), "-c", config.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("mosquitto.log").toFile())
                .start();
        open.add(process::destroyForcibly);
        awaitPort();
        listener = Mqtt5Client.builder()
                .identifier("listener")
                .serverHost("127.0.0.1")
                .serverPort(port)
                .buildBlocking();
        listener.connect();
        listener.toAsync()
                .subscribeWith()
                .topicFilter("spBv1.0/#")
                .callback(publish -> took(publish.getTopic().toString(), publish.getPayloadAsBytes()))
                .send()
                .join();
        open.add(listener::disconnect);
    }

    private void awaitPort() {
        long end = System.nanoTime() + 10_000_000_000L;
        while (System.nanoTime() < end) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                assertTrue(socket.isConnected());
                return;
            } catch (java.io.IOException notYet) {
                java.util.concurrent.locks.LockSupport.parkNanos(5_000_000);
            }
        }
        throw new IllegalStateException("mosquitto does not listen");
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable one : open.reversed()) {
            one.close();
        }
    }

    private void took(String topic, byte[] bytes) {
        if (topic.contains("/NCMD/")) {
            return;
        }
        try {
            SparkplugBPayload payload = new SparkplugBPayloadDecoder().buildFromByteArray(bytes, types);
            for (Metric metric : payload.getMetrics()) {
                if (metric.hasName() && metric.hasAlias()) {
                    types.addMetricDataType(metric.getAlias(), metric.getDataType());
                }
            }
            came.add(new Came(topic, payload));
        } catch (Exception none) {
            // Tahu's decoder throws Exception itself; the test sees it as a message that never came.
            System.getLogger("test").log(System.Logger.Level.ERROR, topic, none);
        }
    }

    private Came next(String type) throws InterruptedException {
        while (true) {
            Came next = came.poll(20, TimeUnit.SECONDS);
            assertNotNull(next, "no " + type + " came");
            if (next.topic().contains("/" + type + "/")) {
                return next;
            }
        }
    }

    private PlantSparkplugNode plant(Reporting reporting) {
        List<Rows.PlantTag> tags = TAGS.stream()
                .map(tag -> new Rows.PlantTag(tag, 0, 5.5, "what " + tag.name() + " is", false))
                .toList();
        PlantSparkplugNode plant =
                new PlantSparkplugNode(List.of(new Rows.Unit(CNC, "cnc", tags)), "mqtt://127.0.0.1:" + port, reporting);
        open.add(plant);
        return plant;
    }

    private static Block row(long second, double power, double state, double sequence) {
        return new Block.Builder(TAGS, 1)
                .row(T + second * 1_000_000)
                .set(0, power)
                .set(1, state)
                .set(2, sequence)
                .build();
    }

    @Test
    void birthsNameMetricsWithAliasUnitAndType() throws Exception {
        PlantSparkplugNode plant = plant(Reporting.PERIODIC);
        Came node = next("NBIRTH");
        assertEquals("spBv1.0/p1-frame/NBIRTH/l03", node.topic());
        assertEquals(0L, node.payload().getSeq());
        assertEquals(0L, node.metric("bdSeq").getValue());
        assertEquals(false, node.metric("Node Control/Rebirth").getValue());
        plant.rows(CNC, row(0, 1.25, 1, 7));
        Came device = next("DBIRTH");
        assertEquals("spBv1.0/p1-frame/DBIRTH/l03/cnc05", device.topic());
        assertEquals(1L, device.payload().getSeq());
        Metric power = device.metric("spindle_power");
        assertEquals(1.25, power.getValue());
        assertEquals(MetricDataType.Double.toIntValue(), power.getDataType().toIntValue());
        assertEquals("kW", power.getProperties().getPropertyValue("engUnit").getValue());
        assertEquals(5.5, power.getProperties().getPropertyValue("engHigh").getValue());
        assertEquals(new Date(T / 1_000), power.getTimestamp());
        assertEquals(7L, device.metric("sequence").getValue());
        assertEquals(1, device.metric("state").getValue());
    }

    @Test
    void dataFollowInOrderWithAliasesAlone() throws Exception {
        PlantSparkplugNode plant = plant(Reporting.PERIODIC);
        next("NBIRTH");
        plant.rows(CNC, row(0, 1, 1, 1));
        next("DBIRTH");
        for (int second = 1; second <= 300; second++) {
            plant.rows(CNC, row(second, second, 1, second));
        }
        for (int second = 1; second <= 300; second++) {
            Came data = next("DDATA");
            assertEquals((second + 1) % 256, data.payload().getSeq().intValue());
            assertEquals(3, data.payload().getMetrics().size());
            assertFalse(data.payload().getMetrics().getFirst().hasName());
            assertEquals((double) second, data.payload().getMetrics().getFirst().getValue());
        }
    }

    @Test
    void byExceptionOnlyWhatHasChanged() throws Exception {
        PlantSparkplugNode plant = plant(Reporting.BY_EXCEPTION);
        next("NBIRTH");
        plant.rows(CNC, row(0, 1, 1, 0));
        next("DBIRTH");
        for (int second = 1; second <= 40; second++) {
            plant.rows(CNC, row(second, 1, 1, second));
        }
        Came last = null;
        for (int second = 1; second <= 40; second++) {
            last = next("DDATA");
        }
        assertNotNull(last);
        assertEquals(1, last.payload().getMetrics().size(), "the counter alone has changed");
    }

    @Test
    void whatIsBadIsNull() throws Exception {
        PlantSparkplugNode plant = plant(Reporting.PERIODIC);
        next("NBIRTH");
        plant.rows(CNC, row(0, 1, 1, 0));
        next("DBIRTH");
        plant.rows(
                CNC,
                new Block.Builder(TAGS, 1)
                        .row(T + 1_000_000)
                        .unset(0, Quality.BAD)
                        .set(1, 1)
                        .set(2, 1)
                        .build());
        assertTrue(next("DDATA").payload().getMetrics().getFirst().isNull());
    }

    @Test
    void aRequestBringsAllBirthsWithTheSameBdSeq() throws Exception {
        PlantSparkplugNode plant = plant(Reporting.PERIODIC);
        next("NBIRTH");
        plant.rows(CNC, row(0, 1, 1, 0));
        next("DBIRTH");
        plant.rows(CNC, row(1, 2, 1, 1));
        next("DDATA");
        Metric rebirth = new Metric.MetricBuilder("Node Control/Rebirth", MetricDataType.Boolean, true).createMetric();
        SparkplugBPayload command = new SparkplugBPayload.SparkplugBPayloadBuilder()
                .setTimestamp(new Date())
                .addMetric(rebirth)
                .createPayload();
        listener.publishWith()
                .topic("spBv1.0/p1-frame/NCMD/l03")
                .qos(MqttQos.AT_LEAST_ONCE)
                .payload(new SparkplugBPayloadEncoder().getBytes(command, false))
                .send();
        assertEquals(0L, next("NBIRTH").metric("bdSeq").getValue());
        Came device = next("DBIRTH");
        assertEquals(1L, device.payload().getSeq());
        assertEquals(2.0, device.metric("spindle_power").getValue());
    }

    @Test
    void aSkippedNumberIsAGap() throws Exception {
        PlantSparkplugNode plant = plant(Reporting.PERIODIC);
        next("NBIRTH");
        plant.rows(CNC, row(0, 1, 1, 0));
        next("DBIRTH");
        plant.skipNumber(CNC);
        plant.rows(CNC, row(1, 2, 1, 1));
        assertEquals(3L, next("DDATA").payload().getSeq());
    }

    @Test
    void saysItsDeathWithItsBdSeq() throws Exception {
        PlantSparkplugNode plant = plant(Reporting.PERIODIC);
        next("NBIRTH");
        plant.close();
        assertEquals(0L, next("NDEATH").metric("bdSeq").getValue());
    }

    @Test
    void aWrongBrokerIsRefused() {
        assertThrows(
                MillwrightException.class, () -> new PlantSparkplugNode(List.of(), "http://x", Reporting.PERIODIC));
        assertThrows(
                MillwrightException.class, () -> new PlantSparkplugNode(List.of(), "mqtt://x:0", Reporting.PERIODIC));
    }
}
