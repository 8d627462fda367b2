package org.millwright.adapters.modbus;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.millwright.MillwrightException;

/**
 * Where a device is.
 *
 * @param name its name or IP address
 * @param port its port, 1 to 65535
 */
record Host(String name, int port) {
    private static final Pattern ADDRESS =
            Pattern.compile("(?:modbus(?:\\+tcp|-tcp)?://)?(\\[[0-9a-f:.]+]|[^:/\\s]+)(?::(\\d{1,5}))?/?");
    private static final int USUAL = 502;

    /**
     * Reads {@code 192.168.0.10}, {@code plc1:1502} or {@code modbus://plc1:1502}; the usual port is 502.
     *
     * @throws MillwrightException if it is none of them
     */
    static Host of(String address) {
        Matcher parts = ADDRESS.matcher(address.strip().toLowerCase(Locale.ROOT));
        int port = parts.matches() && parts.group(2) != null ? Integer.parseInt(parts.group(2)) : USUAL;
        if (!parts.matches() || port < 1 || port > 65535) {
            throw MillwrightException.badRequest(
                    "modbus.host.wrong",
                    "The address ({address}) is no host with a port. Write it such as 192.168.0.10:502.",
                    "address",
                    address);
        }
        String name = parts.group(1);
        return new Host(name.startsWith("[") ? name.substring(1, name.length() - 1) : name, port);
    }

    @Override
    public String toString() {
        return (name.contains(":") ? "[" + name + "]" : name) + ":" + port;
    }
}
