package org.millwright.program.api;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.MemoryUsage;

/** What the program itself takes of its machine. */
final class OwnFigures {
    private OwnFigures() {}

    static void tell(Exposition text) {
        MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
        MemoryUsage heap = memory.getHeapMemoryUsage();
        text.gauge("millwright_heap_used_bytes", "Bytes of objects, garbage among them.", heap.getUsed());
        text.gauge("millwright_heap_committed_bytes", "Bytes that the heap has taken.", heap.getCommitted());
        text.gauge(
                "millwright_code_committed_bytes",
                "Bytes that classes and compiled code have taken.",
                memory.getNonHeapMemoryUsage().getCommitted());
        text.gauge(
                "millwright_threads",
                "Threads of the operating system.",
                ManagementFactory.getThreadMXBean().getThreadCount());
    }
}
