package org.millwright.program.bench;

import java.lang.management.ManagementFactory;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/** Adds up the time that learning and scoring took, over any number of threads. */
public final class Effort {
    private final LongAdder trainNanos = new LongAdder();
    private final LongAdder scoreNanos = new LongAdder();
    private final LongAdder scoreCpuNanos = new LongAdder();
    private final LongAdder values = new LongAdder();

    /** Runs a piece of learning on this thread. */
    public <T> T train(Supplier<T> work) {
        long start = System.nanoTime();
        T result = work.get();
        trainNanos.add(System.nanoTime() - start);
        return result;
    }

    /**
     * Runs a piece of scoring on this thread.
     *
     * @param scored the values (rows × channels) it scores
     */
    public <T> T score(long scored, Supplier<T> work) {
        var threads = ManagementFactory.getThreadMXBean();
        long start = System.nanoTime();
        long cpuStart = threads.getCurrentThreadCpuTime();
        T result = work.get();
        scoreCpuNanos.add(threads.getCurrentThreadCpuTime() - cpuStart);
        scoreNanos.add(System.nanoTime() - start);
        values.add(scored);
        return result;
    }

    double trainSeconds() {
        return trainNanos.sum() / 1e9;
    }

    double scoreSeconds() {
        return scoreNanos.sum() / 1e9;
    }

    long values() {
        return values.sum();
    }

    /** Values per second of processor time; NaN before anything was scored. */
    double valuesPerSecondPerCore() {
        return scoreCpuNanos.sum() == 0 ? Double.NaN : values.sum() / (scoreCpuNanos.sum() / 1e9);
    }
}
