package org.millwright.program.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.millwright.MillwrightException;
import org.millwright.evaluate.ChangepointScore;
import org.millwright.evaluate.Confusion;
import org.millwright.evaluate.Profile;
import org.millwright.machine.Block;
import org.millwright.program.bench.data.DataFolder;
import org.millwright.program.bench.data.SkabFile;

/**
 * A water pump test rig with real faults (Katser and Kozitsin 2020, Skoltech Anomaly Benchmark 0.9): per file the first
 * {@value #TRAINING_ROWS} rows are healthy and learned from, the rest is judged.
 */
final class SkabSuite implements Suite {
    private static final int TRAINING_ROWS = 400;
    private static final long WINDOW_MICROS = 60_000_000;

    private final Function<Rate, RowDetector> detectors;
    private final Rate budget;

    /**
     * @param detectors the program's detector for a budget
     * @param budget the budget where nobody names one
     */
    SkabSuite(Function<Rate, RowDetector> detectors, Rate budget) {
        this.detectors = detectors;
        this.budget = budget;
    }

    @Override
    public String name() {
        return "skab";
    }

    @Override
    public String about() {
        return "faults of a real water pump: rows, changepoints, false alarms";
    }

    @Override
    public Measurement measure(BenchRequest request) {
        DataFolder folder = request.folder(name());
        List<SkabFile> files = new ArrayList<>(SkabFile.all(folder));
        Measurement measurement = new Measurement().from(folder);
        if (files.isEmpty()) {
            throw MillwrightException.notFound(
                    "bench.skab.files",
                    "The folder {folder} holds no recording. Expected are files such as valve1/1.csv, directly or in data.",
                    "folder",
                    folder.root());
        }
        files.stream()
                .filter(file -> file.rows().rows() <= trainingRows(file))
                .forEach(file -> measurement.note(file.group() + "/" + file.name() + " has no test rows"));
        files.removeIf(file -> file.rows().rows() <= trainingRows(file));
        RowDetector detector = request.detector(budget, detectors, measurement);
        List<Judged> judged =
                InOrder.map(request.threads(), files, file -> judge(file, detector, measurement.effort()));
        PredictionFiles.writeAll(
                request.predictions(),
                judged.stream()
                        .map(one ->
                                new PredictionFiles.Rows(one.file.group() + "/" + one.file.name(), one.judgement, true))
                        .toList());
        score(judged, measurement);
        return measurement;
    }

    /** One file with what was said of its rows from {@code from} on. */
    private record Judged(SkabFile file, int from, Judgement judgement) {
        boolean[] truth() {
            return file.anomalyFrom(from);
        }

        Confusion confusion() {
            return Confusion.of(judgement.alarms(), truth());
        }
    }

    private static int trainingRows(SkabFile file) {
        return file.healthy() ? file.rows().rows() / 2 : TRAINING_ROWS;
    }

    private static Judged judge(SkabFile file, RowDetector detector, Effort effort) {
        Block rows = file.rows();
        int from = trainingRows(file);
        Block test = rows.slice(from, rows.rows());
        RowDetector.Learned learned = effort.train(() -> detector.learn(rows.slice(0, from)));
        long values = (long) test.rows() * test.tags().size();
        return new Judged(file, from, effort.score(values, () -> learned.judge(test)));
    }

    private static void score(List<Judged> judged, Measurement measurement) {
        Confusion all = Confusion.NONE;
        Confusion healthy = Confusion.NONE;
        long healthyAlarms = 0;
        ChangepointScore changes = new ChangepointScore(WINDOW_MICROS);
        Map<String, Confusion> groups = new TreeMap<>();
        for (Judged one : judged) {
            if (one.file.healthy()) {
                healthy = healthy.plus(one.confusion());
                healthyAlarms += one.judgement.alarmsRaised();
                continue;
            }
            all = all.plus(one.confusion());
            groups.merge(one.file.group(), one.confusion(), Confusion::plus);
            long[] times = Arrays.copyOfRange(
                    one.file.rows().times(), one.from, one.file.rows().rows());
            changes.add(times, one.judgement.changepoints(), one.file.changepointFrom(one.from));
        }
        confusion(measurement, all);
        changes(measurement, changes);
        Map<String, Object> table = new LinkedHashMap<>();
        groups.forEach((group, confusion) -> table.put(group, rates(confusion)));
        measurement.figure("groups", table);
        measurement.figure("healthy_far_percent", healthy.falseAlarmPercent());
        measurement.figure("healthy_alarms_per_1000_rows", 1_000.0 * healthyAlarms / healthy.rows());
    }

    private static void confusion(Measurement measurement, Confusion all) {
        rates(all).forEach(measurement::figure);
        measurement
                .figure("tp", all.truePositives())
                .figure("tn", all.trueNegatives())
                .figure("fp", all.falsePositives())
                .figure("fn", all.falseNegatives());
    }

    private static Map<String, @Nullable Object> rates(Confusion confusion) {
        Map<String, @Nullable Object> rates = new LinkedHashMap<>();
        rates.put("f1", confusion.f1());
        rates.put("far_percent", confusion.falseAlarmPercent());
        rates.put("mar_percent", confusion.missedPercent());
        return rates;
    }

    private static void changes(Measurement measurement, ChangepointScore changes) {
        for (Profile profile : Profile.ALL) {
            measurement.figure("nab_" + profile.name(), changes.percent(profile));
        }
        measurement
                .figure("changepoints", changes.changepoints())
                .figure("changepoints_missed", changes.missed())
                .figure("changepoints_false", changes.falsePredictions());
    }
}
