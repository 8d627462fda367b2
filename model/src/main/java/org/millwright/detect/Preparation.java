package org.millwright.detect;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Makes a standardised row of the judged tags from a row of all tags, or says why it cannot. */
final class Preparation {
    private final int[] judged;
    private final Filler filler;
    private final Regimes regimes;
    private final double[] precision;
    private final double[] mean;

    /**
     * @param judged the columns of the judged tags
     * @param precision Σ⁻¹ of the standardised healthy rows
     * @param mean μ of the standardised healthy rows
     */
    Preparation(int[] judged, Filler filler, Regimes regimes, double[] precision, double[] mean) {
        this.judged = judged;
        this.filler = filler;
        this.regimes = regimes;
        this.precision = precision;
        this.mean = mean;
    }

    int[] judged() {
        return judged;
    }

    Filler filler() {
        return filler;
    }

    Regimes regimes() {
        return regimes;
    }

    State fresh() {
        return new State(judged.length);
    }

    /** What became of a row. */
    enum Sight {
        /** It can be judged. */
        CLEAR,
        /** Too few values. */
        BLIND,
        /** The state tags say something that the healthy part did not show. */
        UNSEEN_REGIME
    }

    /** Takes a row of all tags; where the sight is clear, {@link State#z} holds the standardised row. */
    Sight see(double[] raw, State state) {
        double[] z = state.z;
        for (int c = 0; c < judged.length; c++) {
            z[c] = raw[judged[c]];
        }
        int missing = filler.hold(z, state.held);
        state.regime = regimes.of(raw, state.regime);
        if (state.regime == Regimes.UNSEEN) {
            return Sight.UNSEEN_REGIME;
        }
        if (!Filler.judgeable(judged.length, missing)) {
            return Sight.BLIND;
        }
        regimes.standardise(z, state.regime);
        if (missing > 0) {
            Filler.expect(z, precision, mean, state.room);
        }
        return Sight.CLEAR;
    }

    /**
     * Turns a standardised row into conditional residuals, in place; missing values are filled by their expectation, so that their
     * residual is 0.
     */
    void residuals(double[] z, Filler.Room room) {
        int p = z.length;
        Filler.expect(z, precision, mean, room);
        double[] distance = z.clone();
        for (int c = 0; c < p; c++) {
            distance[c] -= mean[c];
        }
        for (int c = 0; c < p; c++) {
            double sum = 0;
            for (int j = 0; j < p; j++) {
                sum += precision[c * p + j] * distance[j];
            }
            z[c] = sum / Math.sqrt(precision[c * p + c]);
        }
    }

    /** The last values and the standardised row. */
    static final class State {
        final Filler.State held;
        final double[] z;
        final Filler.Room room;
        int regime;

        State(int channels) {
            held = new Filler.State(channels);
            z = new double[channels];
            room = new Filler.Room(channels);
        }

        void write(DataOutput to) throws IOException {
            Saved.write(held.last, to);
            Saved.write(held.age, to);
            to.writeInt(regime);
        }

        void read(DataInput from) throws IOException {
            Saved.read(held.last, from);
            Saved.read(held.age, from);
            regime = from.readInt();
        }
    }
}
