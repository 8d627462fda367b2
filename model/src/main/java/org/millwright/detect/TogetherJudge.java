package org.millwright.detect;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Judges several tags together, by what was {@link Learnt}. */
final class TogetherJudge extends Judge {
    private final Learnt learnt;
    private final Preparation.State seen;
    private final Portfolio.State statistics;
    private final TwoRate.State rates;
    private final Decision.State decision;
    private final Decision.State changeDecision;
    private final @Nullable Lasting lasting;
    private final Lasting.@Nullable State level;
    private final double[] scores = new double[Portfolio.IDS.length];
    private int settled;
    private int unseenRows;

    TogetherJudge(Learnt learnt) {
        this.learnt = learnt;
        seen = learnt.preparation().fresh();
        statistics = learnt.portfolio().fresh();
        rates = learnt.changes().twoRate().fresh();
        decision = learnt.decision().fresh();
        changeDecision = learnt.changes().decision().fresh();
        lasting = learnt.lasting();
        level = lasting == null ? null : lasting.fresh();
    }

    @Override
    Preparation.Sight take(long timeMicros, double[] raw) {
        Preparation.Sight sight = learnt.preparation().see(raw, seen);
        if (sight == Preparation.Sight.CLEAR) {
            unseenRows = 0;
            judge();
        } else {
            sayNothing();
            // Once: tags that report in turn can be seen again only if their last values are kept from here on.
            if (++unseenRows == Portfolio.SETTLING + 1) {
                restart();
            }
        }
        return sight;
    }

    private void judge() {
        learnt.portfolio().score(seen.z, statistics, scores);
        double change =
                learnt.changes().tail().surprise(learnt.changes().twoRate().score(seen.z, rates));
        double score = learnt.fusion().surprise(scores);
        if (lasting != null && level != null) {
            lasting.take(seen.z, level);
        }
        if (settled < Portfolio.SETTLING) {
            settled++;
            say(most(score), open(), false);
            return;
        }
        boolean before = changeDecision.open;
        boolean changed = learnt.changes().decision().open(change, changeDecision) && !before;
        boolean now = learnt.decision().open(score, decision);
        say(most(score), now || (level != null && level.open()), changed);
    }

    /** The score of the row or of the level, whichever is nearer to its limit, on the scale of the first. */
    private double most(double score) {
        return lasting == null || level == null
                ? score
                : Math.max(
                        score,
                        level.surprise() / lasting.limit() * learnt.limit().score());
    }

    @Override
    void restart() {
        learnt.portfolio().restart(statistics);
        rates.forget();
        seen.held.forget();
        decision.forgetRecent();
        changeDecision.forgetRecent();
        settled = 0;
    }

    @Override
    double vote(int statistic) {
        return learnt.fusion().tails()[statistic].surprise(scores[statistic]);
    }

    @Override
    void writeOwn(DataOutput to) throws IOException {
        seen.write(to);
        statistics.write(to);
        rates.write(to);
        decision.write(to);
        changeDecision.write(to);
        to.writeInt(settled);
        to.writeInt(unseenRows);
        if (level != null) {
            level.write(to);
        }
    }

    @Override
    void readOwn(int version, DataInput from) throws IOException {
        seen.read(from);
        statistics.read(from);
        rates.read(from);
        decision.read(from);
        changeDecision.read(from);
        settled = from.readInt();
        unseenRows = from.readInt();
        // Version 1 knew nothing of levels.
        if (level != null && version > 1) {
            level.read(from);
        }
    }
}
