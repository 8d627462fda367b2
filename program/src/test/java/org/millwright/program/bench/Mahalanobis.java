package org.millwright.program.bench;

import java.util.Arrays;
import java.util.Map;
import org.millwright.machine.Block;
import org.millwright.program.bench.speed.BareWhitening;
import org.millwright.program.bench.speed.SpeedSubject;

/** The plainest detector there is: squared whitened distance, in alarm above a quantile of the training rows. */
final class Mahalanobis implements RowDetector {
    private final double quantile;

    Mahalanobis(double quantile) {
        this.quantile = quantile;
    }

    @Override
    public Learned learn(Block training) {
        SpeedSubject.Scoring distance = new BareWhitening().learn(training);
        double[] past = distances(distance, training);
        Arrays.sort(past);
        double limit = past[(int) (quantile * (past.length - 1))];
        return rows -> {
            double[] scores = distances(new BareWhitening().learn(training), rows);
            double[] limits = new double[scores.length];
            boolean[] alarms = new boolean[scores.length];
            Arrays.fill(limits, limit);
            for (int row = 0; row < scores.length; row++) {
                alarms[row] = scores[row] >= limit;
            }
            return new Judgement(scores, limits, alarms, alarms);
        };
    }

    static double[] distances(SpeedSubject.Scoring distance, Block rows) {
        double[] distances = new double[rows.rows()];
        for (int row = 0; row < distances.length; row++) {
            distances[row] = distance.score(rows, row, row + 1);
        }
        return distances;
    }

    @Override
    public Map<String, Object> configuration() {
        return Map.of("detector", "mahalanobis", "quantile", quantile);
    }
}
