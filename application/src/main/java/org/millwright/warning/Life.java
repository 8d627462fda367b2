package org.millwright.warning;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.millwright.MillwrightException;
import org.millwright.Problem;

/**
 * The life of one warning: three facts that do not depend on each other, and every act that changed one of them.
 *
 * <p>Is the machine still unlike itself ({@link Condition})? Did somebody see it ({@link Sight})? What is being done
 * ({@link Work})? The facts follow ISA-18.2 and IEC 62682, whose states {@link #state} gives. Nothing is taken out of
 * {@link #history()}: each act makes a new life with one entry more, and the old one stays as it was.
 *
 * <p>Time is an argument and never goes back. An act that the warning's present facts do not allow is refused with
 * {@link Problem.Stale} (somebody else was faster) or {@link Problem.BadRequest} (the request itself is wrong) and changes nothing.
 *
 * @param condition whether the machine is still unlike itself
 * @param sight who has seen the warning since it was last raised
 * @param work what is being done about it; a shelf that has ended still stands here, ask {@link #workAt}
 * @param reopened how often it came back within {@link #SAME_WARNING} of its return: the chattering counter
 * @param history every act, the oldest first
 */
public record Life(Condition condition, Sight sight, Work work, int reopened, List<Entry> history) {
    /** An excursion that begins this soon after the last one returned is the same warning. */
    public static final Duration SAME_WARNING = Duration.ofMinutes(10);

    /** The longest time a warning can be shelved. */
    public static final Duration LONGEST_SHELF = Duration.ofDays(7);

    /** The time a warning is shelved when nobody says how long. */
    public static final Duration USUAL_SHELF = Duration.ofHours(8);

    public Life {
        history = List.copyOf(history);
    }

    /** A warning that was just raised. */
    public static Life raised(Instant at) {
        List<Entry> first = List.of(new Entry(at, Entry.PROGRAM, Act.RAISED, ""));
        return new Life(new Condition.Active(at), new Sight.Unseen(), new Work.Open(), 0, first);
    }

    /** Somebody looked at it. That ends nothing. */
    public Life seen(String person, Instant at) {
        if (sight instanceof Sight.Seen by) {
            throw Refusals.stale(
                    "warning.life.seen",
                    "The warning was already seen by {person} at {at}. Load it again to see what they wrote.",
                    "person",
                    by.person(),
                    "at",
                    by.at());
        }
        return with(condition, new Sight.Seen(Refusals.named(person), at), work, new Entry(at, person, Act.SEEN, ""));
    }

    /** Takes back that somebody has seen it: the next person is asked again. */
    public Life unseen(String person, Instant at) {
        if (sight instanceof Sight.Unseen) {
            throw Refusals.stale(
                    "warning.life.unseen",
                    "Nobody has seen the warning, so there is nothing to take back. Maybe it came back meanwhile; load it again.");
        }
        return with(condition, new Sight.Unseen(), work, new Entry(at, Refusals.named(person), Act.UNSEEN, ""));
    }

    /** Takes back that it was closed, or that work was planned. */
    public Life opened(String person, Instant at) {
        if (!(workAt(at) instanceof Work.Closed || workAt(at) instanceof Work.Ordered)) {
            throw Refusals.stale(
                    "warning.life.open",
                    "The warning is neither closed nor under a work order, so there is nothing to take back. Load it again.");
        }
        return with(condition, sight, new Work.Open(), new Entry(at, Refusals.named(person), Act.OPENED, ""));
    }

    /**
     * Puts it aside. It comes back by itself.
     *
     * @param until when it comes back; after {@code at} and at most {@link #LONGEST_SHELF} later
     * @param reason why, in the person's words
     */
    public Life shelved(String person, Instant at, Instant until, String reason) {
        refuseClosed(at);
        if (!until.isAfter(at) || until.isAfter(at.plus(LONGEST_SHELF))) {
            throw MillwrightException.badRequest(
                    "warning.life.shelf",
                    "A warning cannot be shelved until {until}. Name a time after {at} and at most {days} days later.",
                    "until",
                    until,
                    "at",
                    at,
                    "days",
                    LONGEST_SHELF.toDays());
        }
        Work shelf = new Work.Shelved(Refusals.named(person), until, Refusals.reasoned(reason));
        return with(condition, sight, shelf, new Entry(at, person, Act.SHELVED, reason));
    }

    /** Takes it off the shelf before its time. */
    public Life unshelved(String person, Instant at) {
        if (!(workAt(at) instanceof Work.Shelved)) {
            throw Refusals.stale(
                    "warning.life.unshelf", "The warning is not shelved. Maybe its shelf has ended; load it again.");
        }
        return with(condition, sight, new Work.Open(), new Entry(at, Refusals.named(person), Act.UNSHELVED, ""));
    }

    /**
     * Somebody will work on the machine.
     *
     * @param order the number of the work order
     */
    public Life ordered(String person, Instant at, String order) {
        refuseClosed(at);
        if (order.isBlank()) {
            throw MillwrightException.badRequest(
                    "warning.life.order",
                    "The work order has no number. Give the number under which the work is planned.");
        }
        return with(
                condition, sight, new Work.Ordered(order), new Entry(at, Refusals.named(person), Act.ORDERED, order));
    }

    /**
     * Ends the work with what was found. The condition goes on by itself: a machine may still be unlike itself.
     *
     * @param cause what it was; becomes the label of the episode
     * @param found what was found, in the person's words
     */
    public Life closed(String person, Instant at, Cause cause, String found) {
        refuseClosed(at);
        Work closed = new Work.Closed(Refusals.named(person), at, cause, Refusals.reasoned(found));
        return with(condition, sight, closed, new Entry(at, person, Act.CLOSED, found));
    }

    /** The machine is like itself again. */
    public Life returned(Instant at) {
        if (condition instanceof Condition.Returned back) {
            throw Refusals.stale(
                    "warning.life.returned",
                    "The warning already returned at {at}. Load it again.",
                    "at",
                    back.since());
        }
        return with(new Condition.Returned(at), sight, work, new Entry(at, Entry.PROGRAM, Act.RETURNED, ""));
    }

    /** True if an excursion that begins now belongs to this warning and not to a new one. */
    public boolean takesBack(Instant at) {
        return condition instanceof Condition.Returned back
                && !at.isBefore(back.since())
                && !at.isAfter(back.since().plus(SAME_WARNING));
    }

    /**
     * The machine is unlike itself again, soon after it had returned. What was seen and closed was the last excursion, so it is
     * unseen and open again; a shelf and a work order stay.
     */
    public Life reopened(Instant at) {
        if (!takesBack(at)) {
            throw MillwrightException.badRequest(
                    "warning.life.reopen",
                    "The warning cannot be reopened at {at}: that is allowed within {minutes} minutes after it returned. "
                            + "Raise a new warning instead.",
                    "at",
                    at,
                    "minutes",
                    SAME_WARNING.toMinutes());
        }
        Work kept = work instanceof Work.Closed ? new Work.Open() : work;
        Life back = with(
                new Condition.Active(at), new Sight.Unseen(), kept, new Entry(at, Entry.PROGRAM, Act.REOPENED, ""));
        return new Life(back.condition, back.sight, back.work, reopened + 1, back.history);
    }

    /** What is being done at a time: a shelf that has ended counts as open. */
    public Work workAt(Instant at) {
        return work instanceof Work.Shelved shelf && !at.isBefore(shelf.until()) ? new Work.Open() : work;
    }

    /** What the closing person found; empty while it is not closed. */
    public Optional<Cause> label() {
        return work instanceof Work.Closed closed ? Optional.of(closed.cause()) : Optional.empty();
    }

    /** The state of ISA-18.2 that the three facts amount to at a time. */
    public State state(Instant at) {
        if (workAt(at) instanceof Work.Shelved) {
            return State.SHELVED;
        }
        boolean known = sight instanceof Sight.Seen;
        return switch (condition) {
            case Condition.Active _ -> known ? State.ACKNOWLEDGED : State.UNACKNOWLEDGED;
            case Condition.Returned _ -> known ? State.NORMAL : State.RETURNED_UNACKNOWLEDGED;
        };
    }

    private Life with(Condition newCondition, Sight newSight, Work newWork, Entry entry) {
        Entry last = history.getLast();
        if (entry.at().isBefore(last.at())) {
            throw MillwrightException.badRequest(
                    "warning.life.time",
                    "The act is dated {at}, before the last one at {last}. Maybe a clock is wrong; correct it and try again.",
                    "at",
                    entry.at(),
                    "last",
                    last.at());
        }
        List<Entry> longer = new ArrayList<>(history);
        longer.add(entry);
        return new Life(newCondition, newSight, newWork, reopened, longer);
    }

    private void refuseClosed(Instant at) {
        if (workAt(at) instanceof Work.Closed closed) {
            throw Refusals.stale(
                    "warning.life.closed",
                    "The warning was closed by {person} at {at}. Load it again; if it comes back it opens by itself.",
                    "person",
                    closed.person(),
                    "at",
                    closed.at());
        }
    }

    /** Whether the machine is unlike itself. */
    public sealed interface Condition {
        /** It is, since this time. */
        record Active(Instant since) implements Condition {}

        /** It is like itself again, since this time. */
        record Returned(Instant since) implements Condition {}
    }

    /** Whether somebody has seen the warning since it was last raised. */
    public sealed interface Sight {
        /** Nobody. */
        record Unseen() implements Sight {}

        /** This person, at this time. */
        record Seen(String person, Instant at) implements Sight {}
    }

    /** What is being done about the warning. */
    public sealed interface Work {
        /** Nothing yet. */
        record Open() implements Work {}

        /** Put aside until a time, for a reason. */
        record Shelved(String person, Instant until, String reason) implements Work {}

        /** Planned under the number of a work order. */
        record Ordered(String order) implements Work {}

        /** Ended with what was found. */
        record Closed(String person, Instant at, Cause cause, String found) implements Work {}
    }

    /** What a closed warning turned out to be. */
    public enum Cause {
        /** The machine had a fault. */
        FAULT,
        /** The machine was in order: a false alarm or a wanted change. */
        NOT_A_FAULT,
        /** Nobody could tell. */
        UNSURE
    }

    /** What can happen to a warning. */
    public enum Act {
        RAISED,
        SEEN,
        SHELVED,
        UNSHELVED,
        ORDERED,
        CLOSED,
        RETURNED,
        REOPENED,
        UNSEEN,
        OPENED
    }

    /** The states of ISA-18.2 that a warning can be in; suppression and being out of service belong to the machine. */
    public enum State {
        NORMAL,
        UNACKNOWLEDGED,
        ACKNOWLEDGED,
        RETURNED_UNACKNOWLEDGED,
        SHELVED
    }

    /**
     * One act.
     *
     * @param at when
     * @param who the person, or {@link #PROGRAM}
     * @param act what was done
     * @param words the reason, the order's number or what was found; empty where nothing was said
     */
    public record Entry(Instant at, String who, Act act, String words) {
        /** Stands for the program itself, which raises, returns and reopens. */
        public static final String PROGRAM = "millwright";
    }
}
