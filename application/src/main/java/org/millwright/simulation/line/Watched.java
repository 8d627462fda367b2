package org.millwright.simulation.line;

/** What can be seen of a station or a vehicle at this instant. Times are ticks. */
public interface Watched {
    /** What it is doing. */
    Doing doing();

    /** When the present or last cycle began; stops inside the cycle move it. */
    long cycleStart();

    /** How long the present or last cycle takes without stops; 0 before the first. */
    long cycleTicks();

    /** How many pieces it has finished since the run began. */
    long finished();

    /** The setup family it works or has last worked. */
    int family();

    /** How full it is, 0 to 1. */
    double occupancy();
}
