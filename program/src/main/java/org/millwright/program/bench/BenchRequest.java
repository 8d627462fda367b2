package org.millwright.program.bench;

import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.millwright.MillwrightException;
import org.millwright.program.bench.data.DataFolder;

/**
 * What a person asked a suite to do.
 *
 * @param data the folder that {@code --data} named; null where nobody named one
 * @param shared the folder that holds a folder per suite (MILLWRIGHT_DATA); null where there is none
 * @param set the name of a part of the data; null for the suite's default
 * @param seeds where all randomness comes from
 * @param budget the accepted rate of false alarms; null for the suite's default
 * @param predictions where to write what the detector said; null to write nothing
 * @param standIn an answer that replaces the detector; null for the detector itself
 * @param extent how many threads, files and rows
 */
public record BenchRequest(
        @Nullable Path data,
        @Nullable Path shared,
        @Nullable String set,
        Seeds seeds,
        @Nullable Rate budget,
        @Nullable Path predictions,
        @Nullable StandIn standIn,
        Extent extent) {
    /**
     * How much is done.
     *
     * @param threads how many recordings are judged at a time, at least 1; changes no figure
     * @param files how many files are made, at least 1, where a suite makes files
     * @param rows how many rows the large file has, at least 0, where a suite makes one
     * @param asked what only some suites know, such as {@code seconds}, by the name of its option
     */
    public record Extent(int threads, int files, long rows, Map<String, String> asked) {
        public Extent {
            asked = Map.copyOf(asked);
        }
    }

    /**
     * A whole number that was asked for.
     *
     * @param option the name of its option without hyphens
     * @param usual the number where nobody asked
     * @throws MillwrightException if it is no number above 0
     */
    public long number(String option, long usual) {
        String text = extent.asked.get(option);
        if (text == null) {
            return usual;
        }
        if (!text.matches("[1-9]\\d{0,11}")) {
            throw MillwrightException.badRequest(
                    "bench.option.number",
                    "The option --{option} takes a whole number above 0, not ({value}).",
                    "option",
                    option,
                    "value",
                    text);
        }
        return Long.parseLong(text);
    }

    /** A word that was asked for, else the usual one. */
    public String word(String option, String usual) {
        return extent.asked.getOrDefault(option, usual);
    }

    /** How many threads may be used. */
    public int threads() {
        return extent.threads();
    }

    /** The folder of a suite's recordings. */
    DataFolder folder(String suite) {
        return DataFolder.of(data, shared, suite);
    }

    /** The asked budget, else the suite's own. */
    public Rate budgetOr(Rate suiteDefault) {
        return budget == null ? suiteDefault : budget;
    }

    /** The detector with its budget, or whoever stands in for it; the measurement is told who answers. */
    RowDetector detector(Rate suiteDefault, Function<Rate, RowDetector> detectors, Measurement measurement) {
        if (standIn != null) {
            measurement.configured(standIn.configuration()).differs("detector");
            return standIn;
        }
        Rate accepted = budgetOr(suiteDefault);
        RowDetector detector = detectors.apply(accepted);
        measurement.budget(accepted).configured(detector.configuration());
        return detector;
    }
}
