package org.millwright.plant.world;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Compares a unit with its twin: by how many σ a fault moves each tag, as a mean over ten minutes. */
final class Witness {
    /** Steps of ten minutes. */
    private static final int WINDOW = 60;

    private static final int SNAPSHOTS = 150;
    /** A machine may stand still at one snapshot: its neighbours count too. */
    private static final int NEAR = 2;

    private final double[][] ring;
    private final double[] sum;
    private final long snapshotEvery;
    private final List<float[]> snapshots = new ArrayList<>();
    private final List<Long> snapshotTimes = new ArrayList<>();
    private int steps;
    private long visible = FaultRun.NEVER;

    Witness(int tags, double lifeSeconds) {
        ring = new double[tags][WINDOW];
        sum = new double[tags];
        snapshotEvery = Math.max(1, Math.round(lifeSeconds / SNAPSHOTS / 10));
    }

    /** Adds the difference of one tag in σ at the present step. */
    void add(int tag, double sigmas) {
        int at = steps % WINDOW;
        sum[tag] += sigmas - ring[tag][at];
        ring[tag][at] = sigmas;
    }

    /** Ends the step. */
    void step(long seconds) {
        steps++;
        if (visible == FaultRun.NEVER && steps >= WINDOW && largest() > 1) {
            visible = seconds;
        }
        if (steps % snapshotEvery == 0) {
            float[] now = new float[sum.length];
            for (int tag = 0; tag < sum.length; tag++) {
                now[tag] = (float) (sum[tag] / WINDOW);
            }
            snapshots.add(now);
            snapshotTimes.add(seconds);
        }
    }

    long visible() {
        return visible;
    }

    /** Whether a tag is off by more than one σ at present. */
    boolean moved(int tag) {
        return Math.abs(sum[tag]) / WINDOW > 1;
    }

    /** By how many σ a tag is off at present. */
    double ratio(int tag) {
        return sum[tag] / WINDOW;
    }

    /** Up to four tags by their difference when a quarter of the time from visible to the end had passed. */
    List<Integer> roots(long end) {
        if (visible == FaultRun.NEVER || snapshots.isEmpty()) {
            return List.of();
        }
        double[] size = at(visible + (end - visible) / 4);
        return IntStream.range(0, size.length)
                .boxed()
                .filter(tag -> size[tag] > 0.5)
                .sorted(Comparator.comparingDouble((Integer tag) -> -size[tag]))
                .limit(4)
                .toList();
    }

    private double[] at(long seconds) {
        int best = 0;
        while (best + 1 < snapshotTimes.size() && snapshotTimes.get(best) < seconds) {
            best++;
        }
        double[] size = new double[sum.length];
        for (int near = Math.max(0, best - NEAR); near <= Math.min(snapshots.size() - 1, best + NEAR); near++) {
            for (int tag = 0; tag < size.length; tag++) {
                size[tag] = Math.max(size[tag], Math.abs(snapshots.get(near)[tag]));
            }
        }
        return size;
    }

    private double largest() {
        double largest = 0;
        for (double one : sum) {
            largest = Math.max(largest, Math.abs(one) / WINDOW);
        }
        return largest;
    }
}
