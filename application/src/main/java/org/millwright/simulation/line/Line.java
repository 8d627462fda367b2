package org.millwright.simulation.line;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.millwright.simulation.chance.Distribution;
import org.millwright.simulation.chance.Sampler;
import org.millwright.simulation.chance.Streams;
import org.millwright.simulation.kernel.Kernel;
import org.millwright.simulation.kernel.Limits;

/**
 * One run of one model: its clock, its streams and its elements by path. Elements join by being made; then the line is run. One thread at a time.
 */
public final class Line {
    private final Kernel kernel;
    private final Streams streams;
    private final Map<String, Piece> pieces = new LinkedHashMap<>();
    private boolean started;

    /** A line that joins in when time begins and when counting begins. */
    interface Piece {
        void start();

        void reset();
    }

    public Line(long seed, int replication) {
        this(new Streams(seed, replication), Limits.USUAL);
    }

    public Line(Streams streams, Limits limits) {
        this.streams = streams;
        this.kernel = new Kernel(limits);
    }

    /** The clock. */
    public Kernel kernel() {
        return kernel;
    }

    /** The stream of an element for a purpose. */
    public RandomGenerator stream(String path, String purpose) {
        return streams.of(path, purpose);
    }

    Sampler sampler(String path, String purpose, Distribution distribution) {
        return distribution.by(stream(path, purpose));
    }

    void join(String path, Piece piece) {
        if (started || pieces.putIfAbsent(path, piece) != null) {
            throw new IllegalArgumentException(
                    "The element (%s) cannot join: its path is taken or the line runs already.".formatted(path));
        }
    }

    /** Lets the line run to an instant and including it. */
    public void runUntil(long ticks) {
        if (!started) {
            started = true;
            pieces.values().forEach(Piece::start);
        }
        kernel.runUntil(ticks);
    }

    /** Begins counting anew, at the end of warming up: all averages, sums and counts are from now on. */
    public void resetCounts() {
        pieces.values().forEach(Piece::reset);
    }
}
