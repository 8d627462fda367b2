package org.millwright.flow;

import java.nio.file.Path;
import java.util.Set;

/**
 * Where and how often a runner saves the states of a flow, and what it does with those that it finds.
 *
 * @param folder the folder of one flow's snapshots; one process at a time holds it
 * @param everyBlocks after so many records of all sources the next snapshot is written; each is complete
 * @param start what becomes of the states that are there
 * @param resume parked keys that a person lets go on from now on, with a fresh state
 */
public record Checkpoints(Path folder, int everyBlocks, Start start, Set<Key> resume) {
    private static final int DEFAULT_EVERY_BLOCKS = 10_000;

    public Checkpoints {
        if (everyBlocks < 1) {
            throw new IllegalArgumentException("Snapshots after every (%d) blocks cannot be.".formatted(everyBlocks));
        }
        resume = Set.copyOf(resume);
    }

    /** What becomes of the states that are there. */
    public enum Start {
        /** The run goes on from the newest; states that cannot be used refuse the start. */
        RESUME,
        /** They are renamed and the run begins anew: a person's choice. */
        FRESH
    }

    /** Goes on from the newest snapshot in a folder. */
    public static Checkpoints in(Path folder) {
        return new Checkpoints(folder, DEFAULT_EVERY_BLOCKS, Start.RESUME, Set.of());
    }

    /** The same, with a snapshot after every so many blocks. */
    public Checkpoints every(int blocks) {
        return new Checkpoints(folder, blocks, start, resume);
    }

    /** The same, but with states that begin anew. */
    public Checkpoints fresh() {
        return new Checkpoints(folder, everyBlocks, Start.FRESH, resume);
    }

    /** The same, but these keys go on if they were parked. */
    public Checkpoints resume(Set<Key> keys) {
        return new Checkpoints(folder, everyBlocks, start, keys);
    }
}
