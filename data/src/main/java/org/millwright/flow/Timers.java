package org.millwright.flow;

/** Timers of one step and one key; they fire in order of time, then name, when the key's event time passes them. */
public interface Timers {
    /** Sets or moves the timer of this name. */
    void set(String name, long eventMicros);

    /** Takes a timer back; one that is not set is no error. */
    void cancel(String name);
}
