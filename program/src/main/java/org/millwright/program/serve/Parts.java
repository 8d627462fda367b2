package org.millwright.program.serve;

import org.millwright.access.Guard;
import org.millwright.program.api.Plant;
import org.millwright.program.api.Running;
import org.millwright.program.server.Known;

/**
 * What a service stands on.
 *
 * @param plant the running plant
 * @param guard who may do what
 * @param known who somebody is
 * @param refresh puts new rules in force where assets or people have changed; cheap where nothing has
 * @param ledger reads the audit log
 * @param doors further routes, such as sign-in and people
 * @param end ends all of it, the newest part first
 */
public record Parts(
        Plant plant, Guard guard, Known known, Runnable refresh, Running.Ledger ledger, Doors doors, Runnable end) {

    /** Adds routes of its own. */
    @FunctionalInterface
    public interface Doors {
        /** Adds them. */
        void add(org.millwright.program.server.Routes routes);
    }

    /** Makes the parts of a plant in a folder. */
    @FunctionalInterface
    public interface Assembly {
        /** Opens everything; the folder is locked already. */
        Parts open(Plant.Configuration configuration, Plant.Time time);
    }
}
