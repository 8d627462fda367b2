package org.millwright.program.bench.flow;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.millwright.flow.Checkpoints;
import org.millwright.flow.Flow;
import org.millwright.flow.Key;
import org.millwright.flow.Output;
import org.millwright.flow.Runner;
import org.millwright.flow.Sink;
import org.millwright.flow.Source;
import org.millwright.machine.Block;

/** How long a source stands still for a snapshot of many keys, and how soon such a flow is at work again after a start. */
final class PausePart {
    private static final int KEYS = 10_000;
    private static final int TAGS = 4;
    private static final int SNAPSHOTS = 20;

    private final long seed;
    private final int keys;

    PausePart(long seed) {
        this(seed, KEYS);
    }

    PausePart(long seed, int keys) {
        this.seed = seed;
        this.keys = keys;
    }

    void run(Map<String, Object> figures) {
        Path folder = Folders.fresh();
        try {
            double[] pauses = pauses(folder);
            Arrays.sort(pauses);
            figures.put("checkpoint_pause_ms_p99", pauses[(int) Math.ceil(0.99 * pauses.length) - 1]);
            figures.put("checkpoint_pause_ms_median", pauses[pauses.length / 2]);
            figures.put("checkpoint_keys", keys);
            figures.put("recovery_s", recovery(folder));
        } finally {
            Folders.delete(folder);
        }
    }

    /** The source's calls in which a snapshot was made: what it stands still, the writing included. */
    private double[] pauses(Path folder) {
        AtomicLong made = new AtomicLong();
        Checkpoints checkpoints = Checkpoints.in(folder).every(keys).telling(positions -> made.incrementAndGet());
        Stopwatch source = new Stopwatch(new KeyedBlocks(seed, keys, TAGS, 1, (long) keys * SNAPSHOTS), made);
        run(checkpoints, source);
        double[] warm = source.pauses();
        return Arrays.copyOfRange(warm, Math.min(2, warm.length - 1), warm.length);
    }

    /** From the start of a run to the first record that it takes. */
    private double recovery(Path folder) {
        long[] first = new long[1];
        KeyedBlocks more = new KeyedBlocks(seed, keys, TAGS, 1, (long) keys * SNAPSHOTS + 1);
        long start = System.nanoTime();
        run(Checkpoints.in(folder).every(Integer.MAX_VALUE), new Source() {
            @Override
            public String name() {
                return more.name();
            }

            @Override
            public void read(long from, Feed feed) {
                more.read(from, feed);
                first[0] = System.nanoTime();
            }
        });
        return (first[0] - start) / 1e9;
    }

    private static void run(Checkpoints checkpoints, Source source) {
        Flow flow = Flow.of("pause", 1, Duration.ZERO).then(new Ewma(TAGS));
        try (Runner runner = Runner.local(checkpoints, Runtime.getRuntime().availableProcessors())) {
            runner.run(flow, List.of(source), new Sink() {
                @Override
                public void put(Output output) {}
            });
        }
    }

    /** Measures the calls in which a snapshot was made. */
    private static final class Stopwatch implements Source {
        private final KeyedBlocks blocks;
        private final AtomicLong snapshots;
        private final double[] pauses = new double[SNAPSHOTS];
        private int count;

        Stopwatch(KeyedBlocks blocks, AtomicLong snapshots) {
            this.blocks = blocks;
            this.snapshots = snapshots;
        }

        double[] pauses() {
            return Arrays.copyOf(pauses, count);
        }

        @Override
        public String name() {
            return blocks.name();
        }

        @Override
        public void read(long from, Feed feed) {
            blocks.read(from, new Feed() {
                @Override
                public boolean block(long sequence, Key key, Block block) {
                    long before = snapshots.get();
                    long start = System.nanoTime();
                    boolean taken = feed.block(sequence, key, block);
                    if (snapshots.get() > before && count < pauses.length) {
                        pauses[count++] = (System.nanoTime() - start) / 1e6;
                    }
                    return taken;
                }

                @Override
                public boolean tick(long sequence, Key key, long eventMicros) {
                    return feed.tick(sequence, key, eventMicros);
                }
            });
        }
    }
}
