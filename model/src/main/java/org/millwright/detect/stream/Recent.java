package org.millwright.detect.stream;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The largest of the last numbers, in constant time on average: a queue in which every number is smaller than the one before. */
final class Recent {
    private final int length;
    private final double[] heights;
    private final long[] positions;
    private int first;
    private int size;
    private long position;

    /**
     * @param length how many numbers back it looks, not counting the present one
     */
    Recent(int length) {
        this.length = length;
        heights = new double[length + 1];
        positions = new long[length + 1];
    }

    /** Takes the next number, 0 or more; true if it is above 0 and above all of the last {@code length}. */
    boolean isNewHeight(double height) {
        while (size > 0 && positions[first] < position - length) {
            first = (first + 1) % heights.length;
            size--;
        }
        boolean highest = height > (size == 0 ? 0 : heights[first]);
        while (size > 0 && heights[last()] <= height) {
            size--;
        }
        size++;
        heights[last()] = height;
        positions[last()] = position;
        position++;
        return highest;
    }

    private int last() {
        return (first + size - 1) % heights.length;
    }

    void write(DataOutput to) throws IOException {
        to.writeInt(length);
        to.writeLong(position);
        to.writeInt(size);
        for (int i = 0; i < size; i++) {
            to.writeDouble(heights[(first + i) % heights.length]);
            to.writeLong(positions[(first + i) % heights.length]);
        }
    }

    static Recent read(DataInput from) throws IOException {
        Recent recent = new Recent(from.readInt());
        recent.position = from.readLong();
        recent.size = from.readInt();
        for (int i = 0; i < recent.size; i++) {
            recent.heights[i] = from.readDouble();
            recent.positions[i] = from.readLong();
        }
        return recent;
    }
}
