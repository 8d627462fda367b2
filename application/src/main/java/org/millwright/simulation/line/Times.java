package org.millwright.simulation.line;

import org.millwright.simulation.kernel.Kernel;

/** How long a station has been doing what, exactly: the sums of all add up to the time since counting began. */
public final class Times {
    private static final Doing[] ALL = Doing.values();

    private final Kernel kernel;
    private final long[] sums = new long[ALL.length];
    private Doing doing = Doing.STARVED;
    private int index;
    private long since;
    private long from;

    Times(Kernel kernel) {
        this.kernel = kernel;
    }

    Doing doing() {
        return doing;
    }

    void enter(Doing next) {
        if (next == doing) {
            return;
        }
        settle();
        doing = next;
        index = 0;
        while (ALL[index] != next) {
            index++;
        }
    }

    private void settle() {
        long now = kernel.now();
        sums[index] += now - since;
        since = now;
    }

    /** The ticks spent so since counting began. */
    public long ticks(Doing what) {
        settle();
        int i = 0;
        while (ALL[i] != what) {
            i++;
        }
        return sums[i];
    }

    /** The share of time spent so since counting began; all shares add up to 1. */
    public double share(Doing what) {
        return (double) ticks(what) / (kernel.now() - from);
    }

    void reset() {
        settle();
        java.util.Arrays.fill(sums, 0);
        from = since;
    }
}
