package org.millwright.detect;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.millwright.machine.Tag;

/** A scan of millions of rows leaves nothing for the collector. */
class AllocationTest {
    private static final int HEALTHY = 600;
    private static final int ROWS = 2000;
    private static final int PASSES = 20;
    /** What the measuring itself may cost. */
    private static final long SLACK = 4096;

    @Test
    void aRowCostsNoAllocation() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        assumeTrue(threads.isThreadAllocatedMemorySupported(), "this machine cannot measure allocation");
        double[] mode = IntStream.range(0, ROWS)
                .mapToDouble(row -> Math.floor(row / 100.0) % 2)
                .toArray();
        double[] walk = IntStream.range(0, ROWS).mapToDouble(row -> row / 20.0).toArray();
        Worlds world = Worlds.machine(Worlds.seed(), 20, ROWS)
                .with(new Tag("mode", Tag.UNKNOWN_UNIT, Tag.Kind.STATUS, List.of("run", "idle")), mode)
                .with(Tag.of("walk"), walk)
                .with(Tag.of("constant"), new double[ROWS]);
        Detector detector = world.learn(HEALTHY);
        // Alarms, missing values, blind rows, a pause and an unseen regime take their own ways through the code.
        world.shift(1, 700, 900, 8)
                .lose(2, 1000, 1100)
                .lose(3, 1050, 1060)
                .stick(4, 1200, 1300)
                .pause(1500, 100);
        IntStream.range(0, 10).forEach(c -> world.lose(c, 1600, 1650));
        IntStream.range(1700, 1750).forEach(row -> world.set(row, 20, 9));
        Rows all = world.all();
        double[][] rows = IntStream.range(0, ROWS)
                .mapToObj(row -> all.slice(row, row + 1).flat())
                .toArray(double[][]::new);
        Scan scan = new Scan(detector);
        pass(scan, rows, 0);
        long least = Long.MAX_VALUE;
        for (int pass = 1; pass < PASSES; pass++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            pass(scan, rows, pass);
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        long bytes = least;
        assertTrue(bytes < SLACK, () -> bytes + " bytes for " + ROWS + " rows");
    }

    private static void pass(Scan scan, double[][] rows, int pass) {
        for (int row = 0; row < rows.length; row++) {
            scan.row((long) ((pass * (double) rows.length + row) * Worlds.STEP), rows[row]);
        }
    }
}
