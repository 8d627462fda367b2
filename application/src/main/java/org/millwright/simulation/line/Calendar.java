package org.millwright.simulation.line;

import java.util.ArrayList;
import java.util.List;
import org.millwright.simulation.kernel.Element;
import org.millwright.simulation.kernel.Kernel;

/**
 * A pattern that repeats: shifts of a day, planned stops of a week. Each entry says from which instant of the period on which value holds; before the
 * first entry the last one holds.
 */
public final class Calendar implements Element, Line.Piece {
    /** Who lives by a calendar. */
    public interface Follower {
        /** From now on this value holds. */
        void follow(int value);
    }

    /**
     * An entry.
     *
     * @param at ticks from the beginning of the period
     * @param value what holds from then on: people of a crew; 0 or 1 for a station that is held or works
     */
    public record Entry(long at, int value) {}

    private final String path;
    private final Kernel kernel;
    private final long period;
    private final List<Entry> entries;
    private final List<Follower> followers = new ArrayList<>();

    /**
     * @param period ticks after which everything repeats
     * @param entries at least one, rising, each inside the period
     */
    public Calendar(Line line, String path, long period, List<Entry> entries) {
        this.path = path;
        this.kernel = line.kernel();
        this.period = period;
        this.entries = List.copyOf(entries);
        long last = -1;
        for (Entry entry : entries) {
            if (entry.at() <= last || entry.at() >= period) {
                throw new IllegalArgumentException(
                        "The calendar (%s) does not rise inside its period.".formatted(path));
            }
            last = entry.at();
        }
        line.join(path, this);
    }

    /** Adds somebody who lives by it. */
    public Calendar tells(Follower follower) {
        followers.add(follower);
        return this;
    }

    @Override
    public String path() {
        return path;
    }

    @Override
    public void start() {
        boolean fromFirst = entries.getFirst().at() == 0;
        if (!fromFirst) {
            tell(entries.getLast().value());
        }
        kernel.at(entries.getFirst().at(), this, 0, 0);
    }

    @Override
    public void reset() {}

    /** The kind is the number of the entry, the argument the number of the period. */
    @Override
    public void on(int kind, long argument) {
        tell(entries.get(kind).value());
        int next = (kind + 1) % entries.size();
        long turn = next == 0 ? argument + 1 : argument;
        kernel.at(turn * period + entries.get(next).at(), this, next, turn);
    }

    private void tell(int value) {
        followers.forEach(follower -> follower.follow(value));
    }
}
