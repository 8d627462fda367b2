package org.millwright.program.bench.connect;

import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5Client;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.millwright.plant.wire.opcua.CounterPlant;

/**
 * The process of a bare MQTT client: publishes numbers at an even pace, as far as the broker acknowledges them, or counts what a
 * subscription brings. A publisher without a pace starves a broker's other clients.
 *
 * <p>It knows {@code publish LOAD PORT}, {@code subscribe PORT} and {@code mark}.
 */
final class MessageClients implements Conversation.Answers {
    private static final int ON_THE_WAY = 100;
    /** How many messages are published a second. */
    static final int PACE = 4_000;

    private static final int AT_ONCE = 40;

    private final LongAdder messages = new LongAdder();
    private @Nullable Mqtt5AsyncClient client;
    private @Nullable Thread publisher;

    @Override
    public Map<String, Object> answer(List<String> words) throws InterruptedException {
        switch (words.getFirst()) {
            case "publish" -> publish(Load.parse(words.get(1)), Integer.parseInt(words.get(2)));
            case "subscribe" -> subscribe(Integer.parseInt(words.get(1)));
            case "mark" -> {}
            default -> throw Conversation.unknown(words);
        }
        Map<String, Object> told = new TreeMap<>(Costs.told());
        told.put("values", messages.sum());
        return told;
    }

    private Mqtt5AsyncClient connected(int port) {
        Mqtt5AsyncClient made =
                Mqtt5Client.builder().serverHost("127.0.0.1").serverPort(port).buildAsync();
        made.connect().join();
        client = made;
        return made;
    }

    private void publish(Load load, int port) {
        Mqtt5AsyncClient to = connected(port);
        publisher = Thread.ofPlatform().daemon().name("publisher").start(() -> publish(load, to));
    }

    private void publish(Load load, Mqtt5AsyncClient to) {
        Semaphore room = new Semaphore(ON_THE_WAY);
        long began = System.nanoTime();
        long sent = 0;
        try {
            for (long number = 0; !Thread.currentThread().isInterrupted(); number++) {
                for (int tag = 0; tag < load.tags(); tag++) {
                    while (sent % AT_ONCE == 0 && System.nanoTime() - began < sent * 1_000_000_000L / PACE) {
                        Thread.sleep(1);
                    }
                    sent++;
                    room.acquire();
                    var unused = to.publish(Mqtt5Publish.builder()
                                    .topic(load.paths().get(tag).toString())
                                    .qos(MqttQos.AT_LEAST_ONCE)
                                    .payload(Double.toString(CounterPlant.value(number, load.within(tag)))
                                            .getBytes(StandardCharsets.UTF_8))
                                    .build())
                            .whenComplete((answer, failed) -> {
                                messages.increment();
                                room.release();
                            });
                }
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private void subscribe(int port) {
        Mqtt5AsyncClient from = connected(port);
        from.publishes(MqttGlobalPublishFilter.ALL, publish -> messages.increment());
        from.subscribeWith()
                .topicFilter("load/#")
                .qos(MqttQos.AT_LEAST_ONCE)
                .send()
                .join();
    }

    @Override
    public void close() {
        if (publisher != null) {
            publisher.interrupt();
        }
        if (client != null) {
            var unused = client.disconnect();
        }
    }
}
