package org.millwright.dataset;

import java.time.Duration;
import org.millwright.machine.Block;

/** A part of a recording that a person means: by the number of its rows, counted from 0, or by their times. */
public sealed interface Window {
    /** True if a row belongs to it. */
    boolean holds(long row, long timeMicros);

    /** True if no row at or after this one, at or after this time, belongs to it any more. */
    boolean endsBefore(long row, long timeMicros);

    /** The rows of a block that belong to it, as row numbers in that block. */
    Range rowsOf(Block block, long firstRow);

    /**
     * By row.
     *
     * @param rows the row numbers, from 0
     */
    record Rows(Range rows) implements Window {
        @Override
        public boolean holds(long row, long timeMicros) {
            return rows.holds(row);
        }

        @Override
        public boolean endsBefore(long row, long timeMicros) {
            return row >= rows.until();
        }

        @Override
        public Range rowsOf(Block block, long firstRow) {
            Range common = rows.common(new Range(firstRow, firstRow + block.rows()));
            long from = Math.min(common.from() - firstRow, block.rows());
            return new Range(from, from + common.length());
        }
    }

    /**
     * By time.
     *
     * @param micros the times in microseconds on the recording's own axis
     */
    record Times(Range micros) implements Window {
        @Override
        public boolean holds(long row, long timeMicros) {
            return micros.holds(timeMicros);
        }

        @Override
        public boolean endsBefore(long row, long timeMicros) {
            return timeMicros >= micros.until();
        }

        @Override
        public Range rowsOf(Block block, long firstRow) {
            int from = firstNotBefore(block, micros.from());
            return new Range(from, Math.max(from, firstNotBefore(block, micros.until())));
        }

        private static int firstNotBefore(Block block, long micros) {
            int low = 0;
            int high = block.rows();
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (block.time(middle) < micros) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low;
        }
    }

    /** The first rows. */
    static Window firstRows(long count) {
        return new Rows(new Range(0, count));
    }

    /** So long from a time on; usually that of the first row. */
    static Window from(long startMicros, Duration length) {
        return new Times(new Range(startMicros, Math.addExact(startMicros, length.toNanos() / 1_000)));
    }
}
