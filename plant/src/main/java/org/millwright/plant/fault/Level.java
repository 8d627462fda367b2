package org.millwright.plant.fault;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.millwright.MillwrightException;

/** How hard the plant makes it. */
public enum Level {
    /** Gaussian noise, faults at full strength, nothing else changes. */
    PLAIN(1),
    /** Heavy tails, weaker faults, benign changes. */
    ORDINARY(0.6),
    /** The same, weaker still, and some faults overlap or begin during commissioning. */
    HARD(0.3);

    private final double weakest;

    Level(double weakest) {
        this.weakest = weakest;
    }

    /** The least share of a fault's effect on the tags. */
    public double weakest() {
        return weakest;
    }

    /** Whether noise has heavy tails and things change that are no faults. */
    public boolean benign() {
        return this != PLAIN;
    }

    /** The level of a name. */
    public static Level named(String name) {
        return Arrays.stream(values())
                .filter(level -> level.word().equals(name))
                .findFirst()
                .orElseThrow(() -> MillwrightException.badRequest(
                        "plant.level.unknown",
                        "There is no level ({name}). Levels are {known}; the nearest is {nearest}.",
                        "name",
                        name,
                        "known",
                        String.join(", ", words()),
                        "nearest",
                        Nearest.of(name, words())));
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static List<String> words() {
        return Arrays.stream(values()).map(Level::word).toList();
    }
}
