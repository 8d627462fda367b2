package org.millwright.simulation.kernel;

import java.util.Objects;
import java.util.TreeSet;
import org.millwright.Message;
import org.millwright.MillwrightException;
import org.millwright.Problem;

/**
 * The clock of one run and the events that are to come. Events of one instant happen by priority (smaller first), and within one priority in the
 * order in which they were planned; so the order is the same on every run. Used by one thread at a time.
 *
 * <p>A handle of an event stays harmless when the event is over: cancelling or moving by it is refused.
 */
public final class Kernel {
    /** A handle that no event has. */
    public static final long NONE = -1;

    /** The priority of an event that names none; 0 to 65,535 are possible. */
    public static final int USUAL = 0x8000;

    private static final int MOST = 0xFFFF;

    private final EventList list = new EventList();
    private final Limits limits;
    private long now;
    private long events;
    private long lastAdvance;
    private boolean stopped;

    public Kernel() {
        this(Limits.USUAL);
    }

    public Kernel(Limits limits) {
        this.limits = limits;
    }

    /** The present instant in ticks. */
    public long now() {
        return now;
    }

    /** How many events have happened. */
    public long events() {
        return events;
    }

    /** How many events are planned. */
    public int pending() {
        return list.size();
    }

    /** When the next event is due; {@link Ticks#NEVER} without one. */
    public long next() {
        return list.firstTime();
    }

    /** Plans an event after a delay and gives its handle. */
    public long in(long delay, Element element, int kind, long argument) {
        return at(Math.addExact(now, delay), USUAL, element, kind, argument);
    }

    /** Plans an event for an instant and gives its handle. */
    public long at(long time, Element element, int kind, long argument) {
        return at(time, USUAL, element, kind, argument);
    }

    /**
     * Plans an event.
     *
     * @param time not before now
     * @param priority 0 to 65,535, smaller happens first
     * @return the handle, by which it can be moved or cancelled
     */
    public long at(long time, int priority, Element element, int kind, long argument) {
        if (time < now || priority < 0 || priority > MOST) {
            throw new IllegalArgumentException("An event of (%s) at (%d) with priority (%d) cannot be planned at (%d)."
                    .formatted(element.path(), time, priority, now));
        }
        if (list.size() >= limits.pending()) {
            throw full();
        }
        return list.add(time, priority, element, kind, argument);
    }

    /** True if the event is still to come. */
    public boolean isPlanned(long handle) {
        return list.holds(handle);
    }

    /** Takes an event back; false if it is over. */
    public boolean cancel(long handle) {
        return list.cancel(handle);
    }

    /** Moves an event; false if it is over. At its new instant it comes after those that were planned before. */
    public boolean reschedule(long handle, long time) {
        if (time < now) {
            throw new IllegalArgumentException("An event cannot be moved to (%d), now is (%d).".formatted(time, now));
        }
        return list.move(handle, time);
    }

    /**
     * Lets everything happen up to an instant and including it; then it is that instant, unless somebody called {@link #stop()}.
     *
     * @throws MillwrightException if a limit is reached; the run cannot go on
     */
    public void runUntil(long time) {
        if (time < now) {
            throw new IllegalArgumentException("Time does not run back from (%d) to (%d).".formatted(now, time));
        }
        stopped = false;
        while (!stopped && list.firstTime() <= time && list.size() > 0) {
            happen();
        }
        if (!stopped) {
            now = time;
        }
    }

    /** Lets the next event happen; false without one. */
    public boolean step() {
        if (list.size() == 0) {
            return false;
        }
        happen();
        return true;
    }

    /** Ends {@link #runUntil} after the present event. */
    public void stop() {
        stopped = true;
    }

    private void happen() {
        long time = list.firstTime();
        if (time > now) {
            now = time;
            lastAdvance = events;
        } else if (events - lastAdvance >= limits.standstill()) {
            throw standstill();
        }
        if (++events > limits.events()) {
            throw exhausted();
        }
        int slot = list.take();
        Element element = Objects.requireNonNull(list.element(slot));
        int kind = list.kind(slot);
        long argument = list.argument(slot);
        list.release(slot);
        element.on(kind, argument);
    }

    private MillwrightException full() {
        return new MillwrightException(new Problem.Exhausted(
                Message.of("simulation.run.full", """
                After {seconds} simulated seconds {pending} events are planned at once, which is the limit.
                Maybe parts arrive faster than they can leave; look at the longest queue.""", "seconds", Ticks.seconds(now), "pending", list.size())));
    }

    private MillwrightException exhausted() {
        return new MillwrightException(new Problem.Exhausted(
                Message.of("simulation.run.events", """
                The run has reached its limit of {events} events after {seconds} simulated seconds.
                Maybe a shorter time is enough; otherwise raise the limit.""", "events", limits.events(), "seconds", Ticks.seconds(now))));
    }

    /** Names those who keep each other busy, by looking at who is next a few times more. */
    private MillwrightException standstill() {
        TreeSet<String> busy = new TreeSet<>();
        for (int i = 0; i < 100 && list.firstTime() == now && list.size() > 0; i++) {
            int slot = list.take();
            Element element = Objects.requireNonNull(list.element(slot));
            busy.add(element.path());
            int kind = list.kind(slot);
            long argument = list.argument(slot);
            list.release(slot);
            element.on(kind, argument);
        }
        return new MillwrightException(new Problem.Defect(Message.of(
                "simulation.run.standstill",
                """
                Since {seconds} simulated seconds {events} events happened without time advancing, among them those of {elements}.
                Maybe a duration is zero where parts go in a circle.""",
                "seconds",
                Ticks.seconds(now),
                "events",
                limits.standstill(),
                "elements",
                String.join(", ", busy))));
    }
}
