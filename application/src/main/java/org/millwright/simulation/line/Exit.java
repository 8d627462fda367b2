package org.millwright.simulation.line;

/** Where a station sends a part it has finished; asked once for each part. */
@FunctionalInterface
public interface Exit {
    /** The node that gets the part. */
    Node choose(Part part);
}
