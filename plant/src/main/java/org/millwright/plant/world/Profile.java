package org.millwright.plant.world;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.millwright.MillwrightException;
import org.millwright.plant.fault.Nearest;
import org.millwright.plant.machine.Types;
import org.millwright.plant.unit.Layout;
import org.millwright.plant.unit.Place;

/** Which units of the factory are computed and published. */
public enum Profile {
    /** Sixteen units of many types, for the demo. */
    DEMO,
    /** One line with its feeders. */
    LINE,
    /** Three units of each of eight types, and a compressor. */
    BENCH,
    /** All. */
    FULL;

    private static final Set<String> DEMO_UNITS = Set.of(
            "frame/l03/cnc04",
            "frame/l03/cnc05",
            "frame/l03/cnc06",
            "smt/l01/prn01",
            "smt/l01/plc01",
            "smt/l01/plc02",
            "smt/l01/plc03",
            "smt/l01/plc04",
            "smt/l01/ovn01",
            "assy/l01/a01",
            "assy/l01/a02",
            "assy/l01/a04",
            "assy/l01/a07",
            "log/fleet/agv01",
            "log/fleet/agv02",
            "util/hall/cmp01");
    private static final List<String> BENCH_TYPES =
            List.of("cnc", "placement", "oven", "robot", "screwdriver", "dispenser", "press", "agv");

    /** The profile of a name. */
    public static Profile named(String name) {
        List<String> words = Arrays.stream(values()).map(Profile::word).toList();
        return Arrays.stream(values())
                .filter(profile -> profile.word().equals(name))
                .findFirst()
                .orElseThrow(() -> MillwrightException.badRequest(
                        "plant.profile.unknown",
                        "There is no profile ({name}). Profiles are {known}; the nearest is {nearest}.",
                        "name",
                        name,
                        "known",
                        String.join(", ", words),
                        "nearest",
                        Nearest.of(name, words)));
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The units, in the order of the factory's tree. */
    public List<Place> places(Layout layout) {
        List<Place> known = layout.places().stream()
                .filter(place -> Types.named(place.type()).isPresent())
                .toList();
        return switch (this) {
            case FULL -> known;
            case DEMO ->
                known.stream()
                        .filter(place -> DEMO_UNITS.contains(place.area() + "/" + place.line() + "/"
                                + place.path().name()))
                        .toList();
            case LINE -> known.stream().filter(Profile::ofFirstLine).toList();
            case BENCH -> bench(known);
        };
    }

    private static boolean ofFirstLine(Place place) {
        return place.line().equals("l01")
                || place.area().equals("util")
                || (place.area().equals("log") && place.path().name().compareTo("agv05") < 0);
    }

    /** Of each type one unit a line, from three lines; where all stand in one line, the first three. */
    private static List<Place> bench(List<Place> known) {
        List<Place> picked = new ArrayList<>();
        for (String type : BENCH_TYPES) {
            Set<String> lines = new HashSet<>();
            List<Place> all =
                    known.stream().filter(place -> place.type().equals(type)).toList();
            List<Place> spread = all.stream()
                    .filter(place -> lines.add(place.area() + place.line()))
                    .limit(3)
                    .toList();
            picked.addAll(spread.size() == 3 ? spread : all.subList(0, Math.min(3, all.size())));
        }
        known.stream().filter(place -> place.path().name().equals("cmp01")).forEach(picked::add);
        picked.sort(java.util.Comparator.comparingInt(Place::number));
        return picked;
    }
}
