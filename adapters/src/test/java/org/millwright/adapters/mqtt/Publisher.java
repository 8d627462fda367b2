package org.millwright.adapters.mqtt;

import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5Client;
import java.nio.charset.StandardCharsets;

/** Publishes for the tests. */
public final class Publisher implements AutoCloseable {
    private final Mqtt5BlockingClient client;

    public Publisher(int port) {
        client = Mqtt5Client.builder()
                .identifier("test-publisher-" + System.nanoTime())
                .serverHost("127.0.0.1")
                .serverPort(port)
                .buildBlocking();
        client.connect();
    }

    public void send(String topic, String payload) {
        send(topic, payload.getBytes(StandardCharsets.UTF_8), false);
    }

    public void retain(String topic, String payload) {
        send(topic, payload.getBytes(StandardCharsets.UTF_8), true);
    }

    public void send(String topic, byte[] payload, boolean retain) {
        client.publishWith()
                .topic(topic)
                .qos(MqttQos.AT_LEAST_ONCE)
                .retain(retain)
                .payload(payload)
                .send();
    }

    @Override
    public void close() {
        client.disconnect();
    }
}
