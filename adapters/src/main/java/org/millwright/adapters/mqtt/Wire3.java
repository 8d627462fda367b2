package org.millwright.adapters.mqtt;

import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt3.Mqtt3AsyncClient;
import com.hivemq.client.mqtt.mqtt3.Mqtt3Client;
import com.hivemq.client.mqtt.mqtt3.message.auth.Mqtt3SimpleAuth;
import com.hivemq.client.mqtt.mqtt3.message.connect.Mqtt3Connect;
import com.hivemq.client.mqtt.mqtt3.message.connect.Mqtt3ConnectBuilder;
import com.hivemq.client.mqtt.mqtt3.message.publish.Mqtt3Publish;
import com.hivemq.client.mqtt.mqtt3.message.subscribe.Mqtt3Subscribe;
import com.hivemq.client.mqtt.mqtt3.message.subscribe.Mqtt3Subscription;
import com.hivemq.client.mqtt.mqtt3.message.subscribe.suback.Mqtt3SubAckReturnCode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.millwright.machine.connect.TopicLink;

/** MQTT 3.1.1, for brokers that refuse 5. It knows no receive-maximum: the broker's own limit holds. */
final class Wire3 implements Wire {
    private final Order order;
    private final Mqtt3AsyncClient client;

    Wire3(Order order) {
        this.order = order;
        this.client = Clients.prepared(Mqtt3Client.builder(), order).buildAsync();
        client.publishes(
                MqttGlobalPublishFilter.ALL,
                publish -> order.arrived().accept(new Arrived(letter(publish), publish::acknowledge)),
                Runnable::run,
                true);
    }

    private static TopicLink.Letter letter(Mqtt3Publish publish) {
        return new TopicLink.Letter(publish.getTopic().toString(), publish.getPayloadAsBytes(), publish.isRetain());
    }

    @Override
    public CompletableFuture<Boolean> connect() {
        MqttSettings settings = order.settings();
        Mqtt3ConnectBuilder connect = Mqtt3Connect.builder()
                .keepAlive((int) settings.pace().keepAlive().toSeconds())
                .cleanSession(order.session().clean());
        if (!settings.login().user().isEmpty()) {
            connect = connect.simpleAuth(Mqtt3SimpleAuth.builder()
                    .username(settings.login().user())
                    .password(settings.login().password().getBytes(StandardCharsets.UTF_8))
                    .build());
        }
        TopicLink.Letter will = order.session().will().get().orElse(null);
        if (will != null) {
            connect = connect.willPublish(publish(will));
        }
        return client.connect(connect.build()).thenApply(ack -> ack.isSessionPresent());
    }

    private static Mqtt3Publish publish(TopicLink.Letter letter) {
        return Mqtt3Publish.builder()
                .topic(letter.topic())
                .qos(MqttQos.AT_LEAST_ONCE)
                .retain(letter.retained())
                .payload(letter.bytes())
                .build();
    }

    @Override
    public CompletableFuture<List<String>> subscribe(List<String> filters) {
        List<Mqtt3Subscription> wanted = filters.stream()
                .map(filter -> Mqtt3Subscription.builder()
                        .topicFilter(filter)
                        .qos(Clients.qos(order.settings()))
                        .build())
                .toList();
        return client.subscribe(
                        Mqtt3Subscribe.builder().addSubscriptions(wanted).build())
                .thenApply(ack -> refused(filters, ack.getReturnCodes()));
    }

    private static List<String> refused(List<String> filters, List<Mqtt3SubAckReturnCode> codes) {
        List<String> refused = new ArrayList<>();
        for (int at = 0; at < filters.size(); at++) {
            if (codes.get(at).isError()) {
                refused.add(filters.get(at));
            }
        }
        return refused;
    }

    @Override
    public CompletableFuture<Void> send(TopicLink.Letter letter) {
        return client.publish(publish(letter)).whenComplete(Clients::unsent).thenApply(sent -> null);
    }

    @Override
    public CompletableFuture<Void> disconnect() {
        return client.disconnect();
    }
}
