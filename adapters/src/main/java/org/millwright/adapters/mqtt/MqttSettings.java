package org.millwright.adapters.mqtt;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.millwright.MillwrightException;
import org.millwright.machine.connect.Connection;
import org.millwright.machine.connect.Surroundings;

/**
 * What a person has set for a broker.
 *
 * @param broker where it is
 * @param clientId our name there, the same after a restart
 * @param login user and password
 * @param tls certificates
 * @param pace how the connection is kept
 * @param topics which topics to look at when browsing
 * @param reading how payloads are read where a point does not say
 */
record MqttSettings(
        Broker broker, String clientId, Login login, Tls tls, Pace pace, List<String> topics, Reading reading) {
    private static final Pattern TIME = Pattern.compile("(\\d{1,7})\\s*(ms|s|min|h)");
    private static final int CLIENT_ID = 60;

    /**
     * Who we are.
     *
     * @param user the user; empty for none
     * @param password the password; empty for none
     */
    record Login(String user, String password) {
        @Override
        public String toString() {
            return "Login(" + user + ")";
        }
    }

    /**
     * How the connection is kept.
     *
     * @param keepAlive the time without traffic after which the broker is asked for a sign of life
     * @param sessionExpiry how long the broker keeps messages for us while we are away
     * @param receiveMaximum how many messages may be on the way without acknowledgement
     * @param largest the most bytes of a payload
     * @param acknowledged true for QoS 1, false for QoS 0
     */
    record Pace(Duration keepAlive, Duration sessionExpiry, int receiveMaximum, int largest, boolean acknowledged) {}

    /**
     * How payloads are read.
     *
     * @param time pointers to the time, the first that is there counts
     * @param quality pointers to the quality
     * @param receiveTimeFine true if the time of arrival is good enough where the payload has none
     */
    record Reading(List<String> time, List<String> quality, boolean receiveTimeFine) {}

    static MqttSettings of(Connection connection, Surroundings around) {
        List<String> topics = words(connection, "topics", "");
        boolean all = yes(connection, "confirm-all");
        for (String filter : topics) {
            Topics.check(filter, all);
        }
        Broker broker = Broker.of(connection.address());
        return new MqttSettings(
                broker,
                connection.setting("client-id").orElseGet(() -> ownId(connection, around)),
                new Login(text(connection, "user"), text(connection, "password")),
                Tls.of(connection, broker.tls()),
                new Pace(
                        time(connection, "keep-alive", "10s", Duration.ofHours(18)),
                        time(connection, "session-expiry", "1h", Duration.ofDays(30)),
                        whole(connection, "receive-maximum", "200", 65_535),
                        whole(connection, "max-payload", "262144", 16 << 20),
                        acknowledged(connection)),
                topics,
                new Reading(
                        words(connection, "time", "/t /ts /time /timestamp"),
                        words(connection, "quality", "/q /quality"),
                        yes(connection, "receive-time-is-fine")));
    }

    private static String text(Connection connection, String key) {
        return connection.setting(key).orElse("");
    }

    private static List<String> words(Connection connection, String key, String usual) {
        return Arrays.stream(connection.setting(key).orElse(usual).strip().split("[\\s,]+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** Made once and kept in a file, so that the broker knows us again after a restart. */
    private static String ownId(Connection connection, Surroundings around) {
        Path file = around.folder().resolve("mqtt-client-id");
        try {
            if (Files.exists(file)) {
                return Files.readString(file).strip();
            }
            String name = connection.name().replaceAll("[^a-zA-Z0-9]", "");
            String id = "millwright-%s-%08x".formatted(name, around.chance().nextInt());
            String fits = id.length() > CLIENT_ID ? id.substring(id.length() - CLIENT_ID) : id;
            Files.createDirectories(around.folder());
            Files.writeString(file, fits + "\n");
            return fits;
        } catch (IOException unwritable) {
            throw MillwrightException.badRequest(
                    "mqtt.clientid.unwritable",
                    "The file {file} for our name at the broker cannot be kept: {reason}. Check the rights of the folder, or set"
                            + " client-id.",
                    "file",
                    file,
                    "reason",
                    String.valueOf(unwritable));
        }
    }

    private static boolean yes(Connection connection, String key) {
        return switch (connection.setting(key).orElse("no").strip()) {
            case "yes", "true" -> true;
            case "no", "false", "" -> false;
            default -> throw wrong(key, text(connection, key), "yes or no");
        };
    }

    private static boolean acknowledged(Connection connection) {
        String qos = connection.setting("qos").orElse("1").strip();
        if (!qos.equals("0") && !qos.equals("1")) {
            throw wrong("qos", qos, "0 or 1");
        }
        return qos.equals("1");
    }

    private static Duration time(Connection connection, String key, String usual, Duration most) {
        String text = connection.setting(key).orElse(usual).strip();
        Optional<Duration> time = duration(text);
        if (time.isEmpty() || time.get().compareTo(most) > 0 || time.get().toSeconds() < 1) {
            throw wrong(key, text, "a time from 1s to " + most.toHours() + "h");
        }
        return time.get();
    }

    private static Optional<Duration> duration(String text) {
        Matcher parts = TIME.matcher(text);
        if (!parts.matches()) {
            try {
                return Optional.of(Duration.parse(text));
            } catch (java.time.format.DateTimeParseException none) {
                return Optional.empty();
            }
        }
        long number = Long.parseLong(parts.group(1));
        return Optional.of(
                switch (parts.group(2)) {
                    case "ms" -> Duration.ofMillis(number);
                    case "s" -> Duration.ofSeconds(number);
                    case "min" -> Duration.ofMinutes(number);
                    default -> Duration.ofHours(number);
                });
    }

    private static int whole(Connection connection, String key, String usual, int most) {
        String text = connection.setting(key).orElse(usual).strip();
        if (text.matches("\\d{1,9}") && Integer.parseInt(text) >= 1 && Integer.parseInt(text) <= most) {
            return Integer.parseInt(text);
        }
        throw wrong(key, text, "a whole number from 1 to " + most);
    }

    static MillwrightException wrong(String key, String value, String wanted) {
        return MillwrightException.badRequest(
                "mqtt.setting.wrong",
                "The setting {key} of an MQTT connection holds ({value}), not {wanted}.",
                "key",
                key,
                "value",
                value,
                "wanted",
                wanted);
    }
}
