package org.millwright.program.bench.files;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/**
 * What a piece of work cost.
 *
 * @param seconds by the clock on the wall
 * @param cpuSeconds of all processors together, for machines on which others work too; NaN where the system does not tell
 */
record Spent(double seconds, double cpuSeconds) {
    /** Runs until it is asked. */
    static final class Meter {
        private final long start = System.nanoTime();
        private final long cpuStart = cpu();

        Spent soFar() {
            double cpuSeconds = cpuStart < 0 ? Double.NaN : (cpu() - cpuStart) / 1e9;
            return new Spent((System.nanoTime() - start) / 1e9, cpuSeconds);
        }

        private static long cpu() {
            return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class)
                    .getProcessCpuTime();
        }
    }
}
