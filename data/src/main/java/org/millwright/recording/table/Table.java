package org.millwright.recording.table;

import java.util.List;
import org.millwright.Message;
import org.millwright.recording.cell.Row;

/**
 * A file as rows of cells: its syntax is understood, its meaning is not. Readers of files implement it.
 *
 * <p>It may be cut into parts that several threads read at the same time. Each part begins and ends with a whole row.
 */
public interface Table extends AutoCloseable {
    /** The name of the file, for messages. */
    String name();

    /** How the syntax was understood: character set, separator, sheet. */
    List<Message> understanding();

    /** True if a row may lack cells at its end that are only empty, as in a spreadsheet. */
    boolean padded();

    /** The parts in their order; one if the file cannot be cut. */
    List<Part> parts();

    /** Everything from a part on to the end, to be read by one thread. */
    Part from(int part);

    @Override
    void close();

    /** Some rows of a table. */
    interface Part {
        /** Says that this part cannot be read without those before it, for a quoted cell may span its border. */
        long NOT_ALONE = -1;

        /** The size of the part in bytes, or in rows where bytes mean nothing. */
        long size();

        /**
         * Hands over the rows until the taker has enough. The row is used again for the next one; its line counts from 1 at the
         * beginning of the part.
         *
         * @return the number of lines in this part, or {@link #NOT_ALONE}; then rows that were handed over do not count
         */
        long read(Taker taker);

        /** The same, but only the first cells of each row are wanted; there may be more of them. */
        default long read(int cells, Taker taker) {
            return read(taker);
        }
    }

    /** Takes rows. */
    @FunctionalInterface
    interface Taker {
        /**
         * @return false if no more rows are wanted
         */
        boolean take(Row row);
    }
}
