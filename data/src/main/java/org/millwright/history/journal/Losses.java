package org.millwright.history.journal;

import org.millwright.machine.Block;
import org.millwright.machine.connect.Loss;

/** Entries for what the journal itself could not take. */
final class Losses {
    private Losses() {}

    static Loss of(String connection, Waiting.Item.Rows rows, Loss.Reason reason) {
        Block block = rows.rows();
        long from = block.time(0);
        long until = block.time(block.rows() - 1) + 1;
        return new Loss(connection, rows.asset().toString(), from, until, reason, rows.values(), true);
    }
}
