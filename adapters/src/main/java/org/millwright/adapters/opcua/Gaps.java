package org.millwright.adapters.opcua;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.millwright.machine.AssetPath;
import org.millwright.machine.connect.Loss;
import org.millwright.machine.connect.Loss.Reason;
import org.millwright.machine.connect.Point;

/**
 * Counts what did not come. A machine with a counter tells it exactly, see {@link Counters}. Without one it is estimated from the usual
 * step between two values of a tag. Not for several threads.
 */
final class Gaps {
    private static final double LATE = 1.5;
    private static final double NEWEST = 0.1;
    /** So many values of a tag are known again: subscriptions that overlap while one replaces the other send some twice. */
    private static final int KNOWN = 8;

    private final String connection;
    private final List<Point> points;
    private final Consumer<Loss> ledger;
    private final long[] lastTime;
    private final long[] recentTimes;
    private final long[] recentBits;
    private final int[] recent;
    private final double[] step;
    private final int[] tagsOf;
    private final boolean[] interrupted;
    private final Counters counters;
    private final List<Hole> holes = new ArrayList<>();
    private boolean deferring;
    private final Estimate down = new Estimate();
    private final Estimate overflow = new Estimate();

    /**
     * A time of which something is missing.
     *
     * @param points the positions of the tags
     * @param from when the last value before it was
     * @param until when the first value after it was
     * @param missing how many values are missing in all
     * @param reason why
     * @param exact true if they were counted
     */
    record Hole(List<Integer> points, long from, long until, long missing, Reason reason, boolean exact) {}

    Gaps(
            String connection,
            List<Point> points,
            Optional<String> counterTag,
            double usualMicros,
            Consumer<Loss> ledger) {
        this.connection = connection;
        this.points = points;
        this.ledger = ledger;
        int count = points.size();
        lastTime = new long[count];
        recentTimes = new long[count * KNOWN];
        recentBits = new long[count * KNOWN];
        recent = new int[count];
        step = new double[count];
        tagsOf = new int[count];
        interrupted = new boolean[count];
        counters = new Counters(connection, points, counterTag, ledger, this::counted);
        Arrays.fill(lastTime, Long.MIN_VALUE);
        Arrays.fill(recentTimes, Long.MIN_VALUE);
        Arrays.fill(step, usualMicros);
        Map<AssetPath, Integer> tags = new HashMap<>();
        points.forEach(point -> tags.merge(point.asset(), 1, Integer::sum));
        Arrays.setAll(tagsOf, point -> tags.getOrDefault(points.get(point).asset(), 1));
    }

    /** What came before has come: false for the same value again, as a server sends it when a subscription begins. */
    boolean isNew(int point, long time, double value) {
        if (time > lastTime[point]) {
            return true;
        }
        long bits = Double.doubleToLongBits(value);
        for (int at = point * KNOWN; at < (point + 1) * KNOWN; at++) {
            if (recentTimes[at] == time && recentBits[at] == bits) {
                return false;
            }
        }
        return true;
    }

    /** Notes a value. */
    void came(int point, long time, double value, boolean overflowed) {
        long before = lastTime[point];
        boolean counted = counters.counts(point);
        if (counted && overflowed) {
            counters.interrupted(point);
        }
        if (counted && counters.came(point, time, value)) {
            // The counter began anew, so the device did too: only the time tells.
            missed(ofAsset(point), before, time, missing(point, before, time) * tagsOf[point], Reason.LINK_DOWN);
        }
        if (before != Long.MIN_VALUE) {
            if (!counted) {
                estimate(point, before, time, overflowed);
            }
            learn(point, time - before);
        }
        interrupted[point] = false;
        lastTime[point] = time;
        int at = point * KNOWN + recent[point];
        recentTimes[at] = time;
        recentBits[at] = Double.doubleToLongBits(value);
        recent[point] = (recent[point] + 1) % KNOWN;
    }

    /** A counter tells what a tag misses; false where nobody is going to ask the server's history for it. */
    private boolean counted(int point, long after, long before, long values) {
        if (deferring) {
            holes.add(new Hole(List.of(point), after, before, values, Reason.SOURCE_GAP, true));
        }
        return deferring;
    }

    private List<Integer> ofAsset(int point) {
        AssetPath asset = points.get(point).asset();
        return IntStream.range(0, points.size())
                .filter(one -> points.get(one).asset().equals(asset))
                .boxed()
                .toList();
    }

    private void missed(List<Integer> which, long from, long until, long missing, Reason reason) {
        Hole hole = new Hole(which, from, until, missing, reason, false);
        if (deferring && missing > 0) {
            holes.add(hole);
        } else {
            settle(hole, 0);
        }
    }

    /** From now on holes wait for whoever may fill them; what is not asked for any more is entered. */
    void defer(boolean wanted) {
        deferring = wanted;
        if (!wanted) {
            holes().forEach(hole -> settle(hole, 0));
        }
    }

    /** The holes that wait; each has to be settled. */
    List<Hole> holes() {
        List<Hole> waiting = List.copyOf(holes);
        holes.clear();
        return waiting;
    }

    /** Enters what is missing after all. */
    void settle(Hole hole, long filled) {
        long missing = Math.max(0, hole.missing() - filled);
        if (hole.exact()) {
            counters.lost(hole.points().getFirst(), hole.from(), hole.until(), missing);
        } else {
            (hole.reason() == Reason.SOURCE_OVERFLOW ? overflow : down).add(hole.from(), hole.until(), missing);
        }
    }

    private void estimate(int point, long before, long time, boolean overflowed) {
        if (overflowed) {
            long missing = Math.max(1, missing(point, before, time));
            missed(List.of(point), before, time, missing, Reason.SOURCE_OVERFLOW);
        } else if (interrupted[point]) {
            missed(List.of(point), before, time, missing(point, before, time), Reason.LINK_DOWN);
        }
    }

    private long missing(int point, long before, long time) {
        return time - before > LATE * step[point] ? Math.max(0, Math.round((time - before) / step[point]) - 1) : 0;
    }

    private void learn(int point, long micros) {
        if (micros > 0 && !interrupted[point]) {
            step[point] += NEWEST * (micros - step[point]);
        }
    }

    /** From here on a gap is the link's fault. */
    void interrupted() {
        Arrays.fill(interrupted, true);
        counters.interrupted();
    }

    /** Enters what was estimated since the last time. */
    void enter() {
        counters.enter();
        down.enter(Reason.LINK_DOWN);
        overflow.enter(Reason.SOURCE_OVERFLOW);
    }

    /** Many tags miss something at once; one entry says it for all. */
    private final class Estimate {
        private long from = Long.MAX_VALUE;
        private long until = Long.MIN_VALUE;
        private long values;

        void add(long after, long before, long missing) {
            if (missing > 0) {
                from = Math.min(from, after);
                until = Math.max(until, before);
                values += missing;
            }
        }

        void enter(Reason reason) {
            if (values > 0) {
                ledger.accept(new Loss(connection, "", from, until, reason, values, false));
                from = Long.MAX_VALUE;
                until = Long.MIN_VALUE;
                values = 0;
            }
        }
    }
}
