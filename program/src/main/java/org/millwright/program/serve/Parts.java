package org.millwright.program.serve;

import org.millwright.access.Guard;
import org.millwright.program.api.Doorkeeper;
import org.millwright.program.api.Plant;
import org.millwright.program.api.Running;

/**
 * What a service stands on.
 *
 * @param plant the running plant
 * @param door who is known, and who may do what
 * @param guard the rules
 * @param ledger reads the audit log
 * @param end ends all of it, the newest part first
 */
public record Parts(Plant plant, Doorkeeper door, Guard guard, Running.Ledger ledger, Runnable end) {
    /** Makes the parts of a plant in a folder. */
    @FunctionalInterface
    public interface Assembly {
        /** Opens everything; the folder is locked already. */
        Parts open(Plant.Configuration configuration, Plant.Time time);
    }
}
