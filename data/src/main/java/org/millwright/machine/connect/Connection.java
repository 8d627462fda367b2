package org.millwright.machine.connect;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a person has set for one connection.
 *
 * @param name its name, unique in the plant
 * @param kind the word of its {@link ConnectorKind}
 * @param address where the device, broker or folder is
 * @param settings the rest, by {@link ConnectorKind.Option#key()}; secrets are resolved already
 */
public record Connection(String name, String kind, String address, Map<String, String> settings) {
    public Connection {
        if (name.isBlank() || kind.isBlank() || address.isBlank()) {
            throw new IllegalArgumentException(
                    "The connection (%s) of kind (%s) to (%s) lacks one of the three.".formatted(name, kind, address));
        }
        settings = Map.copyOf(new TreeMap<>(settings));
    }

    /** A setting; empty where it is not set. */
    public Optional<String> setting(String key) {
        return Optional.ofNullable(settings.get(key));
    }

    /** Never shows a setting: one of them may be a password. */
    @Override
    public String toString() {
        return "%s (%s at %s)".formatted(name, kind, address);
    }
}
