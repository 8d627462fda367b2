package org.millwright.plant.unit;

import java.util.List;

/**
 * The flow of parts through the factory, as the units' regimes. It goes forward in plant time in frames: {@link #advance} computes
 * the next frame, then the regimes inside it can be asked and stops from its end on can be laid on. Units are named by their number in
 * {@link Layout#places()}. Deterministic: the same calls give the same answers. Not for several threads, but for {@link #regime},
 * which several threads may call for different units between two calls of the others.
 */
public interface RegimeSource {
    /** Computes everything up to a time that is not before the last one; the first call begins at the start of the plant. */
    void advance(long untilMicros);

    /**
     * The regime of a unit at an instant.
     *
     * @param unit one of the units that this source was told to watch when it was made
     * @param atMicros inside the frame computed last, both ends included, and for one unit never falling inside a frame
     */
    Regime regime(int unit, long atMicros);

    /**
     * Stops a unit from the end of the present frame on; it goes down, the crew comes and repairs. Told while it is down already, the
     * work is added.
     */
    void stop(int unit, Stop stop);

    /** What happened to watched units in the frame computed last, by time. */
    List<Notice> notices();
}
