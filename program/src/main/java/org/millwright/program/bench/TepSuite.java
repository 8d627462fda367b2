package org.millwright.program.bench;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.millwright.evaluate.FaultScore;
import org.millwright.program.bench.data.DataFolder;
import org.millwright.program.bench.data.TepRun;

/**
 * The simulated Tennessee Eastman chemical process (Downs and Vogel 1993, runs of the Braatz group): learned from the one
 * healthy run, limits included; in each faulty test run the fault begins at row {@value #ONSET}.
 */
final class TepSuite implements Suite {
    private static final int ONSET = 160;
    private static final int KNOWN_FAULTS = 21;
    /** Faults that leave practically no trace in these runs. */
    private static final Set<Integer> INVISIBLE = Set.of(3, 9, 15);

    private final Function<Rate, RowDetector> detectors;
    private final Rate budget;

    /**
     * @param detectors the program's detector for a budget
     * @param budget the budget where nobody names one
     */
    TepSuite(Function<Rate, RowDetector> detectors, Rate budget) {
        this.detectors = detectors;
        this.budget = budget;
    }

    @Override
    public String name() {
        return "tep";
    }

    @Override
    public String about() {
        return "faults of a simulated chemical plant: detection, false alarms, delay";
    }

    @Override
    public Measurement measure(BenchRequest request) {
        DataFolder folder = request.folder(name());
        List<TepRun> runs = TepRun.all(folder);
        TepRun training = TepRun.training(runs, folder.root());
        Measurement measurement = new Measurement().from(folder);
        RowDetector detector = request.detector(budget, detectors, measurement);
        Effort effort = measurement.effort();
        RowDetector.Learned learned = effort.train(() -> detector.learn(training.rows()));
        List<TepRun> tests = runs.stream()
                .filter(TepRun::test)
                .sorted(Comparator.comparingInt(TepRun::fault))
                .toList();
        List<Judged> judged = InOrder.map(request.threads(), tests, run -> {
            long values = (long) run.rows().rows() * run.rows().tags().size();
            return new Judged(run, effort.score(values, () -> learned.judge(run.rows())));
        });
        PredictionFiles.writeAll(
                request.predictions(),
                judged.stream()
                        .map(one -> new PredictionFiles.Rows(one.run.name(), one.judgement, false))
                        .toList());
        score(judged, measurement);
        return measurement;
    }

    private record Judged(TepRun run, Judgement judgement) {
        FaultScore score() {
            return FaultScore.of(judgement.alarms(), run.fault() == 0 ? Integer.MAX_VALUE : ONSET);
        }
    }

    private static void score(List<Judged> judged, Measurement measurement) {
        Map<Integer, FaultScore> faults = new LinkedHashMap<>();
        FaultScore healthy = FaultScore.of(new boolean[0], 0);
        for (Judged one : judged) {
            if (one.run.fault() == 0) {
                healthy = one.score();
            } else {
                faults.put(one.run.fault(), one.score());
            }
        }
        long before = faults.values().stream().mapToLong(FaultScore::rowsBefore).sum();
        long alarms =
                faults.values().stream().mapToLong(FaultScore::alarmsBefore).sum();
        measurement
                .figure("far_percent", healthy.falseAlarmPercent())
                .figure("far_prefault_percent", 100.0 * alarms / before)
                .figure("fdr_21_percent", meanOfKnown(faults, fault -> true))
                .figure("fdr_18_percent", meanOfKnown(faults, fault -> !INVISIBLE.contains(fault)))
                .figure("fdr_all_percent", mean(faults, faults.keySet()))
                .figure("mean_delay_minutes", meanDelay(faults))
                .figure("faults", table(faults));
    }

    /** The mean over the faults of the original set; NaN where one of them is not there. */
    private static double meanOfKnown(Map<Integer, FaultScore> faults, IntPredicate wanted) {
        List<Integer> known =
                IntStream.rangeClosed(1, KNOWN_FAULTS).filter(wanted).boxed().toList();
        return faults.keySet().containsAll(known) ? mean(faults, known) : Double.NaN;
    }

    private static double mean(Map<Integer, FaultScore> faults, Iterable<Integer> wanted) {
        double sum = 0;
        int count = 0;
        for (int fault : wanted) {
            FaultScore score = faults.get(fault);
            if (score != null) {
                sum += score.detectedPercent();
                count++;
            }
        }
        return sum / count;
    }

    private static double meanDelay(Map<Integer, FaultScore> faults) {
        return faults.entrySet().stream()
                .filter(fault -> !INVISIBLE.contains(fault.getKey()))
                .flatMapToInt(fault -> fault.getValue().delayRows().stream())
                .mapToDouble(rows -> rows * TepRun.MINUTES_PER_ROW)
                .average()
                .orElse(Double.NaN);
    }

    private static List<Map<String, @Nullable Object>> table(Map<Integer, FaultScore> faults) {
        List<Map<String, @Nullable Object>> table = new ArrayList<>();
        faults.forEach((fault, score) -> {
            Map<String, @Nullable Object> row = new LinkedHashMap<>();
            row.put("fault", fault);
            row.put("fdr_percent", score.detectedPercent());
            row.put("far_prefault_percent", score.falseAlarmPercent());
            row.put(
                    "delay_minutes",
                    score.delayRows().isPresent() ? score.delayRows().getAsInt() * TepRun.MINUTES_PER_ROW : null);
            table.add(row);
        });
        return table;
    }
}
