package org.millwright.detect;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Judges the tags of a row: together where there are several, against its own past where there is one. For one thread. */
abstract sealed class Judge permits TogetherJudge, AloneJudge {
    private double score = Double.NaN;
    private boolean open;
    private boolean changed;

    /** Takes a row of all tags, NaN where missing. */
    abstract Preparation.Sight take(long timeMicros, double[] raw);

    /** Forgets the rows just before, as after a gap; what was learnt stays, and so does an open alarm. */
    abstract void restart();

    /** The surprise of one of the {@link Portfolio#IDS} in this row; NaN where it does not apply. */
    abstract double vote(int statistic);

    abstract void writeOwn(DataOutput to) throws IOException;

    abstract void readOwn(int version, DataInput from) throws IOException;

    final void say(double newScore, boolean nowOpen, boolean nowChanged) {
        score = newScore;
        open = nowOpen;
        changed = nowChanged;
    }

    /** The row could not be judged: no score, and an open alarm stays as it is. */
    final void sayNothing() {
        say(Double.NaN, open, false);
    }

    final double score() {
        return score;
    }

    final boolean open() {
        return open;
    }

    final boolean changed() {
        return changed;
    }

    final void write(DataOutput to) throws IOException {
        to.writeDouble(score);
        to.writeBoolean(open);
        writeOwn(to);
    }

    final void read(int version, DataInput from) throws IOException {
        score = from.readDouble();
        open = from.readBoolean();
        readOwn(version, from);
    }
}
