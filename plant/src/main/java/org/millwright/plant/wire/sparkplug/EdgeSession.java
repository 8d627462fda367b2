package org.millwright.plant.wire.sparkplug;

import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.lifecycle.MqttClientDisconnectedContext;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5Client;
import com.hivemq.client.mqtt.mqtt5.lifecycle.Mqtt5ClientDisconnectedContext;
import com.hivemq.client.mqtt.mqtt5.message.connect.Mqtt5Connect;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import org.eclipse.tahu.protobuf.SparkplugBProto.DataType;
import org.eclipse.tahu.protobuf.SparkplugBProto.Payload;
import org.millwright.machine.Block;

/**
 * One line of the plant as a Sparkplug edge node with a connection of its own: births after each connect and whenever it is asked, a
 * death as its will, numbered messages between. While there is no connection nothing is sent; the next births say how things stand.
 * Safe for any thread.
 */
final class EdgeSession implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(EdgeSession.class.getName());
    private static final int NUMBERS = 256;
    private static final String REBIRTH = "Node Control/Rebirth";

    private final String group;
    private final String node;
    private final List<EdgeDevice> devices = new ArrayList<>();
    private final ReentrantLock turn = new ReentrantLock();
    private final Mqtt5AsyncClient client;
    private long aliases = 1;
    private int bdSeq;
    private int seq;
    private boolean born;
    private boolean closed;

    EdgeSession(String group, String node, String host, int port) {
        this.group = group;
        this.node = node;
        this.client = Mqtt5Client.builder()
                .identifier("practice-" + group + "-" + node)
                .serverHost(host)
                .serverPort(port)
                .addConnectedListener(context -> connected())
                .addDisconnectedListener(this::disconnected)
                .buildAsync();
    }

    EdgeDevice add(String device, org.millwright.plant.Rows.Unit unit, Reporting reporting) {
        EdgeDevice added = new EdgeDevice(device, unit, aliases, reporting);
        aliases += added.metrics();
        devices.add(added);
        return added;
    }

    /** Connects, and again after each loss. */
    void start() {
        var unused = client.connect(connect()).whenComplete(EdgeSession::noted);
    }

    private Mqtt5Connect connect() {
        return Mqtt5Connect.builder()
                .cleanStart(true)
                .sessionExpiryInterval(0)
                .keepAlive(10)
                .willPublish(
                        publish("NDEATH", "", death(), MqttQos.AT_LEAST_ONCE).asWill())
                .build();
    }

    private void connected() {
        var unused = client.subscribeWith()
                .topicFilter(topic("NCMD", ""))
                .qos(MqttQos.AT_LEAST_ONCE)
                .callback(command -> command(command.getPayloadAsBytes()))
                .send()
                .thenAccept(done -> birth());
    }

    private void disconnected(MqttClientDisconnectedContext context) {
        turn.lock();
        try {
            born = false;
            if (!closed && context instanceof Mqtt5ClientDisconnectedContext five) {
                // The will of each connection has a number of its own, so that an old one is told from this one's.
                bdSeq = (bdSeq + 1) % NUMBERS;
                five.getReconnector().reconnect(true).delay(1, TimeUnit.SECONDS).connect(connect());
            }
        } finally {
            turn.unlock();
        }
    }

    private void command(byte[] bytes) {
        try {
            boolean rebirth = Payload.parseFrom(bytes).getMetricsList().stream()
                    .anyMatch(metric -> metric.getName().equals(REBIRTH) && metric.getBooleanValue());
            if (rebirth) {
                birth();
            }
        } catch (IOException none) {
            LOG.log(System.Logger.Level.WARNING, "A command to " + node + " cannot be read.", none);
        }
    }

    /** All births, from sequence number 0 on. */
    private void birth() {
        turn.lock();
        try {
            long latest =
                    devices.stream().mapToLong(EdgeDevice::lastMillis).max().orElse(0);
            long millis = latest == 0 ? System.currentTimeMillis() : latest;
            seq = 0;
            born = true;
            send("NBIRTH", "", List.of(bdSeqMetric(), rebirthMetric(millis)), millis);
            devices.stream().filter(device -> device.lastMillis() > 0).forEach(this::birth);
        } finally {
            turn.unlock();
        }
    }

    private void birth(EdgeDevice device) {
        send("DBIRTH", device.id(), device.birth(), device.lastMillis());
    }

    /** Takes rows of a device and sends what of them is worth it; a device is born with its first row, because a birth has values. */
    void rows(EdgeDevice device, Block rows) {
        turn.lock();
        try {
            if (rows.rows() == 0) {
                return;
            }
            Block more = rows;
            if (device.lastMillis() == 0) {
                var unused = device.report(rows.slice(0, 1));
                more = rows.slice(1, rows.rows());
                if (born) {
                    birth(device);
                }
            }
            List<Payload.Metric> report = device.report(more);
            if (born && !report.isEmpty()) {
                send("DDATA", device.id(), report, device.lastMillis());
            }
        } finally {
            turn.unlock();
        }
    }

    private void send(String type, String device, List<Payload.Metric> metrics, long millis) {
        Payload payload = Payload.newBuilder()
                .setTimestamp(millis)
                .setSeq(seq)
                .addAllMetrics(metrics)
                .build();
        seq = (seq + 1) % NUMBERS;
        var unused = client.publish(publish(type, device, payload, MqttQos.AT_MOST_ONCE))
                .whenComplete(EdgeSession::noted);
    }

    private Mqtt5Publish publish(String type, String device, Payload payload, MqttQos qos) {
        return Mqtt5Publish.builder()
                .topic(topic(type, device))
                .qos(qos)
                .payload(payload.toByteArray())
                .build();
    }

    private String topic(String type, String device) {
        String own = "spBv1.0/" + group + "/" + type + "/" + node;
        return device.isEmpty() ? own : own + "/" + device;
    }

    private Payload death() {
        return Payload.newBuilder().addMetrics(bdSeqMetric()).build();
    }

    private Payload.Metric bdSeqMetric() {
        return Payload.Metric.newBuilder()
                .setName("bdSeq")
                .setDatatype(DataType.Int64.getNumber())
                .setLongValue(bdSeq)
                .build();
    }

    private static Payload.Metric rebirthMetric(long millis) {
        return Payload.Metric.newBuilder()
                .setName(REBIRTH)
                .setTimestamp(millis)
                .setDatatype(DataType.Boolean.getNumber())
                .setBooleanValue(false)
                .build();
    }

    private static void noted(
            @org.jspecify.annotations.Nullable Object done, @org.jspecify.annotations.Nullable Throwable why) {
        if (why != null) {
            LOG.log(System.Logger.Level.DEBUG, "The broker did not take it.", why);
        }
    }

    /** Skips a number, as a node with a bad network does: a fault of the wire to be switched on. */
    void skip() {
        turn.lock();
        try {
            seq = (seq + 1) % NUMBERS;
        } finally {
            turn.unlock();
        }
    }

    /** Says its death by itself and leaves. */
    @Override
    public void close() {
        Payload death;
        turn.lock();
        try {
            closed = true;
            born = false;
            death = death();
        } finally {
            turn.unlock();
        }
        try {
            client.publish(publish("NDEATH", "", death, MqttQos.AT_LEAST_ONCE))
                    .thenCompose(sent -> client.disconnect())
                    .get(1, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException gone) {
            var unused = client.disconnect().whenComplete(EdgeSession::noted);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }
}
