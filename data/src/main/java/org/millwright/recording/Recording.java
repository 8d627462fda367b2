package org.millwright.recording;

import java.util.List;
import org.millwright.machine.AssetPath;
import org.millwright.machine.Block;
import org.millwright.machine.Tag;

/**
 * A recording that was opened and looked at: its layout, its time and its tags are known; its rows are read when asked for, in
 * bounded memory, as often as asked for.
 *
 * <p>Everything here is for one thread. Whatever cannot be read right is refused with a
 * {@link org.millwright.MillwrightException} that names file, row, column and cure, either on opening or while reading.
 */
public interface Recording extends AutoCloseable {
    /** The name to show: the file's or the folder's own name. */
    String name();

    /** Every machine in it with its tags, in order of first appearance; one unless the person split the file by a column. */
    List<Machine> machines();

    /** What its times mean. */
    TimeAxis time();

    /** How the file was understood, for a person: separator, character set, header rows, decimal sign, time column. */
    List<org.millwright.Message> understanding();

    /** An estimate of the rows in it, exact where it is cheap to know; for progress and for shares of the whole. */
    long estimatedRows();

    /**
     * Reads all rows from the beginning. Blocks of one machine come in order of time and hold at most a few thousand rows.
     *
     * @param sink takes the blocks
     * @param progress is told now and then how much is done
     * @return what was read and what was skipped
     */
    ReadReport read(Sink sink, Progress progress);

    @Override
    void close();

    /**
     * One machine of a recording.
     *
     * @param asset its name
     * @param tags its tags in the order of the columns of its blocks
     */
    record Machine(AssetPath asset, List<Tag> tags) {
        public Machine {
            tags = List.copyOf(tags);
        }
    }

    /** Takes blocks as they are read. */
    @FunctionalInterface
    interface Sink {
        /**
         * @return false to stop reading: enough was seen
         */
        boolean accept(Machine machine, Block block);
    }

    /** Is told how much is done. */
    @FunctionalInterface
    interface Progress {
        /** Tells nobody. */
        Progress NONE = (done, total) -> {};

        /**
         * @param done the bytes (or another measure of the work) read
         * @param total the bytes in all, or -1 where nobody knows
         */
        void at(long done, long total);
    }
}
