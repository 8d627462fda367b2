package org.millwright.adapters.mqtt;

import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5Client;
import com.hivemq.client.mqtt.mqtt5.message.auth.Mqtt5SimpleAuth;
import com.hivemq.client.mqtt.mqtt5.message.connect.Mqtt5Connect;
import com.hivemq.client.mqtt.mqtt5.message.connect.Mqtt5ConnectBuilder;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import com.hivemq.client.mqtt.mqtt5.message.subscribe.Mqtt5RetainHandling;
import com.hivemq.client.mqtt.mqtt5.message.subscribe.Mqtt5Subscribe;
import com.hivemq.client.mqtt.mqtt5.message.subscribe.Mqtt5Subscription;
import com.hivemq.client.mqtt.mqtt5.message.subscribe.suback.Mqtt5SubAckReasonCode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.millwright.machine.connect.TopicLink;

/** MQTT 5. */
final class Wire5 implements Wire {
    /** A payload above our limit is refused by us, visibly; what is far above it the broker shall not even send. */
    private static final int TIMES_LARGEST = 4;

    private static final int LEAST_PACKET = 1 << 20;

    private final Order order;
    private final Mqtt5AsyncClient client;

    Wire5(Order order) {
        this.order = order;
        this.client = Clients.prepared(Mqtt5Client.builder(), order).buildAsync();
        client.publishes(
                MqttGlobalPublishFilter.ALL,
                publish -> order.arrived().accept(new Arrived(letter(publish), publish::acknowledge)),
                Runnable::run,
                true);
    }

    private static TopicLink.Letter letter(Mqtt5Publish publish) {
        return new TopicLink.Letter(publish.getTopic().toString(), publish.getPayloadAsBytes(), publish.isRetain());
    }

    @Override
    public CompletableFuture<Boolean> connect() {
        MqttSettings settings = order.settings();
        boolean clean = order.session().clean();
        Mqtt5ConnectBuilder connect = Mqtt5Connect.builder()
                .keepAlive((int) settings.pace().keepAlive().toSeconds())
                .cleanStart(clean)
                .sessionExpiryInterval(
                        clean ? 0 : settings.pace().sessionExpiry().toSeconds())
                .restrictions()
                .receiveMaximum(order.unanswered())
                .maximumPacketSize(
                        Math.max(LEAST_PACKET, TIMES_LARGEST * settings.pace().largest()))
                .applyRestrictions();
        if (!settings.login().user().isEmpty()) {
            connect = connect.simpleAuth(Mqtt5SimpleAuth.builder()
                    .username(settings.login().user())
                    .password(settings.login().password().getBytes(StandardCharsets.UTF_8))
                    .build());
        }
        TopicLink.Letter will = order.session().will().get().orElse(null);
        if (will != null) {
            connect = connect.willPublish(publish(will).asWill());
        }
        return client.connect(connect.build()).thenApply(ack -> ack.isSessionPresent());
    }

    private static Mqtt5Publish publish(TopicLink.Letter letter) {
        return Mqtt5Publish.builder()
                .topic(letter.topic())
                .qos(MqttQos.AT_LEAST_ONCE)
                .retain(letter.retained())
                .payload(letter.bytes())
                .build();
    }

    @Override
    public CompletableFuture<List<String>> subscribe(List<String> filters) {
        List<Mqtt5Subscription> wanted = filters.stream()
                .map(filter -> Mqtt5Subscription.builder()
                        .topicFilter(filter)
                        .qos(Clients.qos(order.settings()))
                        .retainHandling(Mqtt5RetainHandling.SEND_IF_SUBSCRIPTION_DOES_NOT_EXIST)
                        .build())
                .toList();
        return client.subscribe(
                        Mqtt5Subscribe.builder().addSubscriptions(wanted).build())
                .thenApply(ack -> refused(filters, ack.getReasonCodes()));
    }

    private static List<String> refused(List<String> filters, List<Mqtt5SubAckReasonCode> codes) {
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
