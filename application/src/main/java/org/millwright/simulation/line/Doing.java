package org.millwright.simulation.line;

/** What a station is doing. */
public enum Doing {
    /** No part comes. */
    STARVED,
    WORKING,
    /** A finished part cannot leave, or the next may not begin. */
    BLOCKED,
    SETUP,
    /** Broken: waiting for the crew or being repaired. */
    DOWN,
    /** Held by a calendar, and nothing is being finished. */
    OFF_SHIFT
}
