package org.millwright.warning.live;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.millwright.machine.Block;

/**
 * Learns how a machine's values come: where in a step, and for how many cells each tag may stand still. A tag that is told only when it
 * changes is as silent as it is still, so its last value stands in for twice the longest time it was still in the healthy part. For one
 * thread.
 */
final class Habits {
    private static final int INTERRUPTED = 10;
    private static final int LOOKED_AT = 2_000;

    private final Alignment plan;
    private final double[] last;
    private final long[] changed;
    private final long[] longest;
    private long lastCell = Long.MIN_VALUE;

    Habits(Alignment plan) {
        this.plan = plan;
        int tags = plan.tags().size();
        last = new double[tags];
        changed = new long[tags];
        longest = new long[tags];
        Arrays.fill(last, Double.NaN);
    }

    /** Takes rows whose columns are those of the plan, the times not falling. */
    void take(Block rows) {
        for (int row = 0; row < rows.rows(); row++) {
            long cell = plan.cell(rows.time(row));
            if (lastCell != Long.MIN_VALUE && cell - lastCell > INTERRUPTED) {
                Arrays.fill(last, Double.NaN);
            }
            lastCell = cell;
            for (int tag = 0; tag < last.length; tag++) {
                double x = rows.value(row, tag);
                if (!Double.isFinite(x)) {
                    continue;
                }
                boolean known = !Double.isNaN(last[tag]);
                if (known) {
                    longest[tag] = Math.max(longest[tag], cell - changed[tag]);
                }
                if (!known || x != last[tag]) {
                    changed[tag] = cell;
                    last[tag] = x;
                }
            }
        }
    }

    /** Per tag for how many cells its last value may stand in. */
    List<Integer> holds() {
        List<Integer> holds = new ArrayList<>();
        for (int tag = 0; tag < last.length; tag++) {
            long still = Double.isNaN(last[tag]) ? longest[tag] : Math.max(longest[tag], lastCell - changed[tag]);
            holds.add((int) Math.min(Integer.MAX_VALUE / 2, Math.max(Alignment.LEAST_HOLD, 2 * still)));
        }
        return holds;
    }

    /** Where in a step the times of rows usually lie: the mean on the circle that a step makes. */
    static long phase(Block rows, long stepMicros) {
        double sine = 0;
        double cosine = 0;
        for (int row = 0; row < Math.min(LOOKED_AT, rows.rows()); row++) {
            double angle = 2 * Math.PI * Math.floorMod(rows.time(row), stepMicros) / stepMicros;
            sine += StrictMath.sin(angle);
            cosine += StrictMath.cos(angle);
        }
        double phase = StrictMath.atan2(sine, cosine) / (2 * Math.PI) * stepMicros;
        return Math.floorMod(Math.round(phase), stepMicros);
    }

    /** A step as people choose it: two digits, where that is within a fiftieth of what was measured. */
    static long round(long micros) {
        double ten = Math.pow(10, Math.floor(Math.log10((double) Math.max(1, micros))) - 1);
        long rounded = Math.max(1, Math.round((double) Math.round(micros / ten) * ten));
        return Math.abs(rounded - micros) <= micros / 50 ? rounded : micros;
    }
}
