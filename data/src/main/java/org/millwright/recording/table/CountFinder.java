package org.millwright.recording.table;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.millwright.Message;
import org.millwright.recording.TimeAxis;
import org.millwright.recording.cell.NumberForm;

/** Finds a column of numbers that counts time: since 1970, since 1899 as spreadsheets do, or since the start. */
final class CountFinder {
    /** Alone and without a unit of time it stands for a temperature at least as often as for a time. */
    private static final String TEMPERATURE = "T";

    private final Header header;
    private final Survey survey;
    private final Columns columns;
    private final List<Message> understanding;

    CountFinder(Header header, Survey survey, Columns columns, List<Message> understanding) {
        this.columns = columns;
        this.header = header;
        this.survey = survey;
        this.understanding = understanding;
    }

    /** The first column whose header names a time and whose numbers can be one; null if there is none. */
    @Nullable
    TimeFound find(List<Integer> others) {
        for (boolean rising : new boolean[] {true, false}) {
            for (int column = 0; column < header.width(); column++) {
                if (candidate(column) && survey.columns[column].rises() == rising) {
                    TimeFound found = found(column, others);
                    if (found != null) {
                        return found;
                    }
                }
            }
        }
        return null;
    }

    private boolean candidate(int column) {
        ColumnSurvey cells = survey.columns[column];
        boolean numeric = cells.numbers() > 0
                && cells.numbers() >= 0.5 * survey.rows
                && cells.numbers() >= 0.5 * cells.filled
                && cells.most >= cells.least;
        return numeric
                && !columns.used(column)
                && (TimeWords.time(header.text(column)) || TimeWords.time(header.name(column)));
    }

    private @Nullable TimeFound found(int column, List<Integer> others) {
        ColumnSurvey cells = survey.columns[column];
        Integer shift = epoch(cells);
        if (shift != null) {
            understanding.add(Message.of(
                    "recording.time.epoch",
                    "Time: column {column} counts {unit} since 1970 (UTC).",
                    "column",
                    header.name(column),
                    "unit",
                    unit(shift)));
            return new TimeFound(
                    List.of(new TimePlan.Count(column, decimal(cells), shift, 1)),
                    TimeAxis.Kind.INSTANT,
                    header.name(column),
                    ZoneOffset.UTC,
                    others,
                    understanding);
        }
        if (serial(cells, column)) {
            understanding.add(Message.of(
                    "recording.time.serial",
                    "Time: column {column} counts days since 1899-12-30, as spreadsheets do; local time.",
                    "column",
                    header.name(column)));
            return new TimeFound(
                    List.of(new TimePlan.Serial(column, decimal(cells))),
                    TimeAxis.Kind.LOCAL,
                    header.name(column),
                    null,
                    others,
                    understanding);
        }
        return elapsed(column, cells, others);
    }

    private @Nullable TimeFound elapsed(int column, ColumnSurvey cells, List<Integer> others) {
        if (cells.least < 0 || TimeWords.date(header.text(column))) {
            return null;
        }
        String named = header.unit(column);
        Double seconds = Units.seconds(named);
        if (seconds == null && header.text(column).equals(TEMPERATURE)) {
            return null;
        }
        if (seconds == null) {
            seconds = byName(header.text(column));
            understanding.add(Message.of(
                    "recording.time.elapsed-unit",
                    "Time: column {column} counts from the start; it names no unit in brackets and is taken as {unit}.",
                    "column",
                    header.name(column),
                    "unit",
                    unit(seconds)));
        } else {
            understanding.add(Message.of(
                    "recording.time.elapsed",
                    "Time: column {column} counts {unit} from the start.",
                    "column",
                    header.name(column),
                    "unit",
                    named));
        }
        return new TimeFound(
                List.of(count(column, decimal(cells), seconds)),
                TimeAxis.Kind.ELAPSED,
                header.name(column),
                null,
                others,
                understanding);
    }

    private static TimePlan count(int column, char decimal, double seconds) {
        if (seconds <= 1) {
            return new TimePlan.Count(column, decimal, 6 + (int) Math.round(Math.log10(seconds)), 1);
        }
        return new TimePlan.Count(column, decimal, 6, Math.round(seconds));
    }

    /** A unit that the name itself ends with: {@code time_ms}, {@code seconds}; seconds where it says nothing. */
    private static double byName(String text) {
        String[] words = text.toLowerCase(Locale.ROOT).split("[\\s_.\\-()\\[\\]]+", -1);
        for (int i = words.length - 1; i >= 0; i--) {
            Double seconds = words[i].equals("h") || words[i].equals("d") ? null : Units.seconds(words[i]);
            if (seconds != null) {
                return seconds;
            }
        }
        return 1;
    }

    private static @Nullable Integer epoch(ColumnSurvey cells) {
        int[] shifts = {6, 3, 0, -3};
        double unit = 1;
        for (int shift : shifts) {
            if (cells.least >= 3e8 * unit && cells.most <= 5e9 * unit) {
                return shift;
            }
            unit *= 1000;
        }
        return null;
    }

    private boolean serial(ColumnSurvey cells, int column) {
        boolean fraction = cells.count(NumberForm.WHOLE) < cells.numbers() || cells.typedNumbers.count > 0;
        return cells.least >= 20_000
                && cells.most <= 80_000
                && Units.seconds(header.unit(column)) == null
                && ((fraction && cells.most - cells.least < 4_000) || TimeWords.date(header.text(column)));
    }

    private static String unit(int shift) {
        return switch (shift) {
            case 6 -> "s";
            case 3 -> "ms";
            case 0 -> "µs";
            default -> "ns";
        };
    }

    private static String unit(double seconds) {
        return seconds == 1
                ? "s"
                : seconds == 60
                        ? "min"
                        : seconds == 3600
                                ? "h"
                                : seconds > 3600 ? "d" : unit(6 + (int) Math.round(Math.log10(seconds)));
    }

    private static char decimal(ColumnSurvey cells) {
        return cells.count(NumberForm.COMMA) > cells.count(NumberForm.POINT) ? ',' : '.';
    }
}
