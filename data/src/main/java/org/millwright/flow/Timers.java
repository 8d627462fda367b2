package org.millwright.flow;

/** Timers of one step and one key; they fire in order of time, then name, when the key's event time passes them. */
public interface Timers {
    /**
     * Sets or moves the timer of this name. It fires at the first multiple of {@link Step#timerGridMicros()} that is not before
     * this time nor before the rows (in {@code onTime}: that is after the timer) which the step is looking at.
     *
     * @throws IllegalStateException if the step names no grid
     */
    void set(String name, long eventMicros);

    /** Takes a timer back; one that is not set is no error. */
    void cancel(String name);
}
