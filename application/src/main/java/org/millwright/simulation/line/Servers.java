package org.millwright.simulation.line;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.millwright.simulation.kernel.Kernel;

/** The places of a station in which parts are worked on, as columns, and how many are in each phase. */
final class Servers {
    static final byte FREE = 0;
    static final byte SETUP = 1;
    static final byte WORK = 2;
    /** Ready to begin, but without a place behind. */
    static final byte WAITS = 3;

    static final byte BLOCKED = 4;

    final @Nullable Part[] part;
    final @Nullable Node[] exit;
    final @Nullable Node[] place;
    final byte[] phase;
    final int[] family;
    /** The whole work of the part in hand, without setup. */
    final long[] cycle;
    /** What is left of the present phase. */
    final long[] left;
    /** Since when it runs; −1 while it does not. */
    final long[] from;

    final long[] event;

    private final int[] counts = new int[5];
    private final int[] free;
    private int freeCount;
    private int kept;

    Servers(int count) {
        part = new Part[count];
        exit = new Node[count];
        place = new Node[count];
        phase = new byte[count];
        family = new int[count];
        cycle = new long[count];
        left = new long[count];
        from = new long[count];
        event = new long[count];
        free = new int[count];
        Arrays.fill(from, -1);
        Arrays.fill(event, Kernel.NONE);
        Arrays.fill(family, -1);
        for (int i = 0; i < count; i++) {
            free[i] = count - 1 - i;
        }
        freeCount = count;
        counts[FREE] = count;
    }

    int size() {
        return phase.length;
    }

    int count(byte which) {
        return counts[which];
    }

    void enter(int server, byte next) {
        counts[phase[server]]--;
        counts[next]++;
        phase[server] = next;
    }

    /** Keeps one of the free servers for a part that will come. */
    void keep() {
        kept++;
    }

    /** A server for a part that one was kept for. */
    int occupy() {
        kept--;
        return free[--freeCount];
    }

    /** The server that became free last, for a setup without a part. */
    int seize() {
        return free[--freeCount];
    }

    void release(int server) {
        part[server] = null;
        exit[server] = null;
        place[server] = null;
        enter(server, FREE);
        free[freeCount++] = server;
    }

    boolean hasFree() {
        return freeCount > kept;
    }
}
