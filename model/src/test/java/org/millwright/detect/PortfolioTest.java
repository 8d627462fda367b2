package org.millwright.detect;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PortfolioTest {
    private static final int P = 4;
    private static final int ROWS = 500;

    private final SplittableRandom random = new SplittableRandom(Worlds.seed());
    private final Rows rows = Worlds.noise(random, ROWS, P);
    private final Portfolio portfolio = Portfolio.of(rows);

    private double[] row(int row) {
        return rows.slice(row, row + 1).flat();
    }

    private double[] score(double[] z, Portfolio.State state) {
        double[] scores = new double[Portfolio.IDS.length];
        portfolio.score(z, state, scores);
        return scores;
    }

    /** The four statistics as the class says them, one row after the other. */
    @Test
    void theStatisticsAreWhatTheirNamesSay() {
        Portfolio.State state = portfolio.fresh();
        double slowM = state.slowM;
        double fastC = state.fastC;
        double[] smooth = new double[P];
        double[] room = new double[2 * P];
        for (int i = 0; i < 100; i++) {
            double[] scores = score(row(i), state);
            double m = Math.log(portfolio.plain().distance(row(i), room) + 1e-12);
            assertEquals(m, scores[0], 1e-12, "M, row " + i);
            slowM += 0.1 * (m - slowM);
            assertEquals(slowM, scores[1], 1e-12, "M.1, row " + i);
            for (int c = 0; c < P; c++) {
                smooth[c] += 0.2 * (row(i)[c] - smooth[c]);
            }
            assertEquals(
                    Math.log(portfolio.smoothed().distance(smooth, room) + 1e-12), scores[2], 1e-12, "ME.2, row " + i);
            if (i > 0) {
                double c = Math.log(portfolio.canonical().residual(row(i), row(i - 1), room) + 1e-12);
                fastC += 0.2 * (c - fastC);
            }
            assertEquals(fastC, scores[3], 1e-12, "C.2, row " + i);
        }
    }

    /** The averages begin at what is usual on healthy rows, so that they settle from either side. */
    @Test
    void averagesBeginAtWhatIsUsual() {
        Portfolio.State state = portfolio.fresh();
        double[] begin = {state.slowM, state.fastC};
        double slowM = 0;
        double fastC = 0;
        for (int i = 0; i < ROWS; i++) {
            double[] scores = score(row(i), state);
            slowM += scores[1] / ROWS;
            fastC += scores[3] / ROWS;
        }
        assertEquals(slowM, begin[0], 0.05);
        assertEquals(fastC, begin[1], 0.05);
    }

    /** What is usual is a mean over the rows that have a row before them, however many interruptions there are. */
    @Test
    void interruptionsDoNotChangeWhatIsUsual() {
        boolean[] often = new boolean[ROWS];
        for (int row = 0; row < ROWS; row += 4) {
            often[row] = true;
        }
        Rows torn = new Rows(P, rows.flat(), often);
        double whole = portfolio.fresh().fastC;
        double pieces = Portfolio.of(torn).fresh().fastC;
        assertTrue(pieces > 0.8 * whole, () -> pieces + " against " + whole);
    }

    @Test
    void aRestartIsAFreshState() {
        Portfolio.State state = portfolio.fresh();
        for (int i = 0; i < 30; i++) {
            score(new double[] {9, 9, 9, 9}, state);
        }
        portfolio.restart(state);
        Portfolio.State fresh = portfolio.fresh();
        for (int i = 0; i < 5; i++) {
            assertArrayEquals(score(row(i), fresh), score(row(i), state));
        }
    }

    @Test
    void aSmallLastingShiftIsFoundByTheSmoothedStatistics() {
        Portfolio.State state = portfolio.fresh();
        double[] healthy = new double[4];
        double[] shifted = new double[4];
        for (int i = 0; i < ROWS; i++) {
            double[] z = row(i);
            double[] into = i < 250 ? healthy : shifted;
            z[1] += i < 250 ? 0 : 1.5;
            double[] scores = score(z, state);
            for (int s = 0; s < 4; s++) {
                into[s] += scores[s] / 250;
            }
        }
        assertTrue(shifted[2] - healthy[2] > 2 * (shifted[0] - healthy[0]), "ME.2 rises more than M");
        assertTrue(shifted[0] > healthy[0], "and M rises too");
    }

    @Test
    void theSavedFormGoesOnWhereItStopped() throws IOException {
        Portfolio.State state = portfolio.fresh();
        for (int i = 0; i < 17; i++) {
            score(row(i), state);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        state.write(new DataOutputStream(bytes));
        Portfolio.State again = portfolio.fresh();
        again.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        for (int i = 17; i < 40; i++) {
            assertArrayEquals(score(row(i), state), score(row(i), again));
        }
    }
}
