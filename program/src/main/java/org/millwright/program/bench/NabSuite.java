package org.millwright.program.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.millwright.detect.stream.SingleTagDetector;
import org.millwright.evaluate.Profile;
import org.millwright.evaluate.StreamScore;
import org.millwright.program.bench.data.DataFolder;
import org.millwright.program.bench.data.NabFile;

/**
 * Single streams (Numenta Anomaly Benchmark 1.1): one pass from a cold start, one score per row, one threshold for all streams.
 */
final class NabSuite implements Suite {
    @Override
    public String name() {
        return "nab";
    }

    @Override
    public String about() {
        return "events in single streams, from a cold start";
    }

    @Override
    public Measurement measure(BenchRequest request) {
        DataFolder folder = request.folder(name());
        List<NabFile> files = NabFile.all(folder);
        Measurement measurement = new Measurement().from(folder);
        StandIn standIn = request.standIn();
        if (standIn == null) {
            measurement.configured(SingleTagDetector.configuration());
        } else {
            measurement.configured(standIn.configuration()).differs("detector");
        }
        List<Judged> judged = InOrder.map(
                request.threads(), files, file -> new Judged(file, scores(file, standIn, measurement.effort())));
        PredictionFiles.writeAll(request.predictions(), judged);
        score(judged, folder, standIn == null ? SingleTagDetector.EVENT : StandIn.LIMIT, measurement);
        return measurement;
    }

    /** The scores are handed over. */
    private static final class Judged implements PredictionFiles.Lines {
        private final NabFile file;
        private final double[] scores;

        Judged(NabFile file, double[] scores) {
            this.file = file;
            this.scores = scores;
        }

        @Override
        public String path() {
            return file.path();
        }

        @Override
        public String header() {
            return "row,score";
        }

        @Override
        public int rows() {
            return scores.length;
        }

        @Override
        public String line(int row) {
            return Double.toString(scores[row]);
        }
    }

    private static double[] scores(NabFile file, @Nullable StandIn standIn, Effort effort) {
        return effort.score(file.rows(), () -> {
            double[] scores = new double[file.rows()];
            SingleTagDetector detector = new SingleTagDetector(true);
            for (int row = 0; row < scores.length; row++) {
                scores[row] = standIn == null ? detector.onRow(file.time(row), file.value(row)) : standIn.score();
            }
            return scores;
        });
    }

    private static void score(List<Judged> judged, DataFolder folder, double threshold, Measurement measurement) {
        NabFile.Labels labels = NabFile.labels(folder);
        StreamScore score = new StreamScore();
        for (Judged one : judged) {
            score.add(one.scores, labels.of(one.file));
        }
        StreamScore.Result best = score.best(Profile.STANDARD);
        for (Profile profile : Profile.ALL) {
            measurement.figure(profile.name(), score.best(profile).percent());
        }
        measurement.figure("threshold", best.threshold());
        for (Profile profile : Profile.ALL) {
            measurement.figure(
                    "fixed_" + profile.name(), score.at(profile, threshold).percent());
        }
        StreamScore.Result fixed = score.at(Profile.STANDARD, threshold);
        measurement
                .figure("fixed_threshold", threshold)
                .figure("windows", score.windows())
                .figure("windows_detected", best.windowsDetected())
                .figure("detections", best.detections())
                .figure("fixed_windows_detected", fixed.windowsDetected())
                .figure("fixed_detections", fixed.detections());
        measurement.figure("streams", streams(judged, labels, threshold));
    }

    /** Every stream on its own, at the fixed threshold: the sum over all hides which kind of stream is understood. */
    private static List<Map<String, Object>> streams(List<Judged> judged, NabFile.Labels labels, double threshold) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Judged one : judged) {
            StreamScore alone = new StreamScore();
            alone.add(one.scores, labels.of(one.file));
            StreamScore.Result result = alone.at(Profile.STANDARD, threshold);
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("stream", one.path());
            row.put("rows", one.rows());
            row.put("windows", alone.windows());
            row.put("windows_detected", result.windowsDetected());
            row.put("detections", result.detections());
            rows.add(row);
        }
        return rows;
    }
}
