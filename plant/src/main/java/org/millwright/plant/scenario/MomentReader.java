package org.millwright.plant.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.millwright.plant.fault.Drawing;
import org.millwright.plant.fault.Moment;
import org.millwright.plant.fault.Nearest;
import org.millwright.plant.machine.FaultKind;
import org.millwright.plant.machine.MachineType;
import org.millwright.plant.machine.Types;
import org.millwright.plant.unit.Layout;
import org.millwright.plant.unit.Place;
import org.millwright.plant.world.World;
import org.millwright.plant.world.WorldSetup;

/** Takes the moments of a scenario one by one, and says in words what is wrong with one. */
final class MomentReader {
    private static final List<String> KEYS = List.of("unit", "fault", "onset", "life", "tag");
    private static final Pattern LIFE = Pattern.compile("(-?\\d+(?:\\.\\d+)?)\\s*(min|h|d)");

    private final WorldSetup setup;
    private final List<Place> places;
    private final List<World.Placed> moments = new ArrayList<>();

    MomentReader(WorldSetup setup) {
        this.setup = setup;
        places = setup.profile().places(new Layout());
    }

    List<World.Placed> moments() {
        return List.copyOf(moments);
    }

    /** Takes a moment; what is wrong with it, or an empty text. */
    String take(JsonNode node) {
        for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!KEYS.contains(name)) {
                return "there is no key (%s); the nearest is %s".formatted(name, Nearest.of(name, KEYS));
            }
        }
        String path = node.path("unit").asText();
        Optional<Place> place = places.stream()
                .filter(one -> one.path().toString().equals(path))
                .findFirst();
        if (place.isEmpty()) {
            List<String> known =
                    places.stream().map(one -> one.path().toString()).toList();
            return "the profile %s has no unit (%s); the nearest is %s"
                    .formatted(setup.profile().word(), path, Nearest.of(path, known));
        }
        return timed(node, place.get());
    }

    private String timed(JsonNode node, Place place) {
        long onset;
        try {
            onset = Duration.between(
                            setup.start(), Instant.parse(node.path("onset").asText()))
                    .toSeconds();
        } catch (DateTimeParseException unreadable) {
            return "the onset (%s) is no time such as 2026-01-05T00:00:00Z"
                    .formatted(node.path("onset").asText());
        }
        if (onset < 0) {
            return "the onset (%s) is before the start (%s)"
                    .formatted(node.path("onset").asText(), setup.start());
        }
        Matcher life = LIFE.matcher(node.path("life").asText().strip());
        if (!life.matches()) {
            return "the life (%s) is no span such as 5d, 4h or 30min"
                    .formatted(node.path("life").asText());
        }
        double unit = life.group(2).equals("d") ? 86_400 : life.group(2).equals("h") ? 3_600 : 60;
        double seconds = Double.parseDouble(life.group(1)) * unit;
        if (seconds <= 0) {
            return "the life (%s) is not more than 0"
                    .formatted(node.path("life").asText());
        }
        return placed(node, place, onset / 10 * 10, seconds);
    }

    private String placed(JsonNode node, Place place, long onset, double life) {
        MachineType type = Types.named(place.type()).orElseThrow();
        String fault = node.path("fault").asText();
        if (Drawing.TAG_FAULTS.contains(fault)) {
            return tag(node, place, type, new Moment(Moment.Kind.TAG, fault, onset, life, 1, 0));
        }
        int index = type.fault(fault);
        if (index < 0) {
            List<String> known = type.faults().stream().map(FaultKind::name).toList();
            return "a machine of the type (%s) has no fault (%s); the nearest is %s"
                    .formatted(type.name(), fault, Nearest.of(fault, known));
        }
        FaultKind kind = type.faults().get(index);
        Moment.Kind sort = kind.process() ? Moment.Kind.PROCESS : Moment.Kind.MACHINE;
        return add(place, new Moment(sort, fault, onset, life, 1, 0));
    }

    private String tag(JsonNode node, Place place, MachineType type, Moment moment) {
        int tag = type.tag(node.path("tag").asText());
        int[] measured = type.measured();
        for (int at = 0; at < measured.length; at++) {
            if (measured[at] == tag) {
                double pick = (at + 0.5) / measured.length;
                return add(
                        place,
                        new Moment(
                                moment.kind(), moment.name(), moment.onset(), moment.life(), moment.strength(), pick));
            }
        }
        List<String> known = java.util.Arrays.stream(measured)
                .mapToObj(one -> type.tags().get(one).name())
                .toList();
        return "a machine of the type (%s) has no measured tag (%s); the nearest is %s"
                .formatted(
                        type.name(),
                        node.path("tag").asText(),
                        Nearest.of(node.path("tag").asText(), known));
    }

    /** Two faults of one component may not meet. */
    private String add(Place place, Moment moment) {
        String path = place.path().toString();
        for (World.Placed other : moments) {
            Moment there = other.moment();
            if (other.unit().equals(path)
                    && there.name().equals(moment.name())
                    && there.pick() == moment.pick()
                    && there.onset() < moment.end()
                    && moment.onset() < there.end()) {
                return "the unit (%s) has (%s) already at this time".formatted(path, moment.name());
            }
        }
        moments.add(new World.Placed(path, moment));
        return "";
    }
}
