package org.millwright.flow;

import java.util.function.Consumer;
import org.millwright.machine.Block;
import org.millwright.recording.ReadReport;
import org.millwright.recording.Recording;

/**
 * A stream that can be read again from any place in it: a recording, the journal of a connector.
 *
 * <p>Its records are numbered from 0 without a gap; the same number is the same record every time.
 */
public interface Source {
    /** The name under which a snapshot keeps how far it was read; unique within a run. */
    String name();

    /**
     * Hands over every record from this number on, in order, from the thread that called. Returns when there are no more ever, or
     * as soon as the feed says stop.
     */
    void read(long from, Feed feed);

    /** Where a source puts its records. Waits while the key has more than it can work off. */
    interface Feed {
        /**
         * Rows of a key.
         *
         * @param sequence the number of this record
         * @return false when the run stops; this record was not taken then
         */
        boolean block(long sequence, Key key, Block block);

        /**
         * The word of the source that a key's time has come this far, even if there were no rows.
         *
         * @param sequence the number of this record
         * @return false when the run stops; this record was not taken then
         */
        boolean tick(long sequence, Key key, long eventMicros);

        /**
         * A record that is for nobody here: only the place in the source moves on.
         *
         * @param sequence the number of this record
         * @return false when the run stops
         */
        default boolean pass(long sequence) {
            return true;
        }
    }

    /**
     * Reads a recording; each block is a record, each machine a key of its asset's path.
     *
     * @param progress is told how much is read
     * @param whenRead takes the report at the end of the reading
     */
    static Source of(Recording recording, Recording.Progress progress, Consumer<ReadReport> whenRead) {
        return new RecordingSource(recording, progress, whenRead);
    }
}
