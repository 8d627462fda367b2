package org.millwright.plant.unit;

import java.util.List;
import java.util.stream.Stream;

/** What a unit can be doing; {@link #code()} is what its tag {@code state} shows. */
public enum State {
    IDLE(0, "idle"),
    WORKING(1, "working"),
    /** A finished part cannot leave. */
    BLOCKED(2, "blocked"),
    /** No part comes. */
    STARVED(3, "starved"),
    SETUP(4, "setup"),
    /** Broken, waiting for the crew or being repaired. */
    DOWN(5, "down"),
    /** Planned maintenance. */
    MAINTENANCE(6, "maintenance");

    private final int code;
    private final String word;

    State(int code, String word) {
        this.code = code;
        this.word = word;
    }

    public int code() {
        return code;
    }

    public String word() {
        return word;
    }

    /** The words behind the codes 0, 1, 2 … */
    public static List<String> words() {
        return Stream.of(values()).map(State::word).toList();
    }
}
