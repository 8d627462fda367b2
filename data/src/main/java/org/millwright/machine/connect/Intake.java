package org.millwright.machine.connect;

import org.millwright.machine.AssetPath;
import org.millwright.machine.Block;
import org.millwright.machine.MachineEvent;

/** Where a connector puts what it has read. Safe for any thread; never blocks for longer than a queue needs. */
public interface Intake {
    /**
     * Takes rows of one machine: one tag over time, or several that share their times. The times are UTC microseconds of the source,
     * the quality bytes those of {@link org.millwright.machine.SourceQuality}. Rows of one tag come in the order they are to be kept.
     *
     * @return completes when the rows are on disk, or with the reason why they were refused
     */
    Ticket offer(AssetPath asset, Block rows);

    /**
     * The same for rows that the source may have delivered before, such as after it or this program was away: values that are kept
     * already, of the same tag with the same time, value and quality, are left out. May wait for what was offered before.
     */
    default Ticket again(AssetPath asset, Block rows) {
        return offer(asset, rows);
    }

    /** Takes an event, in order with the rows. */
    Ticket offer(MachineEvent event);

    /** Enters what was lost before it got here. */
    void lost(Loss loss);

    /** How full the queue is, 0 to 1. Above 0.8 a connector asks its source to hold back. */
    double fill();
}
