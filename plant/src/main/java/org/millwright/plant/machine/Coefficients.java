package org.millwright.plant.machine;

import java.util.LinkedHashMap;
import java.util.Map;
import org.millwright.plant.chance.Draws;

/** The coefficients that differ from machine to machine, and a list of them for the truth. */
public final class Coefficients {
    private static final double LOW = 0.85;
    private static final double HIGH = 1.15;

    private final Draws draws;
    private final Map<String, Double> drawn = new LinkedHashMap<>();

    public Coefficients(Draws draws) {
        this.draws = draws;
    }

    /** The nominal value times a draw from U(0.85, 1.15). */
    double about(String name, double nominal) {
        return between(name, nominal * LOW, nominal * HIGH);
    }

    /** A draw between two bounds, such as where a saw-tooth begins. */
    double between(String name, double low, double high) {
        double value = draws.between(Streams.COEFFICIENT, 0, drawn.size(), low, high);
        drawn.put(name, value);
        return value;
    }

    /** Every coefficient that was drawn, by name. */
    public Map<String, Double> drawn() {
        return Map.copyOf(drawn);
    }
}
