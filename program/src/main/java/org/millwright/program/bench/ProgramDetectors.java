package org.millwright.program.bench;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.millwright.detect.Budget;
import org.millwright.detect.Detector;
import org.millwright.detect.Healthy;
import org.millwright.detect.MahalanobisScore;
import org.millwright.detect.Scan;
import org.millwright.detect.Settings;
import org.millwright.machine.Block;
import org.millwright.program.bench.speed.SpeedSubject;
import org.millwright.recording.RecordingReader;

/** The detectors that {@code warn} runs, as the suites ask for them. */
public final class ProgramDetectors implements BenchDetectors {
    private static final double SECOND = 1e6;

    private final RecordingReader recordings;

    public ProgramDetectors(RecordingReader recordings) {
        this.recordings = recordings;
    }

    @Override
    public RecordingReader recordings() {
        return recordings;
    }

    @Override
    public RowDetector rows(Rate budget) {
        return new Rows(budget);
    }

    @Override
    public Warner warner(Rate budget) {
        return new WholeWay(budget);
    }

    @Override
    public List<SpeedSubject> speed() {
        return List.of(new Linear(), new Portfolio());
    }

    private static Detector learn(Block healthy, Rate budget, double step) {
        Healthy part = new Healthy(healthy.tags(), healthy.rows(), step);
        part.add(healthy);
        return Detector.learn(part, new Settings(Budget.parse(budget.toString()), step));
    }

    /** The distance of rows that occurs most: the middle one of all. */
    private static double step(Block rows) {
        long[] steps = new long[Math.max(1, rows.rows() - 1)];
        for (int row = 1; row < rows.rows(); row++) {
            steps[row - 1] = rows.time(row) - rows.time(row - 1);
        }
        java.util.Arrays.sort(steps);
        return Math.max(1, steps[steps.length / 2]);
    }

    private record Rows(Rate budget) implements RowDetector {
        @Override
        public Learned learn(Block training) {
            Detector detector = ProgramDetectors.learn(training, budget, step(training));
            return rows -> {
                org.millwright.detect.Judgement said = detector.judge(rows);
                double[] scores = new double[said.rows()];
                double[] limits = new double[said.rows()];
                boolean[] alarms = new boolean[said.rows()];
                boolean[] changes = new boolean[said.rows()];
                boolean signal = false;
                for (int row = 0; row < scores.length; row++) {
                    scores[row] = said.score(row);
                    limits[row] = said.limit();
                    alarms[row] = said.alarm(row);
                    // Each change that is noticed turns the signal over: its edges are the changes.
                    signal ^= said.change(row);
                    changes[row] = signal;
                }
                return new Judgement(scores, limits, alarms, changes);
            };
        }

        @Override
        public Map<String, Object> configuration() {
            return new TreeMap<>(Map.of(
                    "detector", "portfolio",
                    "statistics", "M, M.1, ME.2, C.2",
                    "fusion", "mean",
                    "opens", "3 of 5 rows",
                    "budget", budget.toString()));
        }
    }

    private record Linear() implements SpeedSubject {
        @Override
        public String name() {
            return "linear";
        }

        @Override
        public Scoring learn(Block training) {
            MahalanobisScore score = MahalanobisScore.learn(training);
            return (rows, from, until) -> {
                double sum = 0;
                for (int row = from; row < until; row++) {
                    sum += score.score(rows, row);
                }
                return sum;
            };
        }
    }

    private record Portfolio() implements SpeedSubject {
        @Override
        public String name() {
            return "portfolio";
        }

        @Override
        public Scoring learn(Block training) {
            Detector detector = ProgramDetectors.learn(training, Rate.everyRows(2_000), SECOND);
            Scan scan = new Scan(detector);
            double[] raw = new double[training.tags().size()];
            long[] time = {0};
            return (rows, from, until) -> {
                double sum = 0;
                for (int row = from; row < until; row++) {
                    for (int c = 0; c < raw.length; c++) {
                        raw[c] = rows.value(row, c);
                    }
                    time[0] += (long) SECOND;
                    scan.row(time[0], raw);
                    sum += scan.score();
                }
                return sum;
            };
        }
    }
}
