package org.millwright.program.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.millwright.machine.Block;
import org.millwright.program.bench.speed.BareWhitening;
import org.millwright.program.bench.speed.SpeedMeter;
import org.millwright.program.bench.speed.SpeedSubject;
import org.millwright.testkit.worlds.StationaryWorld;

/** How fast the detectors score on one thread, beside a bare loop of standardising and whitening in the same run. */
final class SpeedSuite implements Suite {
    private static final int[] CHANNELS = {8, 24, 52};
    private static final int TRAINING_ROWS = 5_000;
    private static final int ROWS = 60_000;
    private static final double MEMORY = 0.7;
    private static final String LINEAR = "linear";

    private final List<SpeedSubject> detectors;
    private final double warmUpSeconds;
    private final double measuredSeconds;

    /**
     * @param detectors what is measured; one is called linear
     */
    SpeedSuite(List<SpeedSubject> detectors, double warmUpSeconds, double measuredSeconds) {
        this.detectors = detectors;
        this.warmUpSeconds = warmUpSeconds;
        this.measuredSeconds = measuredSeconds;
    }

    @Override
    public String name() {
        return "detect-speed";
    }

    @Override
    public String about() {
        return "values per second and bytes per row of the detectors, on one thread";
    }

    @Override
    public Measurement measure(BenchRequest request) {
        Measurement measurement = new Measurement()
                .configured("warm_up_seconds", warmUpSeconds)
                .configured("measured_seconds", measuredSeconds);
        List<SpeedSubject> subjects = new ArrayList<>(detectors);
        subjects.addFirst(new BareWhitening());
        List<Timed> table = new ArrayList<>();
        SpeedMeter meter = new SpeedMeter(warmUpSeconds, measuredSeconds);
        for (int channels : CHANNELS) {
            Block all = StationaryWorld.of(
                            request.seeds().world(channels), channels, MEMORY, false, TRAINING_ROWS + ROWS)
                    .rows();
            Block training = all.slice(0, TRAINING_ROWS);
            Block rows = all.slice(TRAINING_ROWS, all.rows());
            for (SpeedSubject subject : subjects) {
                SpeedSubject.Scoring scoring = measurement.effort().train(() -> subject.learn(training));
                table.add(new Timed(subject.name(), channels, meter.measure(scoring, rows)));
            }
        }
        measurement.note("sum of all scores " + meter.checksum());
        figures(measurement, table);
        return measurement;
    }

    private record Timed(String detector, int channels, SpeedMeter.Speed speed) {}

    private void figures(Measurement measurement, List<Timed> table) {
        for (SpeedSubject detector : detectors) {
            measurement.figure(detector.name() + "_values_per_second_per_core", least(table, detector.name()));
        }
        measurement
                .figure(
                        "bytes_per_row",
                        table.stream()
                                .mapToDouble(row -> row.speed.bytesPerRow())
                                .max()
                                .orElseThrow())
                .figure("bare_whitening_values_per_second_per_core", least(table, new BareWhitening().name()))
                .figure("ratio_to_bare_whitening", ratio(table))
                .figure("table", table.stream().map(SpeedSuite::row).toList());
    }

    private static double least(List<Timed> table, String detector) {
        return table.stream()
                .filter(row -> row.detector.equals(detector))
                .mapToDouble(row -> row.speed.valuesPerSecond())
                .min()
                .orElse(Double.NaN);
    }

    /** The linear detector's speed over the bare loop's, the least over the numbers of channels. */
    private static double ratio(List<Timed> table) {
        return IntStream.of(CHANNELS)
                .mapToDouble(channels -> {
                    List<Timed> same = table.stream()
                            .filter(row -> row.channels == channels)
                            .toList();
                    return least(same, LINEAR) / least(same, new BareWhitening().name());
                })
                .min()
                .orElse(Double.NaN);
    }

    private static Map<String, Object> row(Timed timed) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("detector", timed.detector);
        row.put("channels", timed.channels);
        row.put("values_per_second_per_core", timed.speed.valuesPerSecond());
        row.put("bytes_per_row", timed.speed.bytesPerRow());
        row.put("micros_per_row_p99", timed.speed.microsPerRowP99());
        return row;
    }
}
