package org.millwright.adapters.mqtt;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.millwright.MillwrightException;

/**
 * Where a broker is.
 *
 * @param host its name or IP address
 * @param port its port
 * @param tls true for an encrypted connection
 */
record Broker(String host, int port, boolean tls) {
    private static final Pattern ADDRESS =
            Pattern.compile("(?:(mqtts?|tcp|ssl|tls)://)?(\\[[0-9a-f:.]+]|[^:/\\s]+)(?::(\\d{1,5}))?/?");
    private static final int PLAIN = 1883;
    private static final int ENCRYPTED = 8883;

    /**
     * Reads {@code broker}, {@code broker:1884}, {@code mqtt://broker} or {@code mqtts://broker}.
     *
     * @throws MillwrightException if it is none of them
     */
    static Broker of(String address) {
        Matcher parts = ADDRESS.matcher(address.strip().toLowerCase(Locale.ROOT));
        if (parts.matches()) {
            String scheme = parts.group(1) == null ? "mqtt" : parts.group(1);
            boolean tls = !scheme.equals("mqtt") && !scheme.equals("tcp");
            int usual = tls ? ENCRYPTED : PLAIN;
            int port = parts.group(3) == null ? usual : Integer.parseInt(parts.group(3));
            String host = parts.group(2);
            if (port >= 1 && port <= 65535) {
                return new Broker(host.startsWith("[") ? host.substring(1, host.length() - 1) : host, port, tls);
            }
        }
        throw MillwrightException.badRequest(
                "mqtt.broker.wrong",
                "The address ({address}) is no MQTT broker. Write it such as mqtt://192.168.0.10:1883, or mqtts:// for an encrypted"
                        + " connection.",
                "address",
                address);
    }

    @Override
    public String toString() {
        return (tls ? "mqtts://" : "mqtt://") + (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
