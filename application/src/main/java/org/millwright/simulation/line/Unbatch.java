package org.millwright.simulation.line;

import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/** Takes the pieces off a carrier, one carrier at a time. A part that is no carrier passes. */
public final class Unbatch extends Node {
    private final ArrayDeque<Part> pieces = new ArrayDeque<>();
    private final Level level;
    private boolean kept;

    public Unbatch(Line line, String path) {
        super(line, path);
        this.level = new Level(kernel());
    }

    @Override
    @Nullable
    Node room(Part part) {
        if (kept || !pieces.isEmpty()) {
            return null;
        }
        kept = true;
        return this;
    }

    @Override
    void take(Part part) {
        kept = false;
        if (part.content().isEmpty()) {
            pieces.add(part);
        } else {
            pieces.addAll(part.content());
        }
        level.add(pieces.size());
        give();
    }

    private void give() {
        while (!pieces.isEmpty()) {
            Node place = next().ask(this, pieces.peek());
            if (place == null) {
                return;
            }
            level.add(-1);
            place.take(pieces.remove());
        }
    }

    @Override
    void freed() {
        if (pieces.isEmpty()) {
            return;
        }
        give();
        if (pieces.isEmpty()) {
            wake();
        }
    }

    /** How many pieces are here. */
    public Level level() {
        return level;
    }

    @Override
    public void reset() {
        level.reset();
    }
}
