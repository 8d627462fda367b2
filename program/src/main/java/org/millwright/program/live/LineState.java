package org.millwright.program.live;

import java.util.Optional;
import org.millwright.Message;
import org.millwright.machine.connect.Health;

/**
 * How a connection stands.
 *
 * @param plan what was set
 * @param health how its connector stands
 * @param store how far its values are
 * @param lostToday values lost in the last 24 hours
 */
public record LineState(LinePlan plan, Health health, Store store, long lostToday) {
    /**
     * How far the values of a connection are on their way into the history.
     *
     * @param safe the records that are safe on disk: the sequence that the next one will have
     * @param applied the sequence of the next record that the history will take
     * @param bytes the size of its journal
     * @param fault why the history does not take them; empty while it does
     */
    public record Store(long safe, long applied, long bytes, Optional<Message> fault) {
        /** True if the history holds all that is safe. */
        public boolean caughtUp() {
            return applied >= safe;
        }
    }
}
