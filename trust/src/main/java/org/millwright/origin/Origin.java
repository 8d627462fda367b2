package org.millwright.origin;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * From what, by what and by whom a derived thing was made: enough to make it again.
 *
 * @param inputs what it was made from: file names with their SHA-256, dataset ids or tags
 * @param code the name and version of the code that made it
 * @param parameters every setting that changes the result
 * @param seed the seed of all randomness, 0 where there is none
 * @param person who asked for it
 * @param at when it was made
 * @param parents the ids of the things it stands on
 */
public record Origin(
        List<String> inputs,
        String code,
        Map<String, String> parameters,
        long seed,
        String person,
        Instant at,
        List<String> parents) {
    public Origin {
        inputs = List.copyOf(inputs);
        parameters = Map.copyOf(parameters);
        parents = List.copyOf(parents);
    }
}
