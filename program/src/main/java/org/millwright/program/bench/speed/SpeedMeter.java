package org.millwright.program.bench.speed;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import org.millwright.machine.Block;

/** Lets one detector score the same rows over and over on this thread, and takes the time. For one thread. */
public final class SpeedMeter {
    private static final int SLICE = 1_024;
    private static final int SINGLE_ROWS = 50_000;

    private final double warmUpSeconds;
    private final double measuredSeconds;
    private double checksum;

    /**
     * @param warmUpSeconds how long it runs before anything is measured
     * @param measuredSeconds how long it is measured
     */
    public SpeedMeter(double warmUpSeconds, double measuredSeconds) {
        this.warmUpSeconds = warmUpSeconds;
        this.measuredSeconds = measuredSeconds;
    }

    /**
     * What was measured.
     *
     * @param valuesPerSecond values (rows × channels) per second of processor time
     * @param bytesPerRow bytes allocated per row, to a thousandth: the virtual machine itself allocates a little now and then
     * @param microsPerRowP99 of rows handed over one by one, the time that 99 % of them stay below, in microseconds
     */
    public record Speed(double valuesPerSecond, double bytesPerRow, double microsPerRowP99) {}

    /** Measures a detector that has learned. */
    public Speed measure(SpeedSubject.Scoring scoring, Block rows) {
        run(scoring, rows, warmUpSeconds);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long bytesBefore = threads.getCurrentThreadAllocatedBytes();
        long bytesOfAsking = threads.getCurrentThreadAllocatedBytes() - bytesBefore;
        bytesBefore = threads.getCurrentThreadAllocatedBytes();
        long cpuBefore = threads.getCurrentThreadCpuTime();
        long scored = run(scoring, rows, measuredSeconds);
        double cpuSeconds = (threads.getCurrentThreadCpuTime() - cpuBefore) / 1e9;
        long bytes = threads.getCurrentThreadAllocatedBytes() - bytesBefore - bytesOfAsking;
        return new Speed(
                scored * (double) rows.tags().size() / cpuSeconds,
                Math.rint(1_000.0 * Math.max(0, bytes) / scored) / 1_000,
                slowest(scoring, rows));
    }

    /** The sum of all that was scored: nothing was left out. */
    public double checksum() {
        return checksum;
    }

    /** Scores for some time; returns the number of rows. */
    private long run(SpeedSubject.Scoring scoring, Block rows, double seconds) {
        long end = System.nanoTime() + (long) (seconds * 1e9);
        long scored = 0;
        int from = 0;
        do {
            int until = Math.min(rows.rows(), from + SLICE);
            checksum += scoring.score(rows, from, until);
            scored += until - from;
            from = until == rows.rows() ? 0 : until;
        } while (System.nanoTime() < end);
        return scored;
    }

    private double slowest(SpeedSubject.Scoring scoring, Block rows) {
        long[] nanos = new long[Math.min(SINGLE_ROWS, rows.rows())];
        for (int row = 0; row < nanos.length; row++) {
            long start = System.nanoTime();
            checksum += scoring.score(rows, row, row + 1);
            nanos[row] = System.nanoTime() - start;
        }
        Arrays.sort(nanos);
        return nanos[(int) (0.99 * (nanos.length - 1))] / 1e3;
    }
}
