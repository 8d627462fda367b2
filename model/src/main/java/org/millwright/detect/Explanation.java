package org.millwright.detect;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * How far each tag of one row is from its own normal, and from what the other tags let expect.
 *
 * <p>The second is the conditional residual r = (Σ⁻¹(z − μ))ᵢ / √(Σ⁻¹)ᵢᵢ, which has variance 1 on healthy rows. If one tag alone moves,
 * its residual is the largest: the others are smaller by their partial correlation with it. That is what plain contributions, which
 * smear, cannot promise.
 *
 * <p>For one thread; costs p² multiplications a row, so it is asked for only while a warning stands.
 */
public final class Explanation {
    private final Detector detector;
    private final @Nullable Preparation preparation;
    private final int aloneColumn;
    private final int[] placeOf;
    private final double[] x;
    private final double[] residual;
    private final double[] deviation;
    private final double[] value;
    private final Filler.Room room;
    private int regime;

    public Explanation(Detector detector) {
        this.detector = detector;
        int tags = detector.tags().size();
        placeOf = new int[tags];
        Arrays.fill(placeOf, -1);
        switch (detector.knowledge()) {
            case Learnt learnt -> {
                preparation = learnt.preparation();
                aloneColumn = -1;
            }
            case Alone alone -> {
                preparation = null;
                aloneColumn = alone.column();
            }
        }
        int[] judged = preparation == null ? new int[0] : preparation.judged();
        for (int i = 0; i < judged.length; i++) {
            placeOf[judged[i]] = i;
        }
        x = new double[judged.length];
        room = new Filler.Room(judged.length);
        residual = new double[tags];
        deviation = new double[tags];
        value = new double[tags];
    }

    /** Explains a row of all tags, NaN where missing. */
    public void of(double[] raw) {
        System.arraycopy(raw, 0, value, 0, value.length);
        if (preparation != null) {
            standardise(raw, preparation);
        }
        for (int tag = 0; tag < deviation.length; tag++) {
            deviation[tag] = placeOf[tag] >= 0
                    ? x[placeOf[tag]]
                    : Regimes.bounded((raw[tag] - normalMean(tag)) / Math.max(Double.MIN_NORMAL, normalDeviation(tag)));
            residual[tag] = deviation[tag];
        }
        if (preparation != null) {
            preparation.residuals(x, room);
            int[] judged = preparation.judged();
            for (int i = 0; i < x.length; i++) {
                residual[judged[i]] = Double.isNaN(raw[judged[i]]) ? Double.NaN : x[i];
            }
        }
    }

    private void standardise(double[] raw, Preparation known) {
        regime = Math.max(0, known.regimes().of(raw, regime));
        int[] judged = known.judged();
        for (int i = 0; i < x.length; i++) {
            x[i] = raw[judged[i]];
        }
        known.regimes().standardise(x, regime);
    }

    /** True for a tag that is judged, not only watched. */
    public boolean judged(int tag) {
        return placeOf[tag] >= 0 || tag == aloneColumn;
    }

    /** The value itself, in the tag's unit; NaN where missing. */
    public double value(int tag) {
        return value[tag];
    }

    /** The distance from the tag's healthy mean in its healthy standard deviations; NaN where missing. */
    public double deviation(int tag) {
        return deviation[tag];
    }

    /** The distance from what the other tags let expect, in its healthy standard deviations; NaN where missing. */
    public double residual(int tag) {
        return residual[tag];
    }

    /** The mean of the healthy part, in the tag's unit; of the present regime where there are several. */
    public double normalMean(int tag) {
        return preparation != null && placeOf[tag] >= 0
                ? preparation.regimes().means()[regime][placeOf[tag]]
                : detector.own().mean(tag);
    }

    /** The standard deviation of the healthy part, in the tag's unit. */
    public double normalDeviation(int tag) {
        return preparation != null && placeOf[tag] >= 0
                ? preparation.regimes().deviations()[regime][placeOf[tag]]
                : detector.own().deviation(tag);
    }

    /** Writes what the explanation of a later row depends on. */
    public void write(DataOutput to) throws IOException {
        to.writeInt(regime);
    }

    /** Reads what {@link #write} wrote, for the same detector. */
    public void read(DataInput from) throws IOException {
        regime = from.readInt();
    }

    /** The tag's own lower limit, in its unit. */
    public double low(int tag) {
        return detector.own().low(tag);
    }

    /** The tag's own upper limit, in its unit. */
    public double high(int tag) {
        return detector.own().high(tag);
    }
}
