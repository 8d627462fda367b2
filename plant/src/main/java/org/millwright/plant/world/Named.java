package org.millwright.plant.world;

import java.util.List;
import org.millwright.MillwrightException;
import org.millwright.plant.fault.Nearest;
import org.millwright.plant.machine.FaultKind;
import org.millwright.plant.machine.MachineType;

/** Finds what somebody named, or says what is nearest. */
final class Named {
    private Named() {}

    static UnitRun unit(List<UnitRun> units, String name) {
        List<UnitRun> meant = units.stream()
                .filter(unit -> path(unit).equals(name) || path(unit).endsWith("/" + name))
                .toList();
        if (meant.size() == 1) {
            return meant.getFirst();
        }
        if (meant.size() > 1) {
            throw MillwrightException.badRequest(
                    "plant.unit.ambiguous",
                    "The name ({name}) fits {count} units, such as {one} and {other}. Name more of the path.",
                    "name",
                    name,
                    "count",
                    meant.size(),
                    "one",
                    path(meant.get(0)),
                    "other",
                    path(meant.get(1)));
        }
        List<String> known = units.stream()
                .map(unit ->
                        name.contains("/") ? path(unit) : unit.place().path().name())
                .toList();
        throw MillwrightException.notFound(
                "plant.unit.unknown",
                "The plant computes no unit ({name}). The nearest is {nearest}; the profile decides which units there are.",
                "name",
                name,
                "nearest",
                Nearest.of(name, known));
    }

    static FaultKind fault(MachineType type, String name) {
        int fault = type.fault(name);
        if (fault < 0) {
            List<String> known = type.faults().stream().map(FaultKind::name).toList();
            throw MillwrightException.notFound(
                    "plant.fault.unknown",
                    "A machine of the type ({type}) has no fault ({name}). Its faults are {known}; the nearest is {nearest}.",
                    "type",
                    type.name(),
                    "name",
                    name,
                    "known",
                    String.join(", ", known),
                    "nearest",
                    Nearest.of(name, known));
        }
        return type.faults().get(fault);
    }

    private static String path(UnitRun unit) {
        return unit.place().path().toString();
    }
}
