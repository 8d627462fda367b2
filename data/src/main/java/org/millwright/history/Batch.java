package org.millwright.history;

import java.util.List;
import org.millwright.machine.AssetPath;
import org.millwright.machine.Block;
import org.millwright.machine.MachineEvent;

/**
 * What one connection's journal holds between two sequences, in order.
 *
 * @param connection the connection's name
 * @param entries the rows and events, sequences rising
 */
public record Batch(String connection, List<Entry> entries) {
    public Batch {
        entries = List.copyOf(entries);
    }

    /** One record of a journal. */
    public sealed interface Entry {
        /** Its number in the journal of its connection, from 0 without a gap. */
        long sequence();
    }

    /**
     * Rows of one machine.
     *
     * @param sequence the number in the journal
     * @param asset the machine
     * @param rows the rows, with the quality bytes of {@link org.millwright.machine.SourceQuality}
     */
    public record Rows(long sequence, AssetPath asset, Block rows) implements Entry {}

    /**
     * An event.
     *
     * @param sequence the number in the journal
     * @param event the event
     */
    public record Happened(long sequence, MachineEvent event) implements Entry {}
}
