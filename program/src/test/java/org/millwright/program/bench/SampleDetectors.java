package org.millwright.program.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.millwright.adapters.files.TextReader;
import org.millwright.diagnose.ChangeKind;
import org.millwright.machine.Block;
import org.millwright.program.bench.speed.SpeedSubject;
import org.millwright.recording.RecordingReader;
import org.millwright.recording.folder.Recordings;

/** Plain detectors that are good enough to prove the way through the suites. */
final class SampleDetectors implements BenchDetectors {
    @Override
    public RowDetector rows(Rate budget) {
        return new Mahalanobis(0.99);
    }

    /** Warns whenever the whitened distance passes the largest of the baseline; always says shift, names the tags by distance. */
    @Override
    public Warner warner(Rate budget) {
        return (recording, baselineRows) -> {
            Judgement judged =
                    new Mahalanobis(1).learn(recording.slice(0, baselineRows)).judge(recording);
            List<Warner.Told> told = new ArrayList<>();
            for (int row = baselineRows; row < judged.rows(); row++) {
                if (judged.alarms()[row] && !judged.alarms()[row - 1]) {
                    told.add(new Warner.Told(row, ChangeKind.SHIFT, farthest(recording, baselineRows, row)));
                }
            }
            return told;
        };
    }

    private static List<String> farthest(Block recording, int baselineRows, int row) {
        Integer[] order = new Integer[recording.tags().size()];
        double[] distances = new double[order.length];
        for (int channel = 0; channel < order.length; channel++) {
            double[] healthy = Arrays.copyOf(recording.values(channel), baselineRows);
            double mean = Arrays.stream(healthy).average().orElseThrow();
            double spread = Arrays.stream(healthy)
                    .map(value -> Math.abs(value - mean))
                    .average()
                    .orElseThrow();
            order[channel] = channel;
            distances[channel] = Math.abs(recording.value(row, channel) - mean) / spread;
        }
        Arrays.sort(order, (a, b) -> Double.compare(distances[b], distances[a]));
        return Arrays.stream(order)
                .map(channel -> recording.tags().get(channel).name())
                .toList();
    }

    @Override
    public RecordingReader recordings() {
        return Recordings.of(List.of(new TextReader()));
    }

    @Override
    public List<SpeedSubject> speed() {
        SpeedSubject bare = new org.millwright.program.bench.speed.BareWhitening();
        return List.of(named("linear", bare), named("portfolio", bare));
    }

    private static SpeedSubject named(String name, SpeedSubject subject) {
        return new SpeedSubject() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Scoring learn(Block training) {
                return subject.learn(training);
            }
        };
    }
}
