package org.millwright.detect;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * A detector at work on one machine: takes row after row and says how odd each is. Sees no row before it comes and learns nothing but
 * the level of tags whose level wanders, and not even that while something is wrong.
 *
 * <p>For one thread. A row costs no allocation.
 */
public final class Scan {
    private final Detector detector;
    private final Judge judge;
    private final Watches.State watches;
    private long lastTime = Long.MIN_VALUE;
    private boolean watchOpen;
    private Preparation.Sight sight = Preparation.Sight.CLEAR;

    /** Starts before the first row of a machine. */
    public Scan(Detector detector) {
        this.detector = detector;
        judge = detector.knowledge().judge();
        watches = detector.watches().fresh();
    }

    /** Takes the next row of all tags, NaN where missing. */
    public void row(long timeMicros, double[] raw) {
        if (lastTime != Long.MIN_VALUE && timeMicros - lastTime > detector.gapMicros()) {
            judge.restart();
            detector.watches().restart(watches);
        }
        lastTime = timeMicros;
        boolean frozen = judge.open() || judge.score() > detector.limit().score() / 2;
        watchOpen = detector.watches().watch(raw, frozen, watches);
        sight = judge.take(timeMicros, raw);
    }

    /** −log₁₀ of how often healthy rows are as odd as this one; NaN where it could not be judged. */
    public double score() {
        return judge.score();
    }

    /** True while a warning stands; in a regime that the healthy part did not show, none does. */
    public boolean alarm() {
        return sight != Preparation.Sight.UNSEEN_REGIME && (judge.open() || watchOpen);
    }

    /** True in the row in which a change of level was noticed. */
    public boolean changed() {
        return judge.changed();
    }

    /** 0 judged, 1 too few values, 2 a regime that the healthy part did not show. */
    int sightCode() {
        return switch (sight) {
            case CLEAR -> 0;
            case BLIND -> 1;
            case UNSEEN_REGIME -> 2;
        };
    }

    /** The surprise of one statistic in this row. */
    double vote(int statistic) {
        return judge.vote(statistic);
    }

    Watches.State watches() {
        return watches;
    }

    /** Writes everything that a later row depends on. */
    void write(DataOutput to) throws IOException {
        judge.write(to);
        watches.write(to);
        to.writeLong(lastTime);
        to.writeBoolean(watchOpen);
    }

    /** Reads what {@link #write} wrote, for the same detector. */
    void read(int version, DataInput from) throws IOException {
        judge.read(version, from);
        watches.read(from);
        lastTime = from.readLong();
        watchOpen = from.readBoolean();
    }
}
