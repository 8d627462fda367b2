package org.millwright.plant.world;

import java.util.Collection;
import org.millwright.plant.unit.Layout;
import org.millwright.plant.unit.RegimeSource;

/** Makes the flow of parts on which a world stands. */
@FunctionalInterface
public interface Flows {
    /** The flow through a factory from a time on, of which the regimes of some units will be asked. */
    RegimeSource flow(Layout layout, long seed, long startMicros, Collection<Integer> watched);
}
