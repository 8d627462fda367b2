package org.millwright.program.server;

import java.util.Map;
import java.util.TreeMap;

/** Counts answers by their status. Any thread. */
public final class Counters {
    private final Map<Integer, Long> byStatus = new TreeMap<>();

    synchronized void answered(int status) {
        byStatus.merge(status, 1L, Long::sum);
    }

    /** How many answers had each status. */
    public synchronized Map<Integer, Long> byStatus() {
        return new TreeMap<>(byStatus);
    }
}
