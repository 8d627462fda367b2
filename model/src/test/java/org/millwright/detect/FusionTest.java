package org.millwright.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FusionTest {
    private final SplittableRandom random = new SplittableRandom(Worlds.seed());
    private final double[][] healthy = scores(4, 5000);
    private final Fusion fusion = Fusion.of(healthy);

    private double[][] scores(int statistics, int rows) {
        double[][] scores = new double[statistics][rows];
        for (int row = 0; row < rows; row++) {
            double common = random.nextGaussian();
            for (int s = 0; s < statistics; s++) {
                scores[s][row] = common + random.nextGaussian();
            }
        }
        return scores;
    }

    /** The fused surprise keeps its promise: of fresh healthy rows the share 10^-s has a surprise of s. */
    @Test
    void theSurpriseIsAProbability() {
        double[][] fresh = scores(4, 20_000);
        for (double surprise : new double[] {0.5, 1, 2}) {
            int above = 0;
            for (int row = 0; row < fresh[0].length; row++) {
                above += fusion.surprise(row(fresh, row)) >= surprise ? 1 : 0;
            }
            double promised = Math.pow(10, -surprise);
            double kept = above / (double) fresh[0].length;
            assertEquals(1, kept / promised, 0.5, "seed " + Worlds.seed() + ", surprise " + surprise);
        }
    }

    @Test
    void moreOfAnyStatisticIsNeverLessSurprising() {
        for (int round = 0; round < 500; round++) {
            double[] row = random.doubles(4, -4, 12).toArray();
            double before = fusion.surprise(row);
            row[random.nextInt(4)] += 5 * random.nextDouble();
            assertTrue(fusion.surprise(row) >= before - 1e-12, "seed " + Worlds.seed() + ", round " + round);
        }
    }

    /** One statistic that runs away is heard, but it does not outshout the others without end. */
    @Test
    void oneStatisticCountsForAtMostTwelve() {
        double far = fusion.surprise(new double[] {1e6, 0, 0, 0});
        assertEquals(far, fusion.surprise(new double[] {1e12, 0, 0, 0}), 0);
        assertTrue(far > 3, () -> "it is heard: " + far);
        assertTrue(fusion.surprise(new double[] {1e6, 1e6, 0, 0}) > far, "two are heard more");
    }

    @Test
    void agreementCountsMoreThanOneLoudVoice() {
        double[] usual = new double[4];
        double[] odd = new double[4];
        for (int s = 0; s < 4; s++) {
            usual[s] = fusion.tails()[s].knots()[100];
            odd[s] = fusion.tails()[s].scoreAt(2);
        }
        double all = fusion.surprise(odd);
        usual[0] = fusion.tails()[0].scoreAt(6);
        double one = fusion.surprise(usual);
        assertTrue(all > one, () -> all + " for four, " + one + " for one");
    }

    @Test
    void itsTailsAreThoseOfItsStatistics() {
        assertEquals(4, fusion.tails().length);
        for (int s = 0; s < 4; s++) {
            assertEquals(Tail.of(healthy[s]).scoreAt(3), fusion.tails()[s].scoreAt(3), 0);
        }
        assertTrue(fusion.together().threshold() > 0.5);
    }

    private static double[] row(double[][] scores, int row) {
        double[] values = new double[scores.length];
        for (int s = 0; s < values.length; s++) {
            values[s] = scores[s][row];
        }
        return values;
    }
}
