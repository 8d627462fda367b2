package org.millwright.flow;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Where and how often a runner saves the states of a flow, and what it does with those that it finds.
 *
 * @param folder the folder of one flow's snapshots; one process at a time holds it
 * @param everyBlocks after so many records of all sources the next snapshot is written; each is complete
 * @param start what becomes of the states that are there
 * @param resume parked keys that a person lets go on from now on, with a fresh state
 * @param pace after so much time the next snapshot is written with the next record, however few came
 * @param needed is told, at the start and after each snapshot, the first record of each source that some kept snapshot still needs
 */
public record Checkpoints(
        Path folder, int everyBlocks, Start start, Set<Key> resume, Pace pace, Consumer<Map<String, Long>> needed) {
    private static final int DEFAULT_EVERY_BLOCKS = 10_000;

    public Checkpoints {
        if (everyBlocks < 1) {
            throw new IllegalArgumentException("Snapshots after every (%d) blocks cannot be.".formatted(everyBlocks));
        }
        resume = Set.copyOf(resume);
    }

    /**
     * How much time lies between two snapshots at most, while records come. What comes out of a flow does not depend on it.
     *
     * @param every how much
     * @param clock by which clock
     */
    public record Pace(Duration every, InstantSource clock) {
        /** Time plays no part. */
        public static final Pace NONE = new Pace(Duration.ofSeconds(Long.MAX_VALUE), () -> Instant.EPOCH);
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
        return new Checkpoints(folder, DEFAULT_EVERY_BLOCKS, Start.RESUME, Set.of(), Pace.NONE, positions -> {});
    }

    /** The same, with a snapshot after every so many blocks. */
    public Checkpoints every(int blocks) {
        return new Checkpoints(folder, blocks, start, resume, pace, needed);
    }

    /** The same, but with states that begin anew. */
    public Checkpoints fresh() {
        return new Checkpoints(folder, everyBlocks, Start.FRESH, resume, pace, needed);
    }

    /** The same, but these keys go on if they were parked. */
    public Checkpoints resume(Set<Key> keys) {
        return new Checkpoints(folder, everyBlocks, start, keys, pace, needed);
    }

    /** The same, with a snapshot after so much time as well. */
    public Checkpoints every(Duration time, InstantSource clock) {
        return new Checkpoints(folder, everyBlocks, start, resume, new Pace(time, clock), needed);
    }

    /** The same, but somebody is told which records must be kept for a return to any kept snapshot; a source not named: from 0. */
    public Checkpoints telling(Consumer<Map<String, Long>> positions) {
        return new Checkpoints(folder, everyBlocks, start, resume, pace, positions);
    }
}
