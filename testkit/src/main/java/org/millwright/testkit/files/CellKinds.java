package org.millwright.testkit.files;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.millwright.testkit.files.signal.Entry;
import org.millwright.testkit.files.signal.Signal;
import org.millwright.testkit.files.truth.Cell;

/** Puts something that is no value, or not what it seems, into some cells of a column of numbers. */
final class CellKinds {
    private CellKinds() {}

    /** One mark, or several, for what is missing. */
    static void marks(Draft draft, List<String> marks, boolean certain) {
        Column column = draft.someColumn();
        for (int row : draft.someRows(6)) {
            String mark = draft.pick(marks);
            column.entries.set(row, certain ? new Entry(mark, false, Cell.MISSING) : Entry.noValue(mark));
        }
    }

    /** A number that cannot be a value of this column stands for a missing one. */
    static void sentinel(Draft draft, String number) {
        Column column = draft.columnOf(number.equals("-1") ? Signal.PRESSURE : Signal.TEMPERATURE);
        for (int row : draft.someRows(12)) {
            column.entries.set(row, new Entry(number, true, Cell.NOT_GOOD));
        }
    }

    /** The same numbers in a column that does go there: they are values. */
    static void sentinelThatIsAValue(Draft draft) {
        Column column = draft.columnOf(Signal.TORQUE);
        for (int row : draft.someRows(10)) {
            column.entries.set(row, Entry.number("-1"));
        }
    }

    /** A force that goes far below that. */
    static void largeSentinelThatIsAValue(Draft draft) {
        Column column = draft.columnOf(Signal.TORQUE);
        BigDecimal scale = BigDecimal.valueOf(1000);
        column.change(entry -> Entry.number(entry.decimal().multiply(scale).setScale(0, RoundingMode.HALF_EVEN)));
        for (int row : draft.someRows(10)) {
            column.entries.set(row, Entry.number("-9999"));
        }
    }

    static void words(Draft draft, List<String> words) {
        Column column = draft.someColumn();
        for (int row : draft.someRows(10)) {
            column.entries.set(row, Entry.noValue(draft.pick(words)));
        }
    }

    /** A spreadsheet took 1.5 for the first of May; what the number was is lost. */
    static void datesForNumbers(Draft draft) {
        Column column = draft.someColumn();
        List<String> dates = draft.pick(List.of(
                List.of("01. Mai", "02. Jun", "Mai 98"),
                List.of("1-May", "2-Jun", "May-98"),
                List.of("2024-05-01", "2024-06-02"),
                List.of("5月1日", "6月2日")));
        words(draft, column, dates);
        draft.mayBeRefused(column.names);
    }

    private static void words(Draft draft, Column column, List<String> words) {
        for (int row : draft.someRows(10)) {
            column.entries.set(row, Entry.noValue(draft.pick(words)));
        }
    }

    /** 23.45 became 2345 for a while. What stands there is a number, only not the right one; a person must hear of it. */
    static void lostPoint(Draft draft) {
        Column column = draft.columnOf(Signal.FLOW);
        int from = draft.rows / 3;
        int until = from + Math.max(4, draft.rows / 5);
        column.change(from, until, CellKinds::withoutPoint);
        suspicious(draft, column, from, until);
    }

    private static Entry withoutPoint(Entry entry) {
        if (!entry.number() || !entry.text().contains(".")) {
            return entry;
        }
        String text = entry.decimal().unscaledValue().toString();
        return Entry.number(text).undecided();
    }

    private static void suspicious(Draft draft, Column column, int from, int until) {
        Set<Integer> rows = new HashSet<>();
        for (int row = from; row < until; row++) {
            rows.add(row);
        }
        draft.toSay.add(column);
        column.required = false;
        draft.blames.add(new Draft.Blame(rows, column.names));
    }

    /** From some row on the same pressure is given in a unit a thousand times smaller. */
    static void unitChanges(Draft draft) {
        Column column = draft.columnOf(Signal.PRESSURE);
        int from = draft.rows / 2;
        column.change(
                from,
                draft.rows,
                entry -> entry.number()
                        ? Entry.number(entry.decimal().multiply(BigDecimal.valueOf(1000)))
                                .undecided()
                        : entry);
        suspicious(draft, column, from, draft.rows);
    }

    /** Each cell has its unit beside it, and not the same one all the way. */
    static void unitsInCells(Draft draft) {
        Column column = draft.columnOf(Signal.PRESSURE);
        int from = draft.rows / 2;
        column.change(
                0,
                from,
                entry -> withUnit(
                        draft, entry.text() + " bar", Cell.perhaps(entry.cell().value())));
        column.change(from, draft.rows, entry -> {
            String thousandfold =
                    entry.decimal().multiply(BigDecimal.valueOf(1000)).toPlainString();
            return withUnit(draft, thousandfold + " mbar", Cell.perhapsWord(""));
        });
        column.required = false;
        column.unitOpen = true;
        draft.mayBeRefused(column.names);
    }

    private static Entry withUnit(Draft draft, String text, Cell cell) {
        return new Entry(text, false, draft.rows <= Draft.WORDS_OF_A_STATUS ? cell.orWord(text) : cell);
    }

    /** The shortest way to write "no number" and "too large": neither is a value. */
    static void notFinite(Draft draft) {
        words(draft, List.of("NaN", "nan", "inf", "-inf", "Infinity", "-Infinity", "INF", "1e999"));
    }

    /** The part that would be taken as healthy holds next to nothing. */
    static void brokenStart(Draft draft) {
        int until = Math.max(3, draft.rows / 5);
        for (Column column : draft.columns) {
            column.change(1, until, entry -> draft.random.nextInt(10) == 0 ? entry : Entry.EMPTY);
        }
    }
}
