package org.millwright.adapters.opcua;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.millwright.machine.AssetPath;
import org.millwright.machine.connect.Loss;
import org.millwright.machine.connect.Loss.Reason;
import org.millwright.machine.connect.Point;

/**
 * Counts by a machine's own counter what did not come of each of its tags. A value has the number that the counter had at its time. What
 * lies between two numbers of a tag and was not received is missing, to the value: also where a cut took the last rows of some tags and
 * not of others. A tag that says less than the counter without any jump or interruption is a slow one, and misses nothing. Not for
 * several threads.
 */
final class Counters {
    private static final int KEPT = 512;
    private static final long UNKNOWN = Long.MIN_VALUE;

    private final String connection;
    private final Consumer<Loss> ledger;
    private final List<Machine> all;
    private final Deferral deferral;
    private final @Nullable Machine[] machines;
    private final Known[] known;

    /** Asked with what a tag misses: true if it is seen to, so that it does not count as lost yet. */
    @FunctionalInterface
    interface Deferral {
        boolean takes(int point, long after, long before, long values);
    }

    /** What is known of one tag. */
    private static final class Known {
        /** The number of the last value whose number is known. */
        private long number = UNKNOWN;

        private long time;
        /** The time of the last value. */
        private long latest;
        /** Values since then whose number is not known yet. */
        private int unnumbered;

        /** How often the counter had jumped when the last known, and when the latest value came. */
        private int jumps;

        private int latestJumps;
        /** True if there was an interruption before one of the values without a number. */
        private boolean doubtful;
        /** True if there was one after the latest value. */
        private boolean interrupted;

        private void forget() {
            number = UNKNOWN;
            unnumbered = 0;
            doubtful = false;
            interrupted = false;
        }
    }

    Counters(
            String connection,
            List<Point> points,
            Optional<String> counterTag,
            Consumer<Loss> ledger,
            Deferral deferral) {
        this.connection = connection;
        this.ledger = ledger;
        this.deferral = deferral;
        Map<AssetPath, Machine> counted = new HashMap<>();
        for (int i = 0; i < points.size(); i++) {
            if (counterTag.isPresent() && points.get(i).tag().name().equals(counterTag.get())) {
                counted.put(
                        points.get(i).asset(), new Machine(points.get(i).asset().toString(), i));
            }
        }
        all = List.copyOf(counted.values());
        machines = points.stream().map(point -> counted.get(point.asset())).toArray(Machine[]::new);
        known = points.stream().map(point -> new Known()).toArray(Known[]::new);
    }

    /** True if the machine of a point counts. */
    boolean counts(int point) {
        return machines[point] != null;
    }

    /**
     * Notes a value of a machine that counts.
     *
     * @return true if the counter began anew, so that only the time tells what is missing
     */
    boolean came(int point, long time, double value) {
        Machine machine = machines[point];
        if (machine == null) {
            return false;
        }
        boolean anew = machine.counter == point && !Double.isNaN(value) && machine.counted(time, Math.round(value));
        if (anew) {
            for (int other = 0; other < machines.length; other++) {
                if (machines[other] == machine) {
                    known[other].forget();
                }
            }
        }
        Known tag = known[point];
        if (tag.unnumbered > 0) {
            settle(point, tag.latest, tag.unnumbered - 1, tag.latestJumps);
        }
        tag.doubtful |= tag.interrupted;
        tag.interrupted = false;
        if (!settle(point, time, tag.unnumbered, machine.jumps)) {
            tag.unnumbered++;
        }
        tag.latest = time;
        tag.latestJumps = machine.jumps;
        return anew;
    }

    /** If the number of a value is known, so is what is missing before it, of which some were received. */
    private boolean settle(int point, long time, int received, int jumps) {
        Machine machine = Objects.requireNonNull(machines[point]);
        Known tag = known[point];
        long number = machine.number(time);
        if (number == UNKNOWN) {
            return false;
        }
        if (tag.number != UNKNOWN && (tag.doubtful || tag.jumps != jumps)) {
            long missing = number - tag.number - 1 - received;
            // A hole in which something came cannot be filled from a history: what came would come twice.
            if (missing > 0 && (received > 0 || !deferral.takes(point, tag.time, time, missing))) {
                machine.lost(tag.time, time, missing);
            }
        }
        tag.number = number;
        tag.time = time;
        tag.unnumbered = 0;
        tag.jumps = jumps;
        tag.doubtful = false;
        return true;
    }

    /** A tag misses values between two times, and nobody has them. */
    void lost(int point, long after, long before, long values) {
        Machine machine = machines[point];
        if (machine != null) {
            machine.lost(after, before, values);
        }
    }

    /** From here on every gap is a loss. */
    void interrupted() {
        for (Known tag : known) {
            tag.interrupted = true;
        }
    }

    /** The source's queue of a tag was full: the gap before its next value is a loss. */
    void interrupted(int point) {
        known[point].interrupted = true;
    }

    /** Enters what is missing since the last time, one entry a machine. */
    void enter() {
        for (Machine machine : all) {
            if (machine.missing > 0) {
                ledger.accept(new Loss(
                        connection,
                        machine.name,
                        machine.from,
                        machine.until,
                        Reason.SOURCE_GAP,
                        machine.missing,
                        true));
                machine.missing = 0;
                machine.from = Long.MAX_VALUE;
                machine.until = UNKNOWN;
            }
        }
    }

    /** The newest numbers of one counter with their times. */
    private static final class Machine {
        private final String name;
        private final int counter;
        private final long[] times = new long[KEPT];
        private final long[] numbers = new long[KEPT];
        private int next;
        private long newest = UNKNOWN;
        private int jumps;
        private long missing;
        private long from = Long.MAX_VALUE;
        private long until = UNKNOWN;

        Machine(String name, int counter) {
            this.name = name;
            this.counter = counter;
            Arrays.fill(times, UNKNOWN);
        }

        /** Takes a number; true if it is below the one before. */
        boolean counted(long time, long number) {
            boolean anew = newest != UNKNOWN && number < newest;
            if (anew) {
                Arrays.fill(times, UNKNOWN);
            } else if (newest != UNKNOWN && number > newest + 1) {
                jumps++;
            }
            times[next] = time;
            numbers[next] = number;
            next = (next + 1) % KEPT;
            newest = number;
            return anew;
        }

        /** The number at a time; the newest are the ones that are asked for. */
        long number(long time) {
            for (int back = 1; back <= KEPT; back++) {
                int at = (next - back + KEPT) % KEPT;
                if (times[at] == time) {
                    return numbers[at];
                }
                if (times[at] < time) {
                    return UNKNOWN;
                }
            }
            return UNKNOWN;
        }

        void lost(long after, long before, long values) {
            if (values > 0) {
                missing += values;
                from = Math.min(from, after);
                until = Math.max(until, before);
            }
        }
    }
}
