package org.millwright.program.bench.flow;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.millwright.flow.Checkpoints;
import org.millwright.flow.Flow;
import org.millwright.flow.Output;
import org.millwright.flow.Runner;
import org.millwright.flow.Sink;

/**
 * What the runner costs beside a bare loop that does the same arithmetic on the same blocks, in processor time, in turn, the median of
 * some rounds. The bare loop keeps its states in a list, orders nothing, saves nothing and cannot go on after a crash.
 */
final class CostPart {
    private static final int KEYS = 200;
    private static final int TAGS = 50;
    private static final int ROUNDS = 5;

    private final long seed;
    private final int rowsPerBlock;
    private final long records;
    private final Duration lateness;

    /**
     * @param rowsPerBlock rows of each record
     * @param records how many records a round takes
     * @param lateness how long rows wait to be put in order; the bare loop waits for none
     */
    CostPart(long seed, int rowsPerBlock, long records, Duration lateness) {
        this.seed = seed;
        this.rowsPerBlock = rowsPerBlock;
        this.records = records;
        this.lateness = lateness;
    }

    void run(Map<String, Object> figures, String suffix) {
        KeyedBlocks blocks = new KeyedBlocks(seed, KEYS, TAGS, rowsPerBlock, records);
        double[] bare = new double[ROUNDS];
        double[] ours = new double[ROUNDS];
        long snapshots = 0;
        for (int round = -1; round < ROUNDS; round++) {
            double bareSeconds = cpu(() -> bare(blocks));
            long[] written = new long[1];
            double ourSeconds = cpu(() -> written[0] = runner(blocks));
            if (round >= 0) {
                bare[round] = bareSeconds;
                ours[round] = ourSeconds;
                snapshots += written[0];
            }
        }
        double[] ratios = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            ratios[round] = ours[round] / bare[round];
        }
        figures.put("cpu_ratio_vs_bare_loop" + suffix, median(ratios));
        figures.put("cpu_ratio_spread" + suffix, spread(ratios));
        figures.put("records_per_cpu_s" + suffix, blocks.rows() / median(ours));
        figures.put("blocks_per_cpu_s" + suffix, blocks.records() / median(ours));
        figures.put("snapshots" + suffix, snapshots);
    }

    private static double cpu(LongSupplier work) {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        long before = system.getProcessCpuTime();
        long result = work.getAsLong();
        if (result < 0) {
            throw new IllegalStateException("A run of the measurement made (%d).".formatted(result));
        }
        return (system.getProcessCpuTime() - before) / 1e9;
    }

    /** The loop that somebody would write by hand. */
    private static long bare(KeyedBlocks blocks) {
        Ewma step = new Ewma(TAGS);
        List<Ewma.State> states = blocks.keys().stream().map(step::fresh).toList();
        long told = 0;
        for (long record = 0; record < blocks.records(); record++) {
            told += states.get(blocks.keyOf(record)).take(blocks.block(record)) ? 1 : 0;
        }
        return told;
    }

    /** How many snapshots were written. */
    private long runner(KeyedBlocks blocks) {
        Path folder = Folders.fresh();
        try {
            Flow flow = Flow.of("cost", 1, lateness).then(new Ewma(TAGS));
            Checkpoints checkpoints = Checkpoints.in(folder)
                    .every(Integer.MAX_VALUE)
                    .every(Duration.ofSeconds(10), InstantSource.system());
            try (Runner runner = Runner.local(checkpoints, Runtime.getRuntime().availableProcessors())) {
                return runner.run(flow, List.of(blocks), new Nowhere()).snapshots();
            }
        } finally {
            Folders.delete(folder);
        }
    }

    /** Outputs are told and forgotten. */
    private static final class Nowhere implements Sink {
        @Override
        public void put(Output output) {}
    }

    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static double spread(double[] values) {
        return Arrays.stream(values).max().orElse(0)
                - Arrays.stream(values).min().orElse(0);
    }
}
