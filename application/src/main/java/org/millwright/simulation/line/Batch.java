package org.millwright.simulation.line;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.millwright.simulation.kernel.Kernel;
import org.millwright.simulation.kernel.Ticks;

/** Gathers parts on a carrier, which goes when it is full or has waited long enough. */
public final class Batch extends Node {
    private final int size;
    private final long longest;
    private final List<Part> gathered = new ArrayList<>();
    private final Level level;
    private @Nullable Part carrier;
    private long timeout = Kernel.NONE;
    private int kept;

    /**
     * @param size how many make a carrier full
     * @param longest ticks after the first part when it goes anyway; {@link Ticks#NEVER} for a carrier that waits until it is full
     */
    public Batch(Line line, String path, int size, long longest) {
        super(line, path);
        if (size < 1 || longest <= 0) {
            throw new IllegalArgumentException(
                    "The batch (%s) has size (%d) and (%d) ticks.".formatted(path, size, longest));
        }
        this.size = size;
        this.longest = longest;
        this.level = new Level(kernel());
    }

    @Override
    @Nullable
    Node room(Part part) {
        if (carrier != null || gathered.size() + kept >= size) {
            return null;
        }
        kept++;
        return this;
    }

    @Override
    void take(Part part) {
        kept--;
        gathered.add(part);
        level.add(1);
        if (gathered.size() == size) {
            close();
        } else if (gathered.size() == 1 && longest != Ticks.NEVER) {
            timeout = kernel().in(longest, this, 0, 0);
        }
    }

    @Override
    public void on(int kind, long argument) {
        close();
    }

    private void close() {
        kernel().cancel(timeout);
        carrier = Part.carrier(gathered, kernel().now());
        gathered.clear();
        go();
    }

    private boolean go() {
        Part full = carrier;
        Node place = full == null ? null : next().ask(this, full);
        if (place == null || full == null) {
            return false;
        }
        carrier = null;
        level.add(-full.pieces());
        place.take(full);
        return true;
    }

    @Override
    void freed() {
        if (go()) {
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
