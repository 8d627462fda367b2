package org.millwright.simulation.line;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Parts by a small number, for events that carry numbers only. */
final class Parked {
    private @Nullable Part[] parts = new Part[8];
    private int[] free = new int[8];
    private int freeCount;
    private int used;

    int put(Part part) {
        if (freeCount == 0 && used == parts.length) {
            parts = Arrays.copyOf(parts, used * 2);
            free = Arrays.copyOf(free, used * 2);
        }
        int slot = freeCount > 0 ? free[--freeCount] : used++;
        parts[slot] = part;
        return slot;
    }

    Part remove(int slot) {
        Part part = Objects.requireNonNull(parts[slot]);
        parts[slot] = null;
        free[freeCount++] = slot;
        return part;
    }
}
