package org.millwright.history.journal;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.millwright.history.Batch;
import org.millwright.machine.AssetPath;
import org.millwright.machine.Block;
import org.millwright.machine.SourceQuality;

/**
 * The values at the end of a journal, to know again those that a source delivers twice: the newest segment and the one before it, at most
 * about a million values. They are told apart by 128 bits of tag, time, value and quality. Not for several threads.
 */
final class Recent {
    private static final int MOST = 1 << 20;
    private static final long ODD = 0x9E3779B97F4A7C15L;

    private final Journal journal;
    private long[] one = new long[1 << 12];
    private long[] two = new long[1 << 12];
    private int count;
    private long read;

    Recent(Journal journal) {
        this.journal = journal;
        Map.Entry<Long, java.nio.file.Path> newest = journal.segments().files().lastEntry();
        Long before = newest == null ? null : journal.segments().files().lowerKey(newest.getKey());
        read = before != null ? before : newest != null ? newest.getKey() : 0;
    }

    /** Reads what has become safe since. */
    void catchUp() {
        try (JournalReader reader = journal.reader(read)) {
            while (reader.position() < journal.next()) {
                Optional<Batch.Entry> entry = reader.next(Duration.ZERO);
                if (entry.isEmpty()) {
                    break;
                }
                if (entry.get() instanceof Batch.Rows rows) {
                    add(rows.asset(), rows.rows());
                }
            }
            read = reader.position();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void add(AssetPath asset, Block rows) {
        for (int column = 0; column < rows.tags().size(); column++) {
            long tag = tag(asset, rows, column);
            for (int row = 0; row < rows.rows(); row++) {
                if (SourceQuality.severity(rows.qualities(column)[row]) != SourceQuality.ABSENT) {
                    add(first(tag, rows, row, column), second(tag, rows, row, column));
                }
            }
        }
    }

    /** The same rows without the values that are kept already. */
    Block unknown(AssetPath asset, Block rows) {
        boolean[][] known = new boolean[rows.tags().size()][rows.rows()];
        boolean any = false;
        for (int column = 0; column < known.length; column++) {
            long tag = tag(asset, rows, column);
            for (int row = 0; row < rows.rows(); row++) {
                known[column][row] = has(first(tag, rows, row, column), second(tag, rows, row, column));
                any |= known[column][row];
            }
        }
        return any ? without(rows, known) : rows;
    }

    private static Block without(Block rows, boolean[][] known) {
        int width = known.length;
        int[] kept = new int[rows.rows()];
        int count = 0;
        for (int row = 0; row < rows.rows(); row++) {
            boolean left = false;
            for (int column = 0; column < width; column++) {
                left |= !known[column][row]
                        && SourceQuality.severity(rows.qualities(column)[row]) != SourceQuality.ABSENT;
            }
            if (left) {
                kept[count++] = row;
            }
        }
        long[] times = new long[count];
        double[][] values = new double[width][count];
        byte[][] qualities = new byte[width][count];
        for (int at = 0; at < count; at++) {
            times[at] = rows.time(kept[at]);
            for (int column = 0; column < width; column++) {
                boolean gone = known[column][kept[at]];
                values[column][at] = gone ? Double.NaN : rows.value(kept[at], column);
                qualities[column][at] = gone ? SourceQuality.ABSENT : rows.qualities(column)[kept[at]];
            }
        }
        return Block.over(rows.tags(), count, times, values, qualities);
    }

    private static long tag(AssetPath asset, Block rows, int column) {
        long hash = ODD;
        String path = asset + "/" + rows.tags().get(column).name();
        for (int i = 0; i < path.length(); i++) {
            hash = mixed(hash ^ path.charAt(i));
        }
        return hash;
    }

    private static long first(long tag, Block rows, int row, int column) {
        long value = Double.doubleToLongBits(rows.value(row, column));
        return mixed(mixed(tag ^ rows.time(row)) ^ value) + rows.qualities(column)[row];
    }

    /** Never 0, which stands for an empty place. */
    private static long second(long tag, Block rows, int row, int column) {
        long value = Double.doubleToLongBits(rows.value(row, column));
        return mixed(mixed(mixed(value + tag) + rows.time(row)) + rows.qualities(column)[row]) | 1;
    }

    /** The finaliser of SplitMix64 (G. Steele and others, 2014). */
    private static long mixed(long bits) {
        long z = bits + ODD;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    private boolean has(long first, long second) {
        int mask = one.length - 1;
        for (int at = (int) (first & mask); two[at] != 0; at = (at + 1) & mask) {
            if (one[at] == first && two[at] == second) {
                return true;
            }
        }
        return false;
    }

    private void add(long first, long second) {
        if (count >= MOST) {
            Arrays.fill(two, 0);
            count = 0;
        }
        if (2 * count >= one.length) {
            grow();
        }
        put(first, second);
    }

    private void put(long first, long second) {
        int mask = one.length - 1;
        int at = (int) (first & mask);
        while (two[at] != 0) {
            if (one[at] == first && two[at] == second) {
                return;
            }
            at = (at + 1) & mask;
        }
        one[at] = first;
        two[at] = second;
        count++;
    }

    private void grow() {
        long[] oldOne = one;
        long[] oldTwo = two;
        one = new long[2 * oldOne.length];
        two = new long[2 * oldOne.length];
        count = 0;
        for (int at = 0; at < oldOne.length; at++) {
            if (oldTwo[at] != 0) {
                put(oldOne[at], oldTwo[at]);
            }
        }
    }
}
