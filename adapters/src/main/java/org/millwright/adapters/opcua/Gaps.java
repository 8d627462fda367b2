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
 * Counts what did not come. A machine with a counter tells it exactly: a jump by more than one is that many rows of all its tags. Without
 * one it is estimated from the usual step between two values of a tag. Not for several threads.
 */
final class Gaps {
    private static final int NOBODY = -1;
    private static final double LATE = 1.5;
    private static final double NEWEST = 0.1;

    private final String connection;
    private final List<Point> points;
    private final Consumer<Loss> ledger;
    private final long[] lastTime;
    private final long[] lastBits;
    private final double[] step;
    private final int[] counterOf;
    private final int[] tagsOf;
    private final boolean[] interrupted;
    private final double[] counted;
    private final long[] countedAt;
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
        lastBits = new long[count];
        step = new double[count];
        counterOf = new int[count];
        tagsOf = new int[count];
        interrupted = new boolean[count];
        counted = new double[count];
        countedAt = new long[count];
        Arrays.fill(counted, Double.NaN);
        Arrays.fill(lastTime, Long.MIN_VALUE);
        Arrays.fill(step, usualMicros);
        Map<AssetPath, Integer> counters = new HashMap<>();
        Map<AssetPath, Integer> tags = new HashMap<>();
        for (int i = 0; i < count; i++) {
            tags.merge(points.get(i).asset(), 1, Integer::sum);
            if (counterTag.isPresent() && points.get(i).tag().name().equals(counterTag.get())) {
                counters.put(points.get(i).asset(), i);
            }
        }
        for (int i = 0; i < count; i++) {
            counterOf[i] = counters.getOrDefault(points.get(i).asset(), NOBODY);
            tagsOf[i] = tags.getOrDefault(points.get(i).asset(), 1);
        }
    }

    /** What came before has come: false for the same value again, as a server sends it when a subscription begins. */
    boolean isNew(int point, long time, double value) {
        return lastTime[point] != time || lastBits[point] != Double.doubleToLongBits(value);
    }

    /** Notes a value. */
    void came(int point, long time, double value, boolean overflowed) {
        long before = lastTime[point];
        if (counterOf[point] == point) {
            count(point, time, value);
        }
        if (before != Long.MIN_VALUE) {
            if (counterOf[point] == NOBODY) {
                estimate(point, before, time, overflowed);
            }
            learn(point, time - before);
        }
        interrupted[point] = false;
        lastTime[point] = time;
        lastBits[point] = Double.doubleToLongBits(value);
    }

    /** A counter without a number says nothing; the next number tells what was missed meanwhile. */
    private void count(int point, long time, double value) {
        if (Double.isNaN(value)) {
            return;
        }
        double jump = value - counted[point];
        long before = countedAt[point];
        counted[point] = value;
        countedAt[point] = time;
        if (jump > 1) {
            missed(ofAsset(point), before, time, Math.round(jump - 1) * tagsOf[point], Reason.SOURCE_GAP, true);
        } else if (jump < 0) {
            // The counter began anew, so the device did too: only the time tells.
            missed(ofAsset(point), before, time, missing(point, before, time) * tagsOf[point], Reason.LINK_DOWN, false);
        }
    }

    private List<Integer> ofAsset(int point) {
        AssetPath asset = points.get(point).asset();
        return IntStream.range(0, points.size())
                .filter(one -> points.get(one).asset().equals(asset))
                .boxed()
                .toList();
    }

    private void missed(List<Integer> which, long from, long until, long missing, Reason reason, boolean exact) {
        Hole hole = new Hole(which, from, until, missing, reason, exact);
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
        if (hole.exact() && missing > 0) {
            String what = points.get(hole.points().getFirst()).asset().toString();
            ledger.accept(new Loss(connection, what, hole.from(), hole.until(), hole.reason(), missing, true));
        } else if (!hole.exact()) {
            (hole.reason() == Reason.SOURCE_OVERFLOW ? overflow : down).add(hole.from(), hole.until(), missing);
        }
    }

    private void estimate(int point, long before, long time, boolean overflowed) {
        if (overflowed) {
            long missing = Math.max(1, missing(point, before, time));
            missed(List.of(point), before, time, missing, Reason.SOURCE_OVERFLOW, false);
        } else if (interrupted[point]) {
            missed(List.of(point), before, time, missing(point, before, time), Reason.LINK_DOWN, false);
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
    }

    /** Enters what was estimated since the last time. */
    void enter() {
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
