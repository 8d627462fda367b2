package org.millwright.adapters.modbus;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.millwright.MillwrightException;
import org.millwright.machine.connect.Connection;
import org.millwright.machine.connect.Point;

/**
 * What a person has set.
 *
 * @param host where the device is
 * @param unit the unit id where an address names none
 * @param timeout how long an answer may take
 * @param pause between two requests
 * @param map the register map; empty where there is none
 */
record ModbusSettings(Host host, int unit, Duration timeout, Duration pause, RegisterMap map) {
    static ModbusSettings of(Connection connection) {
        int unit = unit(connection.setting("unit").orElse("1"));
        return new ModbusSettings(
                Host.of(connection.address()),
                unit,
                time(connection, "timeout", "1s"),
                time(connection, "pause", "10ms"),
                connection
                        .setting("map")
                        .filter(file -> !file.isBlank())
                        .map(file -> RegisterMap.read(Path.of(file), unit))
                        .orElseGet(RegisterMap::empty));
    }

    private static int unit(String text) {
        if (text.strip().matches("\\d{1,3}") && Integer.parseInt(text.strip()) <= 255) {
            return Integer.parseInt(text.strip());
        }
        throw wrong("unit", text, "a unit id from 0 to 255");
    }

    private static Duration time(Connection connection, String key, String usual) {
        String text = connection.setting(key).orElse(usual);
        Duration time;
        try {
            time = PollClass.time(text.strip());
        } catch (MillwrightException none) {
            throw wrong(key, text, "a time such as 500ms or 1s");
        }
        if (time.compareTo(Duration.ofMinutes(1)) > 0 || (key.equals("timeout") && time.isZero())) {
            throw wrong(key, text, "a time above 0 and up to 1 min");
        }
        return time;
    }

    private static MillwrightException wrong(String key, String value, String wanted) {
        return MillwrightException.badRequest(
                "modbus.setting.wrong",
                "The setting {key} of a Modbus connection holds ({value}), not {wanted}.",
                "key",
                key,
                "value",
                value,
                "wanted",
                wanted);
    }

    /** Where a point is: a name of the map, or an address of its own. */
    Register register(Point point) {
        return register(point.address(), point.options());
    }

    Register register(String address, Map<String, String> options) {
        Optional<RegisterMap.Entry> entry = map.entry(address);
        return entry.isPresent() ? entry.get().register() : new Addresses(unit).read(address, options);
    }

    /** How often a point is read. */
    Duration period(Point point, Duration interval) {
        String usual = map.entry(point.address()).map(RegisterMap.Entry::poll).orElse("normal");
        return PollClass.period(point.options().getOrDefault("poll", usual), interval);
    }
}
