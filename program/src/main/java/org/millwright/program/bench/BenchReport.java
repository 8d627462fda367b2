package org.millwright.program.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.millwright.Message;
import org.millwright.Problem;
import org.millwright.program.bench.data.DataFolder;

/** Turns a measurement, or a problem, into the one JSON object of the bench contract. */
final class BenchReport {
    /** Raised when a key is renamed or changes its meaning; never for a new key. */
    private static final int PROTOCOL = 1;

    private final Build build;

    BenchReport(Build build) {
        this.build = build;
    }

    /** All keys in their order. */
    Map<String, @Nullable Object> of(Suite suite, Measurement measured, BenchRequest request, double seconds) {
        Map<String, @Nullable Object> report = new LinkedHashMap<>();
        report.put("suite", suite.name());
        report.put("set", measured.set());
        report.put("protocol", PROTOCOL);
        report.put("version", build.version());
        report.put("commit", build.commit());
        report.put("java", Runtime.version().toString());
        report.put("seed", request.seeds().base());
        report.put("threads", request.threads());
        report.putAll(measured.figures());
        report.put("configuration", measured.configuration());
        report.put("configuration_differs_from_default", measured.differences());
        report.put("look_ahead_rows", 0);
        report.put("limits_from", "training");
        report.put("data", data(measured.folder()));
        report.put("seconds", seconds);
        Effort effort = measured.effort();
        report.put("train_seconds", effort.trainSeconds());
        report.put("score_seconds", effort.scoreSeconds());
        report.put("values", effort.values());
        report.put("values_per_second_per_core", effort.valuesPerSecondPerCore());
        report.put("notes", measured.notes());
        return finite(report);
    }

    private static @Nullable Map<String, Object> data(@Nullable DataFolder folder) {
        if (folder == null) {
            return null;
        }
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("files", folder.fileCount());
        data.put("rows", folder.rows());
        data.put("sha256", folder.sha256());
        return data;
    }

    /** What is told on stdout in place of figures when something went wrong. */
    static Map<String, @Nullable Object> of(Problem problem) {
        Message message = problem.message();
        Map<String, @Nullable Object> error = new LinkedHashMap<>();
        error.put("code", message.code());
        error.put("message", message.text());
        error.put("file", message.values().get("file"));
        error.put("line", line(message.values().get("row")));
        Map<String, @Nullable Object> report = new LinkedHashMap<>();
        report.put("error", error);
        return report;
    }

    private static @Nullable Long line(@Nullable String row) {
        return row == null || !row.matches("\\d{1,18}") ? null : Long.valueOf(row);
    }

    private static Map<String, @Nullable Object> finite(Map<?, ?> map) {
        Map<String, @Nullable Object> clean = new LinkedHashMap<>();
        map.forEach((key, value) -> clean.put(String.valueOf(key), finite(value)));
        return clean;
    }

    /** JSON knows no NaN: what has no value is null, at any depth. */
    private static @Nullable Object finite(@Nullable Object value) {
        return switch (value) {
            case Double number when !Double.isFinite(number) -> null;
            case Map<?, ?> map -> finite(map);
            case List<?> list -> {
                List<@Nullable Object> clean = new ArrayList<>();
                list.forEach(one -> clean.add(finite(one)));
                yield clean;
            }
            case null, default -> value;
        };
    }

    /** One line, one newline. */
    static String json(Map<String, @Nullable Object> report) {
        try {
            return new ObjectMapper().writeValueAsString(report) + "\n";
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("A report holds only numbers, words, lists and maps.", impossible);
        }
    }
}
