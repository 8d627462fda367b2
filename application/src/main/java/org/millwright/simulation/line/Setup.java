package org.millwright.simulation.line;

import org.millwright.simulation.chance.Distribution;

/** How long a change between families takes. The setup begins when the part that needs it has come. */
@FunctionalInterface
public interface Setup {
    /** The seconds from one family to another; never asked for equal ones. */
    Distribution between(int before, int after);

    /** The same for every change. */
    static Setup always(Distribution seconds) {
        return (before, after) -> seconds;
    }
}
