package org.millwright.simulation.kernel;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What is planned, as a heap with four children a node in parallel arrays, ordered by (time, priority, sequence). A slot holds an event; the
 * heap holds slots, and each slot knows its place in the heap, so that an event can be moved or cancelled in O(log n). A handle is
 * the slot and its generation: a handle of an event that is over is refused and never touches another event.
 */
final class EventList {
    private static final int FIRST = 64;
    private static final int SEQUENCE_BITS = 48;

    /** Priorities are kept around zero, so that signed numbers compare rightly. */
    private static final int HALF = 0x8000;

    private long[] time = new long[FIRST];
    private long[] order = new long[FIRST];
    private int[] slotAt = new int[FIRST];
    private int size;

    private @Nullable Element[] element = new Element[FIRST];
    private int[] kind = new int[FIRST];
    private long[] argument = new long[FIRST];
    private int[] generation = new int[FIRST];
    private int[] place = new int[FIRST];
    private int[] free = new int[FIRST];
    private int freeCount;
    private int slots;
    private long sequence;

    int size() {
        return size;
    }

    long firstTime() {
        return size == 0 ? Ticks.NEVER : time[0];
    }

    /** Plans an event and gives its handle. */
    long add(long at, int priority, Element who, int what, long with) {
        int slot = freeCount > 0 ? free[--freeCount] : fresh();
        element[slot] = who;
        kind[slot] = what;
        argument[slot] = with;
        if (size == time.length) {
            growHeap();
        }
        up(size++, at, order(priority), slot);
        return (long) generation[slot] << 32 | slot;
    }

    private long order(int priority) {
        return (long) (priority - HALF) << SEQUENCE_BITS | sequence++;
    }

    private int fresh() {
        if (slots == kind.length) {
            int wider = slots * 2;
            element = Arrays.copyOf(element, wider);
            kind = Arrays.copyOf(kind, wider);
            argument = Arrays.copyOf(argument, wider);
            generation = Arrays.copyOf(generation, wider);
            place = Arrays.copyOf(place, wider);
            free = Arrays.copyOf(free, wider);
        }
        return slots++;
    }

    private void growHeap() {
        time = Arrays.copyOf(time, size * 2);
        order = Arrays.copyOf(order, size * 2);
        slotAt = Arrays.copyOf(slotAt, size * 2);
    }

    /** The slot of the first event, taken out of the heap; read it, then {@link #release} it. */
    int take() {
        int slot = slotAt[0];
        removeAt(0);
        return slot;
    }

    @Nullable
    Element element(int slot) {
        return element[slot];
    }

    int kind(int slot) {
        return kind[slot];
    }

    long argument(int slot) {
        return argument[slot];
    }

    /** From now on the handle of this event is refused, and the slot may serve another. */
    void release(int slot) {
        element[slot] = null;
        generation[slot] = generation[slot] + 1 & Integer.MAX_VALUE;
        free[freeCount++] = slot;
    }

    /** The slot of a living event; -1 if it is over. */
    private int slotOf(long handle) {
        int slot = (int) handle;
        boolean alive = handle >= 0
                && slot >= 0
                && slot < slots
                && generation[slot] == (int) (handle >>> 32)
                && element[slot] != null;
        return alive ? slot : -1;
    }

    boolean holds(long handle) {
        return slotOf(handle) >= 0;
    }

    boolean cancel(long handle) {
        int slot = slotOf(handle);
        if (slot < 0) {
            return false;
        }
        removeAt(place[slot]);
        release(slot);
        return true;
    }

    /** Moves the event to another time; among events of that time and its priority it is the last. */
    boolean move(long handle, long at) {
        int slot = slotOf(handle);
        if (slot < 0) {
            return false;
        }
        int where = place[slot];
        settle(where, at, order((int) (order[where] >> SEQUENCE_BITS) + HALF), slot);
        return true;
    }

    private void removeAt(int where) {
        int last = --size;
        if (where != last) {
            settle(where, time[last], order[last], slotAt[last]);
        }
    }

    private void settle(int where, long at, long rank, int slot) {
        if (where > 0 && before(at, rank, (where - 1) >> 2)) {
            up(where, at, rank, slot);
        } else {
            down(where, at, rank, slot);
        }
    }

    private boolean before(long at, long rank, int other) {
        return at < time[other] || (at == time[other] && rank < order[other]);
    }

    private void up(int from, long at, long rank, int slot) {
        int hole = from;
        while (hole > 0) {
            int parent = (hole - 1) >> 2;
            if (!before(at, rank, parent)) {
                break;
            }
            copy(parent, hole);
            hole = parent;
        }
        put(hole, at, rank, slot);
    }

    private void down(int from, long at, long rank, int slot) {
        int hole = from;
        while (true) {
            int child = 4 * hole + 1;
            if (child >= size) {
                break;
            }
            int least = least(child, Math.min(child + 4, size));
            if (before(at, rank, least)) {
                break;
            }
            copy(least, hole);
            hole = least;
        }
        put(hole, at, rank, slot);
    }

    private int least(int from, int to) {
        int least = from;
        for (int i = from + 1; i < to; i++) {
            if (time[i] < time[least] || (time[i] == time[least] && order[i] < order[least])) {
                least = i;
            }
        }
        return least;
    }

    private void copy(int from, int to) {
        put(to, time[from], order[from], slotAt[from]);
    }

    private void put(int where, long at, long rank, int slot) {
        time[where] = at;
        order[where] = rank;
        slotAt[where] = slot;
        place[slot] = where;
    }
}
