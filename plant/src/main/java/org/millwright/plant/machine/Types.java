package org.millwright.plant.machine;

import java.util.List;
import java.util.Optional;

/** Every type of machine that has physics. */
public final class Types {
    private static final List<MachineType> ALL = List.of(Cnc.TYPE, Placement.TYPE, Press.TYPE, Compressor.TYPE);

    private Types() {}

    public static List<MachineType> all() {
        return ALL;
    }

    /** The type of a name such as {@code cnc}. */
    public static Optional<MachineType> named(String name) {
        return ALL.stream().filter(type -> type.name().equals(name)).findFirst();
    }
}
