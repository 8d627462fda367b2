package org.millwright.program.bench.speed;

import org.millwright.machine.Block;

/** A detector whose speed is measured. */
public interface SpeedSubject {
    /** The name in the output: {@code linear} or {@code portfolio}. */
    String name();

    /** Learns, and gets ready to score on one thread. */
    Scoring learn(Block training);

    /** Scores rows one after the other, keeping its own state. */
    @FunctionalInterface
    interface Scoring {
        /**
         * Scores rows {@code from} (included) to {@code until} (not included).
         *
         * @return a number that depends on every score, so that no work can be left out
         */
        double score(Block rows, int from, int until);
    }
}
