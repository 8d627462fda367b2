package org.millwright.program.bench;

import java.util.Map;
import org.millwright.machine.Block;

/**
 * What the suites {@code skab} and {@code tep} ask of the program's detector. It knows nothing of files, labels and rows to come.
 */
public interface RowDetector {
    /** Learns from healthy rows alone; limits included. */
    Learned learn(Block training);

    /** Every setting that changes an answer, by its name in the output. */
    Map<String, Object> configuration();

    /** A detector that has learned and changes no more: several threads may ask it at a time. */
    @FunctionalInterface
    interface Learned {
        /** Judges one run of rows from a fresh start; what it says of a row must not depend on later ones. */
        Judgement judge(Block rows);
    }
}
