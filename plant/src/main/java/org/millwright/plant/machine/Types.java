package org.millwright.plant.machine;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Every type of machine that has physics. */
public final class Types {
    private static final List<MachineType> ALL = Stream.of(
                    List.of(
                            Cnc.TYPE,
                            Placement.TYPE,
                            Oven.TYPE,
                            Robot.TYPE,
                            Screwdriver.TYPE,
                            Dispenser.TYPE,
                            Press.TYPE,
                            Agv.TYPE,
                            Compressor.TYPE),
                    AssemblyTables.TYPES,
                    ShopTables.TYPES)
            .flatMap(List::stream)
            .toList();

    private Types() {}

    public static List<MachineType> all() {
        return ALL;
    }

    /** The type of a name such as {@code cnc}. */
    public static Optional<MachineType> named(String name) {
        return ALL.stream().filter(type -> type.name().equals(name)).findFirst();
    }
}
