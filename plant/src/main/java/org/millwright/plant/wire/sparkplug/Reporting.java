package org.millwright.plant.wire.sparkplug;

/** When a value is reported. */
public enum Reporting {
    /** When it has moved by more than a fifth of its noise; counters and states on every change. */
    BY_EXCEPTION,
    /** Each value that the plant publishes. */
    PERIODIC
}
