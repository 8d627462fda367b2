package org.millwright.detect;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Where the level of a machine lies beside its normal one, tag by tag, for the explanation of a deviation that is small and stays. Follows
 * every row, as a {@link Scan} does. For one thread; a row costs no allocation.
 */
public final class Level {
    /** The name of the statistic beside those of {@link ScoreColumns#statistics()}: the log distance of the smoothed level. */
    public static final String ID = "L.3";

    private final @Nullable Lasting lasting;
    private final Preparation.@Nullable State seen;
    private final Lasting.@Nullable State state;
    private final @Nullable Preparation preparation;
    private final int[] placeOf;

    /** Starts before the first row of a machine. */
    public Level(Detector detector) {
        placeOf = new int[detector.tags().size()];
        Arrays.fill(placeOf, -1);
        if (detector.knowledge() instanceof Learnt learnt && learnt.lasting() != null) {
            lasting = learnt.lasting();
            state = lasting.fresh();
            preparation = learnt.preparation();
            seen = preparation.fresh();
            int[] judged = preparation.judged();
            for (int i = 0; i < judged.length; i++) {
                placeOf[judged[i]] = i;
            }
        } else {
            lasting = null;
            state = null;
            preparation = null;
            seen = null;
        }
    }

    /** Takes the next row of all tags, NaN where missing. */
    public void row(double[] raw) {
        if (lasting != null && state != null && preparation != null && seen != null) {
            if (preparation.see(raw, seen) == Preparation.Sight.CLEAR) {
                lasting.take(seen.z, state);
            }
        }
    }

    /** True while the level is away from its normal one. */
    public boolean away() {
        return state != null && state.open();
    }

    /** −log₁₀ of how often healthy levels are as odd as the one after the last block of rows. */
    public double surprise() {
        return state == null ? 0 : state.surprise();
    }

    /** What the level of a tag is off from what the levels of the others let expect, in its healthy deviations; 0 for one that is not judged. */
    public double residual(int tag) {
        return lasting == null || state == null || placeOf[tag] < 0 ? 0 : lasting.residual(placeOf[tag], state);
    }

    /** Writes everything that a later row depends on. */
    public void write(DataOutput to) throws IOException {
        if (state != null && seen != null) {
            seen.write(to);
            state.write(to);
        }
    }

    /** Reads what {@link #write} wrote, for the same detector. */
    public void read(DataInput from) throws IOException {
        if (state != null && seen != null) {
            seen.read(from);
            state.read(from);
        }
    }
}
