package org.millwright.program.bench.speed;

import org.millwright.machine.Block;

/**
 * The least that a whitened statistic must do, and nothing else: standardise a row, solve a triangular system (Cholesky), add up
 * squares. No missing values, no limits, no state. What a detector costs is told as a multiple of this, on the same machine in the
 * same minute.
 */
public final class BareWhitening implements SpeedSubject {
    private static final double RIDGE = 1e-6;

    @Override
    public String name() {
        return "bare";
    }

    @Override
    public Scoring learn(Block training) {
        int channels = training.tags().size();
        double[] means = new double[channels];
        double[] inverseDeviations = new double[channels];
        double[][] standardised = new double[channels][training.rows()];
        for (int channel = 0; channel < channels; channel++) {
            double[] values = training.values(channel);
            double sum = 0;
            double squares = 0;
            for (int row = 0; row < training.rows(); row++) {
                sum += values[row];
            }
            means[channel] = sum / training.rows();
            for (int row = 0; row < training.rows(); row++) {
                squares += (values[row] - means[channel]) * (values[row] - means[channel]);
            }
            inverseDeviations[channel] = 1 / Math.sqrt(squares / training.rows());
            for (int row = 0; row < training.rows(); row++) {
                standardised[channel][row] = (values[row] - means[channel]) * inverseDeviations[channel];
            }
        }
        return new Loop(means, inverseDeviations, cholesky(standardised, training.rows()));
    }

    private static double[][] cholesky(double[][] columns, int rows) {
        int channels = columns.length;
        double[][] lower = new double[channels][channels];
        for (int i = 0; i < channels; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = i == j ? RIDGE : 0;
                for (int row = 0; row < rows; row++) {
                    sum += columns[i][row] * columns[j][row] / rows;
                }
                for (int k = 0; k < j; k++) {
                    sum -= lower[i][k] * lower[j][k];
                }
                lower[i][j] = i == j ? Math.sqrt(sum) : sum / lower[j][j];
            }
        }
        return lower;
    }

    private static final class Loop implements Scoring {
        private final double[] means;
        private final double[] inverseDeviations;
        private final double[][] lower;
        private final double[] inverseDiagonal;
        private final double[] whitened;

        Loop(double[] means, double[] inverseDeviations, double[][] lower) {
            this.means = means;
            this.inverseDeviations = inverseDeviations;
            this.lower = lower;
            inverseDiagonal = new double[means.length];
            for (int i = 0; i < means.length; i++) {
                inverseDiagonal[i] = 1 / lower[i][i];
            }
            whitened = new double[means.length];
        }

        @Override
        public double score(Block rows, int from, int until) {
            double total = 0;
            for (int row = from; row < until; row++) {
                for (int i = 0; i < whitened.length; i++) {
                    double value = (rows.value(row, i) - means[i]) * inverseDeviations[i];
                    double[] weights = lower[i];
                    for (int j = 0; j < i; j++) {
                        value -= weights[j] * whitened[j];
                    }
                    value *= inverseDiagonal[i];
                    whitened[i] = value;
                    total += value * value;
                }
            }
            return total;
        }
    }
}
