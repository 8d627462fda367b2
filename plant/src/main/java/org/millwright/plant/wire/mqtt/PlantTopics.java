package org.millwright.plant.wire.mqtt;

import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5Client;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.millwright.machine.AssetPath;
import org.millwright.machine.Block;
import org.millwright.machine.MachineEvent;
import org.millwright.machine.SourceQuality;
import org.millwright.plant.Rows;

/**
 * The plant as a unified namespace on a broker: the topic of a value is {@code unit/tag}, its payload {@code {"v":21.5,"t":"…Z"}}, its
 * quality of service 1. What is published while the broker is away goes out when it is there again. Safe for several threads.
 */
public final class PlantTopics implements Rows, AutoCloseable {
    private static final System.Logger LOG = System.getLogger(PlantTopics.class.getName());
    private static final long HOUR_SECONDS = 3_600;

    private final Mqtt5AsyncClient client;

    /**
     * Begins to connect; returns at once.
     *
     * @param name the name that the broker knows it by
     * @param host where the broker is
     * @param port its port
     */
    public PlantTopics(String name, String host, int port) {
        client = Mqtt5Client.builder()
                .identifier(name)
                .serverHost(host)
                .serverPort(port)
                .automaticReconnect()
                .initialDelay(200, TimeUnit.MILLISECONDS)
                .maxDelay(1, TimeUnit.SECONDS)
                .applyAutomaticReconnect()
                .buildAsync();
        var unused = client.connectWith()
                .cleanStart(false)
                .sessionExpiryInterval(HOUR_SECONDS)
                .keepAlive(10)
                .send()
                .whenComplete(PlantTopics::noted);
    }

    private static void noted(@Nullable Object done, @Nullable Throwable why) {
        if (why != null) {
            LOG.log(System.Logger.Level.DEBUG, "The broker did not take it.", why);
        }
    }

    @Override
    public void rows(AssetPath unit, Block rows) {
        for (int row = 0; row < rows.rows(); row++) {
            Instant time = Instant.EPOCH.plus(rows.time(row), ChronoUnit.MICROS);
            for (int column = 0; column < rows.tags().size(); column++) {
                double value = rows.value(row, column);
                if (SourceQuality.usable(rows.qualities(column)[row]) && Double.isFinite(value)) {
                    send(unit + "/" + rows.tags().get(column).name(), "{\"v\":" + value + ",\"t\":\"" + time + "\"}");
                }
            }
        }
    }

    private void send(String topic, String payload) {
        var unused = client.publishWith()
                .topic(topic)
                .qos(MqttQos.AT_LEAST_ONCE)
                .payload(payload.getBytes(StandardCharsets.UTF_8))
                .send()
                .whenComplete(PlantTopics::noted);
    }

    /** Topics carry values only. */
    @Override
    public void event(MachineEvent event) {}

    @Override
    public void close() {
        try {
            client.disconnect().get(1, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException gone) {
            LOG.log(System.Logger.Level.DEBUG, "The broker was gone.", gone);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }
}
