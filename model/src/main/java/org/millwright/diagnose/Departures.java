package org.millwright.diagnose;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.millwright.detect.Explanation;
import org.millwright.machine.Tag;

/**
 * Which judged tags left their own limits, and when: two of three rows outside, counted from the first of them. A tag whose level wanders
 * has no fixed limits to leave.
 */
final class Departures {
    /** Rows before the beginning of an episode that are looked at: a tag may leave before all together are noticed. */
    static final int BEFORE = 32;

    private static final long NEVER = Long.MIN_VALUE;

    private final long[] left;
    private final boolean[] above;
    private final long[] firstOutside;
    private final byte[] outside;

    Departures(int tags) {
        left = new long[tags];
        above = new boolean[tags];
        firstOutside = new long[tags];
        outside = new byte[tags];
        forget();
    }

    void forget() {
        java.util.Arrays.fill(left, NEVER);
        java.util.Arrays.fill(outside, (byte) 0);
    }

    void add(double[] raw, long timeMicros, Explanation limits) {
        for (int tag = 0; tag < left.length; tag++) {
            if (left[tag] != NEVER || !limits.judged(tag)) {
                continue;
            }
            boolean now = raw[tag] > limits.high(tag) || raw[tag] < limits.low(tag);
            if (now && (outside[tag] & 3) == 0) {
                firstOutside[tag] = timeMicros;
            }
            outside[tag] = (byte) ((outside[tag] << 1 | (now ? 1 : 0)) & 7);
            if (now && Integer.bitCount(outside[tag]) >= 2) {
                left[tag] = firstOutside[tag];
                above[tag] = raw[tag] > limits.high(tag);
            }
        }
    }

    /** The tags that left, the first one first. */
    List<Departure> inOrder(List<Tag> tags) {
        List<Departure> order = new ArrayList<>();
        for (int tag = 0; tag < left.length; tag++) {
            if (left[tag] != NEVER) {
                order.add(new Departure(tags.get(tag).name(), left[tag], above[tag]));
            }
        }
        order.sort(Comparator.comparingLong(Departure::atMicros));
        return order;
    }

    void write(DataOutput to) throws IOException {
        for (int tag = 0; tag < left.length; tag++) {
            to.writeLong(left[tag]);
            to.writeBoolean(above[tag]);
            to.writeLong(firstOutside[tag]);
            to.writeByte(outside[tag]);
        }
    }

    void read(DataInput from) throws IOException {
        for (int tag = 0; tag < left.length; tag++) {
            left[tag] = from.readLong();
            above[tag] = from.readBoolean();
            firstOutside[tag] = from.readLong();
            outside[tag] = from.readByte();
        }
    }
}
