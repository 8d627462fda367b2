package org.millwright.program.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.millwright.Message;
import org.millwright.diagnose.ChangeKind;
import org.millwright.diagnose.Departure;
import org.millwright.diagnose.Deviation;
import org.millwright.diagnose.Evidence;
import org.millwright.diagnose.Vote;
import org.millwright.machine.AssetPath;
import org.millwright.machine.Block;
import org.millwright.machine.Quality;
import org.millwright.machine.Tag;
import org.millwright.origin.Origin;
import org.millwright.program.report.trend.Closeups;
import org.millwright.program.report.trend.Trend;
import org.millwright.program.report.trend.TrendCollector;
import org.millwright.recording.ReadReport;
import org.millwright.recording.TimeAxis;
import org.millwright.warning.Similar;
import org.millwright.warning.Span;
import org.millwright.warning.Verdict;
import org.millwright.warning.Warning;

/** A seeded pump station with one episode of every kind of change, and the report's input for it. */
final class DemoPlant {
    static final long STEP = 1_000_000;
    static final long START = Instant.parse("2026-03-02T06:00:00Z").toEpochMilli() * 1_000;
    static final int ROWS = 28_000;
    private static final int LENGTHS = 40;
    private static final int PAUSE_ROW = 17_500;
    private static final long PAUSE = 3_600 * STEP;
    private static final ChangeKind[] KINDS = {
        ChangeKind.SHIFT,
        ChangeKind.DRIFT,
        ChangeKind.SPREAD,
        ChangeKind.STUCK,
        ChangeKind.CORRELATION,
        ChangeKind.MISSING,
        ChangeKind.SHIFT,
        ChangeKind.SENSOR
    };
    private static final Origin ORIGIN =
            new Origin(List.of("pump.csv"), "millwright 0.1.0", Map.of(), 1, "demo", Instant.EPOCH, List.of());

    /** What of the page's words comes from the recording and from the tests, in every language. */
    static final List<String> WORDS = List.of(
            "Millwright",
            "millwright",
            "pump-station-march.csv",
            "Pump station",
            "The first 20 %",
            "it holds words",
            "comment",
            "The decimal sign",
            "Columns are separated");

    private final List<Tag> tags;
    private final Block block;
    private final double[] scores;
    private final int rows;
    private final int healthy;

    DemoPlant(long seed, List<Tag> tags) {
        this(seed, ROWS, tags);
    }

    DemoPlant(long seed, int rows, List<Tag> tags) {
        this.tags = tags;
        this.rows = rows;
        healthy = rows / 5;
        scores = new double[rows];
        SplittableRandom random = new SplittableRandom(seed);
        Block.Builder builder = new Block.Builder(tags, rows);
        double load = 0;
        double[] own = new double[tags.size()];
        for (int row = 0; row < rows; row++) {
            load = 0.995 * load + 0.1 * random.nextGaussian();
            builder.row(time(row));
            scores[row] = Math.max(0, 0.4 + 0.35 * random.nextGaussian() + 0.25 * Math.abs(load));
            for (int column = 0; column < tags.size(); column++) {
                own[column] = 0.7 * own[column] + 0.5 * random.nextGaussian();
                value(builder, row, column, mean(column) + 0.4 * load + 0.5 * own[column]);
            }
        }
        block = builder.build();
    }

    static DemoPlant pump(long seed) {
        return new DemoPlant(
                seed,
                List.of(
                        tag("VI-031", "mm/s"),
                        tag("TI-204 bearing temperature", "°C"),
                        tag("JI-007", "kW"),
                        tag("流量", "m³/h"),
                        tag("PI-112", "bar"),
                        tag("PI-113", "bar"),
                        Tag.of("LI 20"),
                        tag("SI-001", "1/min"),
                        tag("TI-205", "°C"),
                        tag("<b>bold & \"quoted\"</b>", "V"),
                        tag(
                                "a-very-long-name-that-somebody-gave-to-a-perfectly-ordinary-temperature-of-the-oil-in-the-gearbox",
                                "°C"),
                        tag("HI-3", "%")));
    }

    private static Tag tag(String name, String unit) {
        return new Tag(name, unit, Tag.Kind.MEASUREMENT, List.of());
    }

    ReportInput input() {
        return input(warnings(), Verdict.Standing.CALIBRATED, false, List.of());
    }

    ReportInput input(List<Warning> warnings, Verdict.Standing standing, boolean unlike, List<Message> notices) {
        return input(warnings, standing, unlike, notices, trends(2_000), Map.of());
    }

    /** Trends as coarse as those of a very long recording, with or without closeups. */
    ReportInput input(int buckets, boolean closeups) {
        List<Warning> warnings = warnings();
        return input(
                warnings,
                Verdict.Standing.CALIBRATED,
                false,
                List.of(),
                trends(buckets),
                closeups ? closeups(warnings) : Map.of());
    }

    private Map<String, List<Trend>> closeups(List<Warning> warnings) {
        Closeups closeups = new Closeups(tags, STEP, length(), 50);
        for (int from = 0; from < rows; from += 100) {
            int until = Math.min(rows, from + 100);
            closeups.accept(block.slice(from, until));
            for (Warning warning : warnings) {
                Span span = warning.span();
                if (span.detectedRow() > from && span.detectedRow() <= until) {
                    closeups.open(warning.id(), span.detectedMicros());
                }
                if (!span.open() && span.beganRow() + span.rows() > from && span.beganRow() + span.rows() <= until) {
                    closeups.close(warning.id(), span.returnedMicros(), warning.tags());
                }
            }
        }
        return closeups.trends();
    }

    private ReportInput input(
            List<Warning> warnings,
            Verdict.Standing standing,
            boolean unlike,
            List<Message> notices,
            List<Trend> trends,
            Map<String, List<Trend>> closeups) {
        ReportInput.Source source = new ReportInput.Source(
                "pump-station-march.csv",
                new TimeAxis(TimeAxis.Kind.LOCAL, "Zeit", null, STEP),
                new ReadReport(
                        rows,
                        Map.of("blank", 3L, "cut-row", 12L),
                        Map.of("HI-3", 41L),
                        Map.of("流量", 7L, "TI-205", 2L),
                        Map.of("comment", Message.of("test.column.text", "it holds words that follow no list")),
                        List.of(Message.of("test.note.comma", "The decimal sign is the comma (first in row 2)."))),
                List.of(Message.of(
                        "test.layout.csv", "Columns are separated by semicolons; the first row names them.")));
        ReportInput.Machine machine = new ReportInput.Machine(
                AssetPath.of("Plant A/Hall 2/Pump station"),
                new ReportInput.Healthy(
                        List.of(new ReportInput.Stretch(time(0), time(healthy - 1))),
                        healthy,
                        Message.of(
                                "test.healthy.first",
                                "The first 20 % of the recording, because nobody named another part."),
                        List.of(),
                        unlike),
                new ReportInput.Limit(
                        limit(standing), "1/week", standing, standing == Verdict.Standing.CALIBRATED ? 12 : 340),
                score(),
                trends,
                warnings,
                closeups,
                notices);
        return new ReportInput(
                source,
                List.of(machine),
                new ReportInput.Signature(
                        "millwright 0.1.0",
                        "2026-03-03 08:15",
                        "millwright warn pump-station-march.csv --report report.html"));
    }

    private static double limit(Verdict.Standing standing) {
        return standing == Verdict.Standing.UNCALIBRATED ? Double.NaN : 3.1;
    }

    List<Trend> trends(int capacity) {
        TrendCollector collector = new TrendCollector(tags, STEP, capacity);
        collector.accept(block);
        return collector.trends();
    }

    List<Warning> warnings() {
        List<Warning> warnings = new ArrayList<>();
        for (int i = 0; i < KINDS.length; i++) {
            warnings.add(warning("w" + (i + 1), i, beganRow(i), warnings));
        }
        return warnings;
    }

    /** Hundreds of warnings, as an ill healthy part makes them. */
    List<Warning> flood(int count) {
        List<Warning> warnings = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int began = healthy + (rows - healthy - 60) * i / count;
            Warning one = warning("f" + i, i % KINDS.length, began, List.of());
            Span span = new Span(time(began), time(began + 4), time(began + 30), began + 1, began + 5, 30);
            warnings.add(
                    new Warning(one.id(), one.asset(), span, one.verdict(), one.evidence(), List.of(), one.origin()));
        }
        return warnings;
    }

    private Warning warning(String id, int episode, int began, List<Warning> earlier) {
        int end = began + length();
        int detected = began + 20 + 15 * episode;
        boolean open = id.equals("w" + KINDS.length);
        Span span = new Span(
                time(began), time(detected), open ? Span.OPEN : time(end), began + 1, detected + 1, end - began);
        double score = 5.2 + episode;
        Verdict verdict = new Verdict(score, 3.1, Math.pow(10, -score), "1/week", Verdict.Standing.CALIBRATED, 12);
        List<Similar> similar = episode == 6 && !earlier.isEmpty()
                ? List.of(new Similar("w1", earlier.getFirst().span().beganMicros(), 0.93))
                : List.of();
        return new Warning(
                id,
                AssetPath.of("Plant A/Hall 2/Pump station"),
                span,
                verdict,
                evidence(episode, began),
                similar,
                ORIGIN);
    }

    private Evidence evidence(int episode, int began) {
        ChangeKind kind = KINDS[episode];
        int first = column(episode);
        int second = (first + 1) % tags.size();
        int third = (first + 3) % tags.size();
        List<Departure> departures = kind == ChangeKind.CORRELATION
                ? List.of()
                : List.of(
                        new Departure(tags.get(first).name(), time(began + 6), true),
                        new Departure(tags.get(second).name(), time(began + 68), false));
        return new Evidence(
                kind,
                departures,
                List.of(deviation(first, began, 0.66), deviation(second, began, 0.21), deviation(third, began, 0.13)),
                List.of(new Vote("M", 5, true), new Vote("ME.2", 6, true), new Vote("C.2", 2, episode % 3 == 0)),
                List.of("HI-3", "TI-205"),
                kind == ChangeKind.MISSING ? 0.86 : 1);
    }

    private Deviation deviation(int column, int began, double share) {
        double sum = 0;
        int good = 0;
        for (int row = began; row < began + length() && row < rows; row++) {
            double value = block.value(row, column);
            sum += Double.isNaN(value) ? 0 : value;
            good += Double.isNaN(value) ? 0 : 1;
        }
        double mean = mean(column);
        return new Deviation(
                tags.get(column).name(),
                tags.get(column).unit(),
                sum / good,
                mean,
                0.55,
                mean - 2.1,
                mean + 2.1,
                share);
    }

    private Trend score() {
        List<Tag> tag = List.of(Tag.of("score"));
        TrendCollector collector = new TrendCollector(tag, STEP, 2_000);
        Block.Builder builder = new Block.Builder(tag, rows);
        for (int row = 0; row < rows; row++) {
            builder.row(time(row)).set(0, scores[row]);
        }
        collector.accept(builder.build());
        return collector.trends().getFirst();
    }

    private void value(Block.Builder builder, int row, int column, double usual) {
        builder.set(column, usual);
        for (int episode = 0; episode < KINDS.length; episode++) {
            int since = row - beganRow(episode);
            if (since >= 0 && since < length() && column(episode) == column) {
                scores[row] += 2.9 + episode * 0.9 * Math.min(1, since / 60.0);
                change(builder, KINDS[episode], column, usual, since);
            }
        }
    }

    private void change(Block.Builder builder, ChangeKind kind, int column, double usual, int since) {
        double mean = mean(column);
        switch (kind) {
            case SHIFT -> builder.set(column, usual + 5);
            case DRIFT -> builder.set(column, usual + 6.0 * since / length());
            case SPREAD -> builder.set(column, mean + 4 * (usual - mean));
            case STUCK -> builder.set(column, mean + 0.2);
            case CORRELATION -> builder.set(column, 2 * mean - usual);
            case MISSING -> builder.unset(column, Quality.MISSING);
            case SENSOR -> builder.set(column, usual * 10);
        }
    }

    private int column(int episode) {
        return episode == 6 ? 0 : episode % tags.size();
    }

    private int beganRow(int episode) {
        return healthy + rows / 19 + episode * (rows / 10);
    }

    private int length() {
        return rows / LENGTHS;
    }

    List<Tag> tags() {
        return tags;
    }

    private static double mean(int column) {
        return 8 + 3.7 * column;
    }

    private static long time(int row) {
        return START + row * STEP + (row >= PAUSE_ROW ? PAUSE : 0);
    }
}
