package org.millwright.machine;

import java.util.Map;
import java.util.TreeMap;

/**
 * Something that happened at a machine and is no value: an alarm of its own, maintenance, a change of recipe or tool.
 *
 * @param asset the machine
 * @param timeMicros when, in microseconds since 1970 UTC
 * @param kind what it is, in small words joined by hyphens, such as {@code alarm}, {@code maintenance}, {@code tool-change}
 * @param text what the source says, as it says it
 * @param attributes more facts, such as {@code code} or {@code severity}
 */
public record MachineEvent(AssetPath asset, long timeMicros, String kind, String text, Map<String, String> attributes) {
    public MachineEvent {
        if (kind.isBlank()) {
            throw new IllegalArgumentException("The event of (%s) has no kind.".formatted(asset));
        }
        attributes = Map.copyOf(new TreeMap<>(attributes));
    }
}
