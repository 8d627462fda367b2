package org.millwright.recording.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.millwright.Message;
import org.millwright.machine.Tag;
import org.millwright.recording.cell.Marks;
import org.millwright.recording.cell.Numerals;

/** Decides for every column that is no time whether it becomes a tag, and how its cells are read. */
final class ColumnPlanner {
    private static final double FEW_NUMBERS = 0.2;

    private static final Pattern WITH_UNIT = Pattern.compile("[-+]?[0-9][0-9.,]*\\s*(%|[\\p{L}°µ/³²]{1,8})");

    private final Header header;
    private final Survey survey;
    private final DecimalFinder decimals;

    private final List<ColumnPlan> plans = new ArrayList<>();
    private final Map<String, Message> leftOut = new LinkedHashMap<>();
    private final List<Message> notes = new ArrayList<>();

    ColumnPlanner(Header header, Survey survey, DecimalFinder decimals) {
        this.header = header;
        this.survey = survey;
        this.decimals = decimals;
    }

    /** Leaves a column out for a reason that others know. */
    void leaveOut(int column, Message why) {
        leftOut.put(header.name(column), why);
    }

    /** Plans every column but those that are used for something else. */
    void plan(IntPredicate taken) {
        for (int column = 0; column < header.width(); column++) {
            if (!taken.test(column)) {
                plan(column);
            }
        }
    }

    /** What was decided. */
    TagColumns tags() {
        return new TagColumns(plans, leftOut, notes);
    }

    private void plan(int column) {
        ColumnSurvey cells = survey.columns[column];
        long times = cells.stamps.count + cells.typedInstants.count + cells.typedLocals.count;
        long numbers = cells.numbers();
        if (cells.empty()) {
            empty(column);
        } else if (column == 0 && header.nameless(column) && cells.countsUp() && cells.filled > 2) {
            leaveOut(column, Message.of("recording.column.index", "It has no name and counts the rows."));
        } else if (times > numbers && times >= cells.wordCells.count) {
            leaveOut(
                    column,
                    Message.of(
                            "recording.column.times",
                            "It holds times, and the time of the rows is taken from elsewhere."));
        } else if (numbers >= FEW_NUMBERS * cells.filled) {
            measurement(column, cells);
        } else {
            status(column, cells);
        }
    }

    private void empty(int column) {
        if (header.text(column).isEmpty()) {
            leaveOut(column, Message.of("recording.column.nothing", "It has neither a name nor a value."));
            return;
        }
        notes.add(Message.of(
                "recording.column.empty", "Column {column} holds no value at all.", "column", header.name(column)));
        add(column, Tag.Kind.MEASUREMENT, List.of(), List.of(), Map.of());
    }

    private void measurement(int column, ColumnSurvey cells) {
        List<Double> sentinels = sentinels(cells);
        add(column, Tag.Kind.MEASUREMENT, List.of(), sentinels, Map.of());
        lostPoint(column, cells);
    }

    private void lostPoint(int column, ColumnSurvey cells) {
        boolean some = cells.farWholes.count > 0 && 2 * cells.bareWholes.count < cells.numbers();
        if (some && cells.mostWhole > ColumnSurvey.FAR * cells.mostFraction) {
            notes.add(Message.of(
                    "recording.column.lost-point",
                    "In column {column}, {count} numbers have no decimal sign and are far larger than all others, the first in row {row}: maybe the sign was lost. They are kept as written.",
                    "column",
                    header.name(column),
                    "count",
                    cells.farWholes.count,
                    "row",
                    cells.farWholes.first));
        }
    }

    /** Numbers that loggers write for a missing value, where they cannot be values of this column. */
    static List<Double> sentinels(ColumnSurvey cells) {
        List<Double> found = new ArrayList<>();
        if (cells.most < cells.least) {
            return found;
        }
        for (double mark : ColumnSurvey.SENTINELS) {
            if (impossible(mark, cells)) {
                found.add(mark);
            }
        }
        return found;
    }

    private static boolean impossible(double mark, ColumnSurvey cells) {
        double range = cells.most - cells.least;
        double gap = cells.least - mark;
        if (mark <= -999) {
            return cells.least >= 0 || (gap > 3 * range && gap > 10 * Math.abs(cells.least));
        }
        return cells.least > 1 && gap > range;
    }

    private void status(int column, ColumnSurvey cells) {
        if (cells.words.size() > ColumnSurvey.MOST_WORDS) {
            leaveOut(
                    column,
                    Message.of(
                            "recording.column.text",
                            "It holds more than {most} different words, the first in row {row}, and is no status.",
                            "most",
                            ColumnSurvey.MOST_WORDS,
                            "row",
                            cells.wordCells.first));
            return;
        }
        if (cells.words.keySet().stream()
                                .filter(word -> WITH_UNIT.matcher(word).matches())
                                .count()
                        * 2
                > cells.words.size()) {
            leaveOut(
                    column,
                    Message.of(
                            "recording.column.units-in-cells",
                            "Its cells hold numbers with units, the first in row {row}. Write the unit into the header instead.",
                            "row",
                            cells.wordCells.first));
            return;
        }
        Map<String, Integer> truth = truth(cells);
        if (truth != null) {
            add(column, Tag.Kind.STATUS, names(truth), List.of(), truth);
            return;
        }
        Map<String, Integer> codes = new LinkedHashMap<>();
        cells.words.keySet().forEach(word -> codes.put(word, codes.size()));
        add(column, Tag.Kind.STATUS, List.copyOf(codes.keySet()), List.of(), codes);
    }

    /** Code 0 for no, 1 for yes, however the case is written; null if some word is neither. */
    private static @Nullable Map<String, Integer> truth(ColumnSurvey cells) {
        Map<String, Integer> codes = new LinkedHashMap<>();
        for (String word : cells.words.keySet()) {
            Boolean truth = Marks.truth(word);
            if (truth == null) {
                return null;
            }
            codes.put(word, truth ? 1 : 0);
        }
        return codes;
    }

    private static List<String> names(Map<String, Integer> truth) {
        Map<Integer, String> words = new HashMap<>(Map.of(0, "false", 1, "true"));
        List<String> seen = new ArrayList<>(truth.keySet());
        for (int i = seen.size() - 1; i >= 0; i--) {
            words.put(truth.get(seen.get(i)), seen.get(i));
        }
        return List.of(words.get(0), words.get(1));
    }

    private void add(
            int column, Tag.Kind kind, List<String> words, List<Double> sentinels, Map<String, Integer> codes) {
        Tag tag = new Tag(header.name(column), header.unit(column), kind, words);
        Numerals numerals = kind == Tag.Kind.STATUS ? Numerals.POINT : decimals.of(column);
        plans.add(new ColumnPlan(column, tag, numerals, sentinels, codes));
    }
}
