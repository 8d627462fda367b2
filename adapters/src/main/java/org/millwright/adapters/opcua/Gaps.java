package org.millwright.adapters.opcua;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
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
    private final Estimate down = new Estimate();
    private final Estimate overflow = new Estimate();

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
            ledger.accept(new Loss(
                    connection,
                    points.get(point).asset().toString(),
                    before,
                    time,
                    Reason.SOURCE_GAP,
                    Math.round(jump - 1) * tagsOf[point],
                    true));
        } else if (jump < 0) {
            // The counter began anew, so the device did too: only the time tells.
            down.add(before, time, missing(point, before, time) * tagsOf[point]);
        }
    }

    private void estimate(int point, long before, long time, boolean overflowed) {
        if (overflowed) {
            overflow.add(before, time, Math.max(1, missing(point, before, time)));
        } else if (interrupted[point]) {
            down.add(before, time, missing(point, before, time));
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
