package org.millwright.plant.world;

import org.millwright.plant.machine.Compressor;
import org.millwright.plant.unit.Place;

/**
 * How a unit hangs on the compressed air. Compressor 1 feeds surface mount, frames and glass; compressor 2 assembly, test and packing.
 *
 * @param compressor 0 or 1: which one it is fed by, or which one it is
 * @param source true for the compressor itself
 */
record Tap(int compressor, boolean source) {
    private static final double OUTSIDE = 6.4;

    static Tap of(Place place) {
        if (place.type().equals("compressor")) {
            return new Tap(place.path().name().equals("cmp01") ? 0 : 1, true);
        }
        return switch (place.area()) {
            case "smt", "frame", "glass" -> new Tap(0, false);
            default -> new Tap(1, false);
        };
    }

    double air(Surroundings surroundings, long seconds) {
        return source ? OUTSIDE : surroundings.air(compressor, seconds);
    }

    double twinAir(Surroundings surroundings, long seconds) {
        return source ? OUTSIDE : surroundings.twinAir(compressor, seconds);
    }

    boolean disturbed(Surroundings surroundings) {
        return !source && surroundings.disturbed(compressor);
    }

    /** A compressor hands its air on after each of its steps. */
    void stepped(Surroundings surroundings, long seconds, Machine machine) {
        if (source && machine.real() instanceof Compressor real && machine.twin() instanceof Compressor twin) {
            surroundings.supply(compressor, seconds, real, twin);
        }
    }
}
