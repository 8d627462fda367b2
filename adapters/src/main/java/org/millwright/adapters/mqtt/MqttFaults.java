package org.millwright.adapters.mqtt;

import java.util.List;
import java.util.concurrent.TimeoutException;
import org.millwright.Message;

/** What is said about a broker, each time with what to do. */
final class MqttFaults {
    private MqttFaults() {}

    /** The innermost reason. */
    static Throwable root(Throwable why) {
        Throwable at = why;
        while (at.getCause() != null) {
            at = at.getCause();
        }
        return at;
    }

    /** Why there is no connection. */
    static Message lost(Broker broker, String user, Throwable why) {
        if (Clients.login(why)) {
            return Message.of(
                    "mqtt.connect.login",
                    "The broker {broker} does not let the user ({user}) in. Check user and password; it is tried again each minute.",
                    "broker",
                    broker,
                    "user",
                    user);
        }
        Throwable root = root(why);
        String text = String.valueOf(root.getMessage());
        if (root instanceof java.net.UnknownHostException) {
            return Message.of(
                    "mqtt.connect.unknown",
                    "The name of the broker ({broker}) is unknown. Check its spelling, or use the IP address.",
                    "broker",
                    broker);
        }
        if (root instanceof java.security.GeneralSecurityException || root instanceof javax.net.ssl.SSLException) {
            return Message.of(
                    "mqtt.connect.certificate",
                    "The encrypted connection to {broker} did not come about: {reason}. Check the certificates: ca-file must name the one"
                            + " that signed the broker's.",
                    "broker",
                    broker,
                    "reason",
                    text);
        }
        if (root instanceof TimeoutException) {
            return Message.of(
                    "mqtt.connect.timeout",
                    "The broker {broker} does not answer. Check address and port, and whether a firewall stands between.",
                    "broker",
                    broker);
        }
        return Message.of(
                "mqtt.connect.lost",
                "There is no connection to the broker {broker}: {reason}. Check that it runs and listens there; it is tried again.",
                "broker",
                broker,
                "reason",
                text);
    }

    static Message connecting(Broker broker, int version) {
        return Message.of(
                "mqtt.life.connecting",
                "Connects to {broker} with MQTT {version}.",
                "broker",
                broker,
                "version",
                version == 5 ? "5" : "3.1.1");
    }

    static Message live(Broker broker, int filters, int version) {
        return Message.of(
                "mqtt.life.live",
                "Receives {filters} topic filters from {broker} with MQTT {version}.",
                "filters",
                filters,
                "broker",
                broker,
                "version",
                version == 5 ? "5" : "3.1.1");
    }

    static Message refused(Broker broker, List<String> filters) {
        return Message.of(
                "mqtt.subscribe.refused",
                "The broker {broker} refuses the topic filter {filter} and {more} more. Ask for the right to read it.",
                "broker",
                broker,
                "filter",
                filters.getFirst(),
                "more",
                filters.size() - 1);
    }

    static Message overrun(Broker broker, int allowed) {
        return Message.of(
                "mqtt.broker.overrun",
                "The broker {broker} sent more messages at once than was agreed. It may send {allowed} from now on; a newer version of it"
                        + " may keep to what is agreed.",
                "broker",
                broker,
                "allowed",
                allowed);
    }

    static Message rested() {
        return Message.of("mqtt.life.rested", "The delivery was ended.");
    }

    static Message stopped() {
        return Message.of("mqtt.life.stopped", "Was ended.");
    }

    static Message broken(Throwable ours) {
        return Message.of(
                "mqtt.life.broken",
                "The connection broke on a fault of this program ({reason}). It is tried again; please report the log.",
                "reason",
                String.valueOf(ours));
    }
}
