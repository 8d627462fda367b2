package org.millwright.detect;

/**
 * One score from several statistics: the mean of their surprises, itself measured against its own healthy tail. The mean asks for
 * agreement; a single statistic that runs away counts for at most {@link #MOST}.
 */
final class Fusion {
    private static final double MOST = 12;

    private final Tail[] tails;
    private final Tail together;

    Fusion(Tail[] tails, Tail together) {
        this.tails = tails;
        this.together = together;
    }

    /**
     * @param scores per statistic the out-of-block scores of the healthy rows
     */
    static Fusion of(double[][] scores) {
        Tail[] tails = new Tail[scores.length];
        for (int s = 0; s < tails.length; s++) {
            tails[s] = Tail.of(scores[s]);
        }
        double[] fused = new double[scores[0].length];
        double[] row = new double[tails.length];
        for (int i = 0; i < fused.length; i++) {
            for (int s = 0; s < tails.length; s++) {
                row[s] = scores[s][i];
            }
            fused[i] = mean(tails, row);
        }
        return new Fusion(tails, Tail.of(fused));
    }

    Tail[] tails() {
        return tails;
    }

    Tail together() {
        return together;
    }

    /** −log₁₀ of the share of healthy rows that are at least as odd. */
    double surprise(double[] scores) {
        return together.surprise(mean(tails, scores));
    }

    private static double mean(Tail[] tails, double[] scores) {
        double sum = 0;
        for (int s = 0; s < tails.length; s++) {
            sum += Math.min(MOST, tails[s].surprise(scores[s]));
        }
        return sum / tails.length;
    }
}
