package org.millwright.warning.scan;

import org.millwright.recording.Recording;

/** Which part of a recording counts as healthy. */
public sealed interface Baseline {
    /** A part at the beginning of each machine's rows. */
    sealed interface Leading extends Baseline {}

    /** The first fifth, at least 100 rows and 5 a tag: taken where nobody says anything. */
    record FirstFifth() implements Leading {}

    /**
     * The first rows of each machine.
     *
     * @param count how many, at least 1
     */
    record FirstRows(long count) implements Leading {}

    /**
     * The first stretch of time of each machine.
     *
     * @param micros how long, in microseconds
     */
    record FirstTime(long micros) implements Leading {}

    /**
     * Rows between two times, wherever they lie.
     *
     * @param fromMicros the first microsecond that belongs to it
     * @param untilMicros the first that does not
     * @param text as the person wrote it
     */
    record Between(long fromMicros, long untilMicros, String text) implements Baseline {}

    /**
     * All rows of another recording of the same tags.
     *
     * @param recording the other recording
     */
    record Elsewhere(Recording recording) implements Baseline {}
}
