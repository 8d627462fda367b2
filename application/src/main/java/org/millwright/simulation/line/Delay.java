package org.millwright.simulation.line;

import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;
import org.millwright.simulation.chance.Distribution;
import org.millwright.simulation.chance.Sampler;

/** Places in which parts spend time without being worked on. Those ready leave in the order in which they became so. */
public final class Delay extends Node {
    private final int places;
    private final Sampler time;
    private final ArrayDeque<Part> ready = new ArrayDeque<>();
    private final Parked parked = new Parked();
    private final Level level;
    private boolean mends;
    private int kept;

    /**
     * @param places how many parts fit
     * @param time seconds a part stays; the stream is {@code service}
     */
    public Delay(Line line, String path, int places, Distribution time) {
        super(line, path);
        if (places < 1) {
            throw new IllegalArgumentException("The delay (%s) has (%d) places.".formatted(path, places));
        }
        this.places = places;
        this.time = line.sampler(path, "service", time);
        this.level = new Level(kernel());
    }

    /** What leaves is no longer spoilt: the delay is a rework bench. */
    public Delay mends() {
        mends = true;
        return this;
    }

    @Override
    @Nullable
    Node room(Part part) {
        if (level.value() + kept >= places) {
            return null;
        }
        kept++;
        return this;
    }

    @Override
    void take(Part part) {
        kept--;
        level.add(1);
        kernel().in(time.ticks(), this, 0, parked.put(part));
    }

    @Override
    public void on(int kind, long argument) {
        Part part = parked.remove((int) argument);
        if (mends) {
            part.flawed(false);
        }
        ready.add(part);
        freed();
    }

    @Override
    void freed() {
        boolean left = false;
        while (!ready.isEmpty()) {
            Node place = next().ask(this, ready.peek());
            if (place == null) {
                break;
            }
            level.add(-1);
            left = true;
            place.take(ready.remove());
        }
        if (left) {
            wake();
        }
    }

    /** How many are inside. */
    public Level level() {
        return level;
    }

    @Override
    public void reset() {
        level.reset();
    }
}
