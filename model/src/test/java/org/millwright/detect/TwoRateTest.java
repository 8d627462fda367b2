package org.millwright.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TwoRateTest {
    private final SplittableRandom random = new SplittableRandom(Worlds.seed());

    /** The slow average is the one before this row: a row must not be held against itself. */
    @Test
    void theDifferenceOfTwoMovingAverages() {
        TwoRate rates = new TwoRate(Whitening.ofCovariance(new double[1], new double[] {1}, 0));
        TwoRate.State state = rates.fresh();
        double fast = 0;
        double slow = 0;
        for (int row = 0; row < 200; row++) {
            double z = random.nextGaussian();
            fast += 0.2 * (z - fast);
            double expected = Math.log((fast - slow) * (fast - slow) + 1e-12);
            slow += 0.05 * (z - slow);
            assertEquals(expected, rates.score(new double[] {z}, state), 1e-5, "row " + row);
        }
    }

    /** It marks a change, not a state: it rises with a step and falls back while the step stands. */
    @Test
    void aStepIsMarkedAtItsBeginningAndAtItsEnd() {
        Rows healthy = Worlds.noise(random, 2000, 3);
        TwoRate rates = TwoRate.of(healthy);
        TwoRate.State state = rates.fresh();
        double[] scores = new double[600];
        for (int row = 0; row < scores.length; row++) {
            double[] z = healthy.slice(row, row + 1).flat();
            if (row >= 200 && row < 400) {
                z[1] += 10;
            }
            scores[row] = rates.score(z, state);
        }
        double before = most(scores, 50, 200);
        assertTrue(most(scores, 200, 220) > before + 1.5, "rises at the beginning");
        assertTrue(most(scores, 340, 400) < before + 1, "falls back while the step stands");
        assertTrue(most(scores, 400, 420) > before + 1.5, "rises at the end");
        assertTrue(most(scores, 540, 600) < before + 1, "and falls back again");
    }

    @Test
    void forgettingIsAFreshStart() {
        TwoRate rates = TwoRate.of(Worlds.noise(random, 500, 2));
        TwoRate.State used = rates.fresh();
        for (int row = 0; row < 30; row++) {
            rates.score(new double[] {5, -5}, used);
        }
        used.forget();
        double[] z = {0.3, -0.2};
        assertEquals(rates.score(z, rates.fresh()), rates.score(z, used), 0);
    }

    /** Rows after an interruption are learnt from once the averages have settled, and not before. */
    @Test
    void shortStretchesTeachNothing() {
        int n = 200;
        boolean[] begins = new boolean[n];
        for (int row = 0; row < n; row += 20) {
            begins[row] = true;
        }
        Rows rows = Worlds.noise(random, n, 1);
        TwoRate none = TwoRate.of(new Rows(1, rows.flat(), begins));
        assertEquals(1, none.whitening().precision()[0], 1e-9, "no scale was learnt");
        begins[20] = false;
        assertTrue(TwoRate.of(new Rows(1, rows.flat(), begins)).whitening().precision()[0] > 1.5, "control");
    }

    @Test
    void theSavedFormGoesOnWhereItStopped() throws IOException {
        TwoRate rates = TwoRate.of(Worlds.noise(random, 500, 2));
        TwoRate.State state = rates.fresh();
        rates.score(new double[] {1, 2}, state);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        state.write(new DataOutputStream(bytes));
        TwoRate.State again = rates.fresh();
        again.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        double[] z = {0.5, -1};
        assertEquals(rates.score(z, state), rates.score(z, again), 0);
    }

    private static double most(double[] scores, int from, int until) {
        double most = Double.NEGATIVE_INFINITY;
        for (int row = from; row < until; row++) {
            most = Math.max(most, scores[row]);
        }
        return most;
    }
}
