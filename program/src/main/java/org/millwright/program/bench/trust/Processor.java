package org.millwright.program.bench.trust;

import java.lang.management.ManagementFactory;

/** The time that this thread had a processor: what a task costs on one core, whatever else the machine does. */
final class Processor {
    private Processor() {}

    static long nanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
