package org.millwright.adapters.mqtt;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.millwright.Message;
import org.millwright.machine.connect.Connection;
import org.millwright.machine.connect.Connector;
import org.millwright.machine.connect.ConnectorKind;
import org.millwright.machine.connect.Standing;
import org.millwright.machine.connect.Surroundings;
import org.millwright.machine.connect.TopicLink;

/**
 * MQTT. The address is a broker such as {@code mqtt://192.168.0.10:1883}. A point's address is a topic, {@code topic#/pointer} into a
 * JSON payload, or {@code topic#csv:2} for a cell of a line; its options are {@code time}, {@code quality} (pointers, of a line the
 * number of a cell) and {@code receive-time-is-fine}.
 *
 * <p>It also opens {@linkplain TopicLink links} for protocols that stand on MQTT.
 */
public final class MqttKind implements ConnectorKind, TopicLink.Opener {
    /** A message of a protocol above may describe thousands of values: the birth of an edge node. */
    private static final String LINK_PAYLOAD = "4194304";

    @Override
    public String name() {
        return "mqtt";
    }

    @Override
    public List<Option> options() {
        List<Option> all = new ArrayList<>(linkOptions());
        all.add(new Option(
                "topics",
                Message.of(
                        "mqtt.option.topics", "The topic filters to listen to when looking around, such as plant/#."),
                "",
                OptionKind.TEXT));
        all.add(new Option(
                "confirm-all",
                Message.of("mqtt.option.all", "Confirms the topic filter #, which reads everything the broker has."),
                "no",
                OptionKind.YES_NO));
        all.add(new Option(
                "qos",
                Message.of(
                        "mqtt.option.qos",
                        "1: each message at least once, acknowledged when it is on disk; a broker sends few before it waits (Mosquitto 20,"
                                + " see max_inflight_messages). 0: at most once, as fast as it comes."),
                "1",
                OptionKind.NUMBER));
        all.add(new Option(
                "time",
                Message.of(
                        "mqtt.option.time",
                        "JSON pointers to the time of a payload; the first that is there counts. ISO 8601 with offset, or a count since"
                                + " 1970."),
                "/t /ts /time /timestamp",
                OptionKind.TEXT));
        all.add(new Option(
                "quality",
                Message.of(
                        "mqtt.option.quality",
                        "JSON pointers to the quality of a payload: good, uncertain, bad, or OPC's number."),
                "/q /quality",
                OptionKind.TEXT));
        all.add(new Option(
                "receive-time-is-fine",
                Message.of(
                        "mqtt.option.receivetime",
                        "Takes the time of arrival without a mark where a payload has no time of its own."),
                "no",
                OptionKind.YES_NO));
        return List.copyOf(all);
    }

    @Override
    public List<Option> linkOptions() {
        return List.of(
                new Option(
                        "client-id",
                        Message.of(
                                "mqtt.option.clientid",
                                "Our name at the broker; without it one is made and kept. No other client may use it."),
                        "",
                        OptionKind.TEXT),
                new Option("user", Message.of("mqtt.option.user", "The user at the broker."), "", OptionKind.TEXT),
                new Option(
                        "password", Message.of("mqtt.option.password", "The user's password."), "", OptionKind.SECRET),
                new Option(
                        "ca-file",
                        Message.of("mqtt.option.ca", "The certificates to trust, as PEM text, for mqtts://."),
                        "",
                        OptionKind.FILE),
                new Option(
                        "client-store",
                        Message.of("mqtt.option.store", "Our own certificate with its key, as PKCS #12, for mqtts://."),
                        "",
                        OptionKind.FILE),
                new Option(
                        "client-store-password",
                        Message.of("mqtt.option.storepassword", "What opens the file with our own certificate."),
                        "",
                        OptionKind.SECRET),
                new Option(
                        "keep-alive",
                        Message.of(
                                "mqtt.option.keepalive",
                                "The time without traffic before a sign of life is asked for."),
                        "10s",
                        OptionKind.DURATION),
                new Option(
                        "session-expiry",
                        Message.of(
                                "mqtt.option.expiry", "How long the broker keeps messages for us while we are away."),
                        "1h",
                        OptionKind.DURATION),
                new Option(
                        "receive-maximum",
                        Message.of("mqtt.option.receivemaximum", "How many messages may be on the way unacknowledged."),
                        "200",
                        OptionKind.NUMBER),
                new Option(
                        "max-payload",
                        Message.of("mqtt.option.payload", "The most bytes of a payload; larger ones are rejected."),
                        "262144",
                        OptionKind.NUMBER));
    }

    @Override
    public Connector open(Connection connection, Surroundings around) {
        return new MqttConnector(connection, around, MqttSettings.of(connection, around));
    }

    @Override
    public TopicLink link(Connection connection, Surroundings around) {
        Map<String, String> larger = new HashMap<>(connection.settings());
        larger.putIfAbsent("max-payload", LINK_PAYLOAD);
        Connection roomy = new Connection(connection.name(), connection.kind(), connection.address(), larger);
        MqttSettings settings = MqttSettings.of(roomy, around);
        return new MqttLink(settings, around, settings.clientId(), new Standing(around.clock(), around.changes()));
    }
}
