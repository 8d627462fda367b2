package org.millwright.recording.table;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.millwright.recording.cell.DateOrder;
import org.millwright.recording.cell.Marks;
import org.millwright.recording.cell.NumberForm;
import org.millwright.recording.cell.Numerals;
import org.millwright.recording.cell.Row;
import org.millwright.recording.cell.Stamp;

/** Counts what the cells of one column are, with the first line of each kind. */
final class ColumnSurvey {
    /** A column of more different words is no status. */
    static final int MOST_WORDS = 32;

    /** Numbers that loggers write where they have no value. */
    static final double[] SENTINELS = {-1, -99, -999, -9999, -99999, -999999};

    /** A number that is so much larger than all others has perhaps lost its decimal sign. */
    static final double FAR = 5;

    private static final Numerals WITH_POINT = new Numerals('.', true);
    private static final Numerals WITH_COMMA = new Numerals(',', true);

    final EnumMap<NumberForm, Seen> forms = new EnumMap<>(NumberForm.class);
    final EnumMap<DateOrder, Seen> misfits = new EnumMap<>(DateOrder.class);
    final Map<String, Seen> words = new LinkedHashMap<>();
    final Seen wordCells = new Seen();
    final Seen typedNumbers = new Seen();
    final Seen typedInstants = new Seen();
    final Seen typedLocals = new Seen();
    final Seen stamps = new Seen();
    final Seen clocksOnly = new Seen();
    final Seen datesOnly = new Seen();
    final Seen zoned = new Seen();
    final Seen compact = new Seen();
    final Seen differByOrder = new Seen();
    final Seen conventional = new Seen();
    final long[] sentinels = new long[SENTINELS.length];
    final Seen bareWholes = new Seen();

    /** Numbers without a decimal sign that are far larger than all with one above them. */
    final Seen farWholes = new Seen();

    long filled;
    long groupedProofs;
    double mostWhole = Double.NEGATIVE_INFINITY;
    double mostFraction = Double.NEGATIVE_INFINITY;
    long midnights;
    int longestClockHours;
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    private double stride = Double.NaN;
    private boolean uneven;
    private double latest = Double.NaN;
    private double earliest = Double.NaN;
    private boolean falls;
    private boolean changes;

    /** A count and the line of the first. */
    static final class Seen {
        long count;
        long first;

        void at(long line) {
            if (count++ == 0) {
                first = line;
            }
        }

        void add(Seen later, long linesBefore) {
            if (count == 0 && later.count > 0) {
                first = later.first + linesBefore;
            }
            count += later.count;
        }
    }

    void take(Row row, int cell, Stamp stamp) {
        if (row.empty(cell)) {
            return;
        }
        long line = row.line();
        switch (row.content(cell)) {
            case NUMBER -> {
                filled++;
                typedNumbers.at(line);
                value(row.number(cell), row.number(cell) == Math.rint(row.number(cell)), line);
            }
            case INSTANT -> {
                filled++;
                typedInstants.at(line);
            }
            case LOCAL -> {
                filled++;
                typedLocals.at(line);
                midnights += Math.floorMod(row.micros(cell), 86_400_000_000L) == 0 ? 1 : 0;
            }
            case TEXT -> text(row.chars(), row.from(cell), row.to(cell), line, stamp);
        }
    }

    /** Adds what a later part of the table holds. */
    void add(ColumnSurvey later, long linesBefore) {
        later.forms.forEach((form, seen) -> seen(forms, form).add(seen, linesBefore));
        later.misfits.forEach((order, seen) -> seen(misfits, order).add(seen, linesBefore));
        later.words.forEach((word, seen) -> {
            if (words.size() <= MOST_WORDS || words.containsKey(word)) {
                words.computeIfAbsent(word, w -> new Seen()).add(seen, linesBefore);
            }
        });
        Seen[] mine = counts();
        Seen[] others = later.counts();
        for (int i = 0; i < mine.length; i++) {
            mine[i].add(others[i], linesBefore);
        }
        for (int i = 0; i < sentinels.length; i++) {
            sentinels[i] += later.sentinels[i];
        }
        filled += later.filled;
        groupedProofs += later.groupedProofs;
        mostWhole = Math.max(mostWhole, later.mostWhole);
        mostFraction = Math.max(mostFraction, later.mostFraction);
        midnights += later.midnights;
        longestClockHours = Math.max(longestClockHours, later.longestClockHours);
        least = Math.min(least, later.least);
        most = Math.max(most, later.most);
        uneven |= later.uneven || (stride != later.stride && !Double.isNaN(stride) && !Double.isNaN(later.stride));
        uneven |= !Double.isNaN(stride) && !Double.isNaN(later.earliest) && later.earliest - latest != stride;
        stride = Double.isNaN(stride) ? later.stride : stride;
        falls |= later.falls || later.earliest < latest;
        changes |= later.changes || later.earliest != latest;
        latest = Double.isNaN(later.latest) ? latest : later.latest;
        earliest = Double.isNaN(earliest) ? later.earliest : earliest;
    }

    long count(NumberForm form) {
        Seen seen = forms.get(form);
        return seen == null ? 0 : seen.count;
    }

    /** Cells that are numbers, whatever their decimal sign. */
    long numbers() {
        long count = typedNumbers.count;
        for (Seen seen : forms.values()) {
            count += seen.count;
        }
        return count;
    }

    /** True if nothing stands in it but marks for a missing value. */
    boolean empty() {
        return filled == 0;
    }

    /** True if every number is the one above it and the same step up. */
    boolean countsUp() {
        return stride > 0 && !uneven && filled == numbers();
    }

    /** True if no number is smaller than the one above it. */
    boolean rises() {
        return !falls && changes;
    }

    private Seen[] counts() {
        return new Seen[] {
            wordCells,
            typedNumbers,
            typedInstants,
            typedLocals,
            stamps,
            clocksOnly,
            datesOnly,
            zoned,
            compact,
            differByOrder,
            conventional,
            bareWholes,
            farWholes
        };
    }

    private void text(char[] text, int from, int to, long line, Stamp stamp) {
        NumberForm form = NumberForm.of(text, from, to);
        if (form != NumberForm.NONE) {
            filled++;
            seen(forms, form).at(line);
            Numerals numerals = form == NumberForm.COMMA || form == NumberForm.COMMA_OR_GROUP ? WITH_COMMA : WITH_POINT;
            groupedProofs += grouped(form, text, from, to) ? 1 : 0;
            boolean open = form == NumberForm.POINT_OR_GROUP || form == NumberForm.COMMA_OR_GROUP;
            if (!open
                    || !sentinel((form == NumberForm.POINT_OR_GROUP ? WITH_COMMA : WITH_POINT).parse(text, from, to))) {
                value(numerals.parse(text, from, to), form == NumberForm.WHOLE, line);
            }
            if (form == NumberForm.WHOLE && to - from >= 8 && stamp.parse(text, from, to)) {
                compact.at(line);
            }
        } else if (!Marks.missing(text, from, to)) {
            filled++;
            if (stamp.parse(text, from, to)) {
                stamp(stamp, line);
            } else {
                word(new String(text, from, to - from), line);
            }
        }
    }

    private static boolean grouped(NumberForm form, char[] text, int from, int to) {
        char mark = form == NumberForm.POINT ? ',' : form == NumberForm.COMMA ? '.' : 0;
        for (int i = from; mark != 0 && i < to; i++) {
            if (text[i] == mark) {
                return true;
            }
        }
        return false;
    }

    private void value(double value, boolean whole, long line) {
        if (Double.isFinite(value) && !sentinel(value)) {
            if (!whole) {
                mostFraction = Math.max(mostFraction, Math.abs(value));
            } else if (value != 0) {
                bareWholes.at(line);
                mostWhole = Math.max(mostWhole, Math.abs(value));
                if (Math.abs(value) > FAR * mostFraction && mostFraction > 0) {
                    farWholes.at(line);
                }
            }
            least = Math.min(least, value);
            most = Math.max(most, value);
            if (!Double.isNaN(latest)) {
                uneven |= !Double.isNaN(stride) && value - latest != stride;
                stride = value - latest;
            }
            falls |= value < latest;
            changes |= value != latest && !Double.isNaN(latest);
            earliest = Double.isNaN(earliest) ? value : earliest;
            latest = value;
        }
    }

    private boolean sentinel(double value) {
        for (int i = 0; i < SENTINELS.length; i++) {
            if (value == SENTINELS[i]) {
                sentinels[i]++;
                return true;
            }
        }
        return false;
    }

    private void stamp(Stamp stamp, long line) {
        stamps.at(line);
        if (stamp.zoned()) {
            zoned.at(line);
        }
        if (!stamp.dated()) {
            clocksOnly.at(line);
            longestClockHours = Math.max(longestClockHours, (int) (stamp.clockMicros() / 3_600_000_000L));
            return;
        }
        if (!stamp.clocked()) {
            datesOnly.at(line);
        }
        midnights += stamp.clockMicros() == 0 ? 1 : 0;
        for (DateOrder order : DateOrder.values()) {
            if (!stamp.allows(order)) {
                seen(misfits, order).at(line);
            }
        }
        if (stamp.conventional()) {
            conventional.at(line);
        }
        if (!stamp.sameEitherWay()) {
            differByOrder.at(line);
        }
    }

    private void word(String word, long line) {
        wordCells.at(line);
        Seen seen = words.get(word);
        if (seen == null && words.size() <= MOST_WORDS) {
            seen = new Seen();
            words.put(word, seen);
        }
        if (seen != null) {
            seen.at(line);
        }
    }

    private static <K extends Enum<K>> Seen seen(EnumMap<K, Seen> map, K key) {
        return map.computeIfAbsent(key, k -> new Seen());
    }
}
