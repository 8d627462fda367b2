package org.millwright.testkit.rules;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Who may use whom: the one place where it is written down. A package belongs to the station with its first name below {@code
 * org.millwright}; the parts of a station, such as {@code recording.table}, may use each other as long as there is no cycle.
 */
final class Arrows {
    /** The root package: problems and messages. */
    static final String ROOT = "";

    static final List<String> TRUST = List.of(ROOT, "origin", "access", "audit");
    static final List<String> DATA = List.of("machine", "dataset", "recording", "flow", "history");
    static final List<String> MODEL = List.of("evaluate", "detect", "diagnose");
    static final List<String> LANGUAGE = List.of("language");
    static final List<String> APPLICATION = List.of("warning", "simulation");

    /** The stations of the pillars. */
    static final Set<String> PILLARS = union(TRUST, DATA, MODEL, LANGUAGE, APPLICATION);

    private static final Map<String, Set<String>> ALLOWED = Map.ofEntries(
            Map.entry(ROOT, Set.of()),
            Map.entry("origin", union(List.of(ROOT))),
            Map.entry("access", union(List.of(ROOT, "origin", "audit"))),
            Map.entry("audit", union(List.of(ROOT, "origin"))),
            Map.entry("machine", union(TRUST)),
            Map.entry("dataset", union(TRUST, List.of("machine"))),
            Map.entry("recording", union(TRUST, List.of("machine"))),
            // A flow may be fed from a recording.
            Map.entry("flow", union(TRUST, List.of("machine", "dataset", "recording"))),
            // The journal of a connector is a source of flows.
            Map.entry("history", union(TRUST, List.of("machine", "dataset", "recording", "flow"))),
            // Scorers know no detector, so that none can please them.
            Map.entry("evaluate", union(TRUST, DATA)),
            Map.entry("detect", union(TRUST, DATA)),
            Map.entry("diagnose", union(TRUST, DATA, List.of("detect"))),
            // A language model is a library of its own: it knows problems, and nothing of machines.
            Map.entry("language", union(List.of(ROOT))),
            Map.entry("warning", union(TRUST, DATA, MODEL)),
            Map.entry("simulation", union(TRUST, DATA)),
            Map.entry("adapters", PILLARS),
            Map.entry("testkit", PILLARS),
            // The practice plant must not know how a detector looks at it.
            Map.entry("plant", union(TRUST, DATA, List.of("simulation"))),
            Map.entry("program", union(PILLARS, List.of("adapters", "testkit", "plant"))));

    private Arrows() {}

    /** The station of a package; null for a package of somebody else. */
    static @Nullable String station(String packageName) {
        String ours = "org.millwright";
        if (packageName.equals(ours)) {
            return ROOT;
        }
        return packageName.startsWith(ours + ".")
                ? packageName.substring(ours.length() + 1).replaceAll("\\..*", "")
                : null;
    }

    /** True if the arrow is drawn; a station that nobody drew uses nothing and is used by nobody. */
    static boolean allowed(String from, String to) {
        return from.equals(to) || ALLOWED.getOrDefault(from, Set.of()).contains(to);
    }

    static boolean known(String station) {
        return ALLOWED.containsKey(station);
    }

    static Set<String> stations() {
        return ALLOWED.keySet().stream().collect(Collectors.toCollection(TreeSet::new));
    }

    @SafeVarargs
    private static Set<String> union(Collection<String>... parts) {
        Set<String> all = new TreeSet<>();
        for (Collection<String> part : parts) {
            all.addAll(part);
        }
        return all;
    }
}
