package org.millwright.flow;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;

/** The timers of one step and key, in order of time, then name, all on the step's grid. */
final class TimerQueue implements Timers {
    /** Later than every timer. */
    static final long NEVER = Long.MAX_VALUE;

    private final String step;
    private final long grid;
    private final TreeSet<Timer> waiting = new TreeSet<>();
    private final Map<String, Timer> byName = new HashMap<>();
    private long earliest = Long.MIN_VALUE;

    TimerQueue(String step, long grid) {
        this.step = step;
        this.grid = grid;
    }

    private record Timer(long micros, String name) implements Comparable<Timer> {
        @Override
        public int compareTo(Timer other) {
            int byTime = Long.compare(micros, other.micros);
            return byTime != 0 ? byTime : name.compareTo(other.name);
        }
    }

    /** The first multiple of the grid that is not before a time; {@link #NEVER} where there is none. */
    static long onGrid(long micros, long grid) {
        long over = Math.floorMod(micros, grid);
        if (over == 0) {
            return micros;
        }
        return micros > NEVER - (grid - over) ? NEVER : micros + (grid - over);
    }

    /** The step looks at rows up to this time. */
    void lookingAt(long micros) {
        if (grid > 0) {
            earliest = onGrid(micros, grid);
        }
    }

    @Override
    public void set(String name, long eventMicros) {
        if (grid == 0) {
            throw new IllegalStateException(
                    "The step (%s) sets the timer (%s) but names no grid for its timers.".formatted(step, name));
        }
        put(name, Math.max(earliest, onGrid(eventMicros, grid)));
    }

    private void put(String name, long micros) {
        cancel(name);
        Timer timer = new Timer(micros, name);
        byName.put(name, timer);
        waiting.add(timer);
    }

    @Override
    public void cancel(String name) {
        Timer timer = byName.remove(name);
        if (timer != null) {
            waiting.remove(timer);
        }
    }

    /** The time of the next timer, {@link #NEVER} if there is none. */
    long next() {
        return waiting.isEmpty() ? NEVER : waiting.first().micros();
    }

    /** Takes the next timer off; whatever is set from now on comes after it. */
    void takeNext() {
        Timer timer = waiting.removeFirst();
        byName.remove(timer.name());
        earliest = timer.micros() + grid;
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    void write(DataOutput to) throws IOException {
        to.writeInt(waiting.size());
        for (Timer timer : waiting) {
            Bytes.text(to, timer.name());
            to.writeLong(timer.micros());
        }
    }

    void read(DataInput from) throws IOException {
        int count = from.readInt();
        for (int i = 0; i < count; i++) {
            put(Bytes.text(from), from.readLong());
        }
    }
}
