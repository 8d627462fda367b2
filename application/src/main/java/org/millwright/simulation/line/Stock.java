package org.millwright.simulation.line;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Pieces of one sort that are only counted, for a station that puts them into others. */
public final class Stock extends Node {
    private final int places;
    private final Level level;
    private final List<Assemble> takers = new ArrayList<>();
    private int kept;

    /** How many pieces there was no room for last: before, waking those who wait is in vain. */
    private int refused;

    /** A stock that holds so many at the start. */
    public Stock(Line line, String path, int places, int first) {
        super(line, path);
        if (places < 1 || first < 0 || first > places) {
            throw new IllegalArgumentException(
                    "The stock (%s) has (%d) of (%d) places filled.".formatted(path, first, places));
        }
        this.places = places;
        this.level = new Level(kernel());
        level.add(first);
    }

    void serves(Assemble taker) {
        takers.add(taker);
    }

    @Override
    @Nullable
    Node room(Part part) {
        if (level.value() + kept + part.pieces() > places) {
            refused = part.pieces();
            return null;
        }
        kept += part.pieces();
        return this;
    }

    @Override
    void take(Part part) {
        kept -= part.pieces();
        level.add(part.pieces());
        for (Assemble taker : takers) {
            taker.freed();
        }
    }

    /** Takes pieces out. */
    void draw(int count) {
        level.add(-count);
        if (level.value() + kept + refused <= places) {
            wake();
        }
    }

    @Override
    void freed() {}

    /** How many are there. */
    public Level level() {
        return level;
    }

    @Override
    public void reset() {
        level.reset();
    }
}
