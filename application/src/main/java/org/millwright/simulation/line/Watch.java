package org.millwright.simulation.line;

/** Is told whenever something to be seen of a station or vehicle has changed; several times at one instant, the last one holds. */
@FunctionalInterface
public interface Watch {
    /** It has changed; ask it. */
    void changed(Watched unit);
}
