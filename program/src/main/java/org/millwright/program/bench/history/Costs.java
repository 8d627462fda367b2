package org.millwright.program.bench.history;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** What something costs from its making on. */
final class Costs {
    private final long start = System.nanoTime();
    private final long cpuStart = cpu();

    private static long cpu() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }

    double seconds() {
        return (System.nanoTime() - start) / 1e9;
    }

    /** Of all processors together. */
    double cpuSeconds() {
        return (cpu() - cpuStart) / 1e9;
    }

    /** The processor time that making the rows takes, which is no part of what is measured. */
    static double generation(long seed, long values, boolean wide) {
        BenchData data = new BenchData(seed, wide);
        Costs costs = new Costs();
        long rows = 0;
        for (long done = 0; done < values; done += BenchData.BATCH) {
            rows += data.next().size();
        }
        if (rows == 0) {
            throw new IllegalStateException("No rows were made.");
        }
        return costs.cpuSeconds();
    }

    /** A thing to be timed. */
    interface Call {
        void run();
    }

    /** The median of several calls after some that do not count, in milliseconds. */
    static double median(int calls, Call call) {
        for (int i = 0; i < 3; i++) {
            call.run();
        }
        double[] times = new double[calls];
        for (int i = 0; i < calls; i++) {
            Costs costs = new Costs();
            call.run();
            times[i] = costs.seconds() * 1e3;
        }
        Arrays.sort(times);
        return times[calls / 2];
    }

    /** The largest resident set of this process so far, in units of 10^6 bytes; NaN where the system does not tell. */
    static double peakMegabytes() {
        try {
            return Files.readAllLines(Path.of("/proc/self/status")).stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) * 1024 / 1e6)
                    .findFirst()
                    .orElse(Double.NaN);
        } catch (IOException elsewhere) {
            return Double.NaN;
        }
    }
}
