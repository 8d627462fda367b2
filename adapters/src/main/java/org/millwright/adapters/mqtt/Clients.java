package org.millwright.adapters.mqtt;

import com.hivemq.client.mqtt.MqttClientBuilderBase;
import com.hivemq.client.mqtt.MqttClientTransportConfig;
import com.hivemq.client.mqtt.MqttClientTransportConfigBuilder;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.exceptions.ConnectionFailedException;
import com.hivemq.client.mqtt.mqtt3.exceptions.Mqtt3ConnAckException;
import com.hivemq.client.mqtt.mqtt3.message.connect.connack.Mqtt3ConnAckReturnCode;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5ConnAckException;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5DisconnectException;
import com.hivemq.client.mqtt.mqtt5.message.connect.connack.Mqtt5ConnAckReasonCode;
import com.hivemq.client.mqtt.mqtt5.message.disconnect.Mqtt5DisconnectReasonCode;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** What both versions of the client have in common. */
final class Clients {
    private static final System.Logger LOG = System.getLogger(Clients.class.getName());
    private static final int PATIENCE_S = 5;

    private Clients() {}

    /** The client's own reconnecting stays off: {@link MqttLink} does it, with the waits that every connection has. */
    static <B extends MqttClientBuilderBase<B>> B prepared(B builder, Wire.Order order) {
        MqttSettings settings = order.settings();
        MqttClientTransportConfigBuilder transport = MqttClientTransportConfig.builder()
                .serverHost(settings.broker().host())
                .serverPort(settings.broker().port())
                .socketConnectTimeout(PATIENCE_S, TimeUnit.SECONDS)
                .mqttConnectTimeout(PATIENCE_S, TimeUnit.SECONDS);
        if (settings.tls().config().isPresent()) {
            transport = transport.sslConfig(settings.tls().config().get());
        }
        return builder.identifier(order.clientId())
                .transportConfig(transport.build())
                .addDisconnectedListener(context -> order.lost().accept(context.getCause()));
    }

    static MqttQos qos(MqttSettings settings) {
        return settings.pace().acknowledged() ? MqttQos.AT_LEAST_ONCE : MqttQos.AT_MOST_ONCE;
    }

    static void unsent(@Nullable Object sent, @Nullable Throwable why) {
        if (why != null) {
            LOG.log(System.Logger.Level.DEBUG, "A message was not sent.", why);
        }
    }

    /** True if the broker knows us not, or does not let us in. */
    static boolean login(Throwable why) {
        return switch (why) {
            case Mqtt5ConnAckException five -> {
                Mqtt5ConnAckReasonCode code = five.getMqttMessage().getReasonCode();
                yield code == Mqtt5ConnAckReasonCode.NOT_AUTHORIZED
                        || code == Mqtt5ConnAckReasonCode.BAD_USER_NAME_OR_PASSWORD
                        || code == Mqtt5ConnAckReasonCode.BANNED;
            }
            case Mqtt3ConnAckException three -> {
                Mqtt3ConnAckReturnCode code = three.getMqttMessage().getReturnCode();
                yield code == Mqtt3ConnAckReturnCode.NOT_AUTHORIZED
                        || code == Mqtt3ConnAckReturnCode.BAD_USER_NAME_OR_PASSWORD;
            }
            default -> false;
        };
    }

    /** True if the broker sent more messages without an answer than was agreed, as Mosquitto 2.0.11 does under load. */
    static boolean overrun(Throwable why) {
        return why instanceof Mqtt5DisconnectException five
                && five.getMqttMessage().getReasonCode() == Mqtt5DisconnectReasonCode.RECEIVE_MAXIMUM_EXCEEDED;
    }

    /** True if the broker may speak only 3.1.1: it says so, or it hung up on a greeting it did not understand. */
    static boolean older(Throwable why) {
        if (why instanceof Mqtt5ConnAckException five) {
            return five.getMqttMessage().getReasonCode() == Mqtt5ConnAckReasonCode.UNSUPPORTED_PROTOCOL_VERSION;
        }
        return !(why instanceof ConnectionFailedException || why instanceof TimeoutException);
    }
}
