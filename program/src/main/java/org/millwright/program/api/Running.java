package org.millwright.program.api;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import org.millwright.audit.Entry;
import org.millwright.program.server.Counters;
import org.millwright.program.server.Jobs;
import org.millwright.program.server.LiveFeed;

/**
 * What belongs to the program itself and not to the plant.
 *
 * @param version its version
 * @param age when it began, and how long it runs by a real clock: the plant's may run faster
 * @param jobs what goes on
 * @param feed what happens
 * @param counters what was answered
 * @param ledger reads the audit log
 * @param stop ends the program, a little later
 */
public record Running(
        String version, Age age, Jobs jobs, LiveFeed feed, Counters counters, Ledger ledger, Runnable stop) {
    /**
     * How old the program is.
     *
     * @param started when it began
     * @param now the time since then
     */
    public record Age(Instant started, Supplier<Duration> now) {
        /** Of a program that begins now. */
        public static Age beginning() {
            long began = System.nanoTime();
            return new Age(InstantSource.system().instant(), () -> Duration.ofNanos(System.nanoTime() - began));
        }
    }

    /** Reads what was done by whom. */
    @FunctionalInterface
    public interface Ledger {
        /** The newest entries that fit, the newest first. */
        List<Recorded> search(Wanted wanted);
    }

    /**
     * What is looked for.
     *
     * @param who the id of the person; empty for all
     * @param action how the action begins; empty for all
     * @param object what the object holds; empty for all
     * @param from the earliest time
     * @param until the time that is too late
     * @param limit how many at most
     */
    public record Wanted(String who, String action, String object, Instant from, Instant until, int limit) {}

    /**
     * An entry as it stands.
     *
     * @param number its number
     * @param at when
     * @param entry what was said
     */
    public record Recorded(long number, Instant at, Entry entry) {}
}
