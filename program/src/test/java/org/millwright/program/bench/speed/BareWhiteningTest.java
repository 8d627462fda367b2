package org.millwright.program.bench.speed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.millwright.machine.Block;
import org.millwright.testkit.worlds.StationaryWorld;

class BareWhiteningTest {
    private static final long SEED = Long.getLong("millwright.seed", 1);

    // Over its own training rows the squared distance is the number of channels on average, whatever the correlation.
    @Test
    void theMeanSquaredDistanceIsTheNumberOfChannels() {
        for (int channels : new int[] {1, 4, 20}) {
            Block rows = StationaryWorld.of(SEED, channels, 0.6, false, 4_000).rows();
            SpeedSubject.Scoring scoring = new BareWhitening().learn(rows);
            assertEquals(channels, scoring.score(rows, 0, rows.rows()) / rows.rows(), 0.01, "seed " + SEED);
        }
    }

    // Two channels: the textbook formula, written out.
    @Test
    void agreesWithTheFormulaForTwoChannels() {
        Block rows = StationaryWorld.of(SEED, 2, 0.3, false, 2_000).rows();
        double[] mean = new double[2];
        double[] square = new double[2];
        double product = 0;
        for (int row = 0; row < rows.rows(); row++) {
            mean[0] += rows.value(row, 0) / rows.rows();
            mean[1] += rows.value(row, 1) / rows.rows();
        }
        for (int row = 0; row < rows.rows(); row++) {
            double a = rows.value(row, 0) - mean[0];
            double b = rows.value(row, 1) - mean[1];
            square[0] += a * a / rows.rows();
            square[1] += b * b / rows.rows();
            product += a * b / rows.rows();
        }
        double correlation = product / Math.sqrt(square[0] * square[1]);
        SpeedSubject.Scoring scoring = new BareWhitening().learn(rows);
        for (int row = 0; row < 200; row++) {
            double a = (rows.value(row, 0) - mean[0]) / Math.sqrt(square[0]);
            double b = (rows.value(row, 1) - mean[1]) / Math.sqrt(square[1]);
            double expected = (a * a - 2 * correlation * a * b + b * b) / (1 - correlation * correlation);
            assertEquals(expected, scoring.score(rows, row, row + 1), 1e-4 * (1 + expected), "seed " + SEED);
        }
    }

    @Test
    void theMeterCountsEveryRowAndEveryByte() {
        Block rows = StationaryWorld.of(SEED, 3, 0, false, 3_000).rows();
        long[] seen = {0};
        SpeedMeter meter = new SpeedMeter(0.01, 0.02);
        SpeedMeter.Speed wasteful = meter.measure(
                (block, from, until) -> {
                    double sum = 0;
                    for (int row = from; row < until; row++) {
                        double[] waste = new double[100 + row % 2];
                        waste[row % 100] = 1;
                        sum += waste[row % 100] + waste.length % 2;
                        seen[0]++;
                    }
                    return sum;
                },
                rows);
        assertTrue(seen[0] >= 6_000, "rows scored: " + seen[0]);
        assertTrue(meter.checksum() >= seen[0], "every row adds at least 1");
        assertTrue(wasteful.bytesPerRow() > 400, "bytes per row: " + wasteful.bytesPerRow());
        assertTrue(wasteful.valuesPerSecond() > 0 && wasteful.microsPerRowP99() >= 0);
    }
}
