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
final class Scan {
    private final Detector detector;
    private final Preparation.State seen;
    private final Portfolio.State statistics;
    private final TwoRate.State rates;
    private final Watches.State watches;
    private final Decision.State decision;
    private final Decision.State changeDecision;
    private final double[] scores = new double[Portfolio.IDS.length];
    private long lastTime = Long.MIN_VALUE;
    private int settled;
    private int unseenRows;
    private double score = Double.NaN;
    private double change = Double.NaN;
    private boolean watchOpen;
    private boolean changed;
    private Preparation.Sight sight = Preparation.Sight.CLEAR;

    Scan(Detector detector) {
        this.detector = detector;
        seen = detector.preparation().fresh();
        statistics = detector.portfolio().fresh();
        rates = detector.twoRate().fresh();
        watches = detector.watches().fresh();
        decision = detector.decision().fresh();
        changeDecision = detector.changeDecision().fresh();
    }

    /** Takes the next row of all tags, NaN where missing. */
    void row(long timeMicros, double[] raw) {
        if (lastTime != Long.MIN_VALUE && timeMicros - lastTime > detector.gapMicros()) {
            restart();
            detector.watches().restart(watches);
        }
        lastTime = timeMicros;
        boolean frozen = decision.open || score > detector.limit().score() / 2;
        watchOpen = detector.watches().watch(raw, frozen, watches);
        sight = detector.preparation().see(raw, seen);
        changed = false;
        if (sight == Preparation.Sight.CLEAR) {
            judge();
        } else {
            score = Double.NaN;
            change = Double.NaN;
            // Once: tags that report in turn can be seen again only if their last values are kept from here on.
            if (++unseenRows == Portfolio.SETTLING + 1) {
                restart();
            }
        }
    }

    private void judge() {
        unseenRows = 0;
        detector.portfolio().score(seen.z, statistics, scores);
        change = detector.changeTail().surprise(detector.twoRate().score(seen.z, rates));
        score = detector.fusion().surprise(scores);
        if (settled < Portfolio.SETTLING) {
            settled++;
            return;
        }
        detector.decision().open(score, decision);
        boolean before = changeDecision.open;
        changed = detector.changeDecision().open(change, changeDecision) && !before;
    }

    private void restart() {
        detector.portfolio().restart(statistics);
        rates.forget();
        seen.held.forget();
        decision.forgetRecent();
        changeDecision.forgetRecent();
        settled = 0;
    }

    /** −log₁₀ of how often healthy rows are as odd as this one; NaN where it could not be judged. */
    double score() {
        return score;
    }

    /** True while a warning stands. */
    boolean alarm() {
        return decision.open || watchOpen;
    }

    /** True in the row in which a change of level was noticed. */
    boolean changed() {
        return changed;
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
        return detector.fusion().tails()[statistic].surprise(scores[statistic]);
    }

    Watches.State watches() {
        return watches;
    }

    /** Writes everything that a later row depends on. */
    void write(DataOutput to) throws IOException {
        seen.write(to);
        statistics.write(to);
        rates.write(to);
        watches.write(to);
        decision.write(to);
        changeDecision.write(to);
        to.writeLong(lastTime);
        to.writeInt(settled);
        to.writeInt(unseenRows);
        to.writeDouble(score);
        to.writeBoolean(watchOpen);
    }

    /** Reads what {@link #write} wrote, for the same detector. */
    void read(DataInput from) throws IOException {
        seen.read(from);
        statistics.read(from);
        rates.read(from);
        watches.read(from);
        decision.read(from);
        changeDecision.read(from);
        lastTime = from.readLong();
        settled = from.readInt();
        unseenRows = from.readInt();
        score = from.readDouble();
        watchOpen = from.readBoolean();
    }
}
