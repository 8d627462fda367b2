package org.millwright.simulation.line;

import org.jspecify.annotations.Nullable;
import org.millwright.simulation.chance.Distribution;
import org.millwright.simulation.chance.Sampler;
import org.millwright.simulation.kernel.Ticks;

/** Where parts come from. What has been released and finds no place waits outside, as a backlog, or is lost. */
public final class Source extends Node {
    /** Makes the next part. */
    @FunctionalInterface
    public interface Maker {
        Part make(long now);
    }

    private static final int ARRIVAL = 0;

    private final Maker maker;
    private @Nullable Sampler every;
    private boolean never;
    private boolean lossy;
    private int batch = 1;
    private int limit = Integer.MAX_VALUE;
    private int inProcess;
    private long backlog;
    private @Nullable Part head;
    private long made;
    private long lost;

    /** A source that has always a part more. */
    public Source(Line line, String path, Maker maker) {
        super(line, path);
        this.maker = maker;
    }

    /** A source of parts of one kind that has always one more. */
    public Source(Line line, String path) {
        this(line, path, now -> Part.piece(0, 0, now));
    }

    /** Parts are released one after another at such distances in seconds; the first after one distance. */
    public Source every(Line line, Distribution distance) {
        every = line.sampler(path(), "arrival", distance);
        return this;
    }

    /** Nothing is released but by {@link #release}. */
    public Source onlyReleased() {
        never = true;
        return this;
    }

    /** So many at each release. */
    public Source batch(int parts) {
        batch = parts;
        return this;
    }

    /** What finds no place is lost. */
    public Source lossy() {
        lossy = true;
        return this;
    }

    /** Holds the work in process constant: a part enters when fewer than this many are inside, see {@link #finished}. */
    public Source limit(int parts) {
        limit = parts;
        return this;
    }

    @Override
    public void start() {
        Sampler distances = every;
        if (distances != null) {
            kernel().in(distances.ticks(), this, ARRIVAL, 0);
        } else if (!never) {
            backlog = Ticks.NEVER;
            push();
        }
    }

    @Override
    public void on(int kind, long argument) {
        Sampler distances = every;
        if (distances != null) {
            kernel().in(distances.ticks(), this, ARRIVAL, 0);
        }
        release(batch);
    }

    /** Releases parts by hand. */
    public void release(int parts) {
        if (backlog != Ticks.NEVER) {
            backlog += parts;
        }
        push();
        if (lossy && backlog > 0) {
            lost += backlog;
            backlog = 0;
            head = null;
        }
    }

    /** A part has left the line; told by a {@link Sink} that was given this source. */
    void finished(int parts) {
        inProcess -= parts;
        push();
    }

    private void push() {
        while (backlog > 0 && inProcess < limit) {
            Part part = head == null ? maker.make(kernel().now()) : head;
            Node place = next().ask(this, part);
            head = place == null ? part : null;
            if (place == null) {
                return;
            }
            if (backlog != Ticks.NEVER) {
                backlog--;
            }
            inProcess++;
            made++;
            place.take(part);
        }
    }

    @Override
    @Nullable
    Node room(Part part) {
        return null;
    }

    @Override
    void take(Part part) {
        throw new IllegalStateException(path());
    }

    @Override
    void freed() {
        push();
    }

    /** Released and not yet inside. */
    public long backlog() {
        return backlog;
    }

    /** How many went in since counting began. */
    public long made() {
        return made;
    }

    /** How many were lost since counting began. */
    public long lost() {
        return lost;
    }

    @Override
    public void reset() {
        made = 0;
        lost = 0;
    }
}
