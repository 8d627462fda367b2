package org.millwright.program.live;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One link of the chain from something that the program says back to the values it stands on.
 *
 * @param kind {@code warning}, {@code model} or {@code history}
 * @param id its lasting name
 * @param facts what is known of it, by stable names
 * @param standsOn the ids of the links behind it
 */
public record Ground(String kind, String id, Map<String, String> facts, List<String> standsOn) {
    public Ground {
        facts = Map.copyOf(new TreeMap<>(facts));
        standsOn = List.copyOf(standsOn);
    }
}
