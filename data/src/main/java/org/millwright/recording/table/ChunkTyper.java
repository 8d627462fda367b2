package org.millwright.recording.table;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.millwright.recording.cell.Marks;
import org.millwright.recording.cell.Numerals;
import org.millwright.recording.cell.Row;
import org.millwright.recording.cell.Stamp;

/** Types the rows of one part of a table into a {@link Chunk}. */
final class ChunkTyper implements Scan.Gatherer {
    private static final int FULL = 4096;
    private static final int LONGEST_MARK = 16;

    final Chunk chunk;
    private final RowFilter filter;
    private final @Nullable TimePlan plan;
    private final int by;
    private final ColumnPlan[] columns;
    private final int[] cells;
    private final Numerals[] numerals;
    private final double[][] sentinels;
    private final Stamp stamp = new Stamp();
    private final Map<String, Integer> machines = new HashMap<>();
    private final char[][] lastWords;
    private final int[] lastCodes;
    private BiConsumer<Row, String> skips = (row, reason) -> {};

    /** @param skips is told each row that is skipped, and why */
    ChunkTyper(Layout layout, int part, BiConsumer<Row, String> skips) {
        this(layout, part);
        this.skips = skips;
    }

    ChunkTyper(Layout layout, int part) {
        filter = new RowFilter(layout.head(), layout.header(), part);
        plan = layout.plan();
        by = layout.by();
        columns = layout.columns().plans().toArray(ColumnPlan[]::new);
        chunk = new Chunk(columns.length, FULL);
        cells = Arrays.stream(columns).mapToInt(ColumnPlan::column).toArray();
        numerals = Arrays.stream(columns).map(ColumnPlan::numerals).toArray(Numerals[]::new);
        sentinels = Arrays.stream(columns)
                .map(column -> column.sentinels().stream()
                        .mapToDouble(Double::doubleValue)
                        .toArray())
                .toArray(double[][]::new);
        lastWords = new char[columns.length][0];
        lastCodes = new int[columns.length];
        Arrays.fill(lastCodes, -1);
    }

    @Override
    public boolean full() {
        return chunk.rows >= FULL;
    }

    @Override
    public void take(Row row) {
        if (filter.above(row)) {
            return;
        }
        String fault = filter.fault(row);
        if (fault != null) {
            boolean cut = fault.equals(RowFilter.SHORT) && plan != null && plan.at(row, stamp) != Stamp.NONE;
            skip(row, cut ? RowFilter.CUT : fault);
            return;
        }
        if (by >= 0 && row.empty(by)) {
            skip(row, RowFilter.NO_MACHINE);
            return;
        }
        long time = plan == null ? 0 : plan.at(row, stamp);
        if (time == Stamp.NONE) {
            skip(row, RowFilter.NO_TIME);
            return;
        }
        chunk.open(time, row.line());
        if (by >= 0) {
            chunk.machine(machine(OrderPass.name(row, by)));
        }
        for (int tag = 0; tag < cells.length; tag++) {
            cell(row, tag, cells[tag]);
        }
    }

    private void skip(Row row, String reason) {
        chunk.skip(reason);
        skips.accept(row, reason);
    }

    private int machine(String name) {
        Integer known = machines.get(name);
        if (known == null) {
            known = chunk.machineNames.size();
            chunk.machineNames.add(name);
            machines.put(name, known);
        }
        return known;
    }

    private void cell(Row row, int tag, int cell) {
        if (cell >= row.size()) {
            chunk.missing(tag);
            return;
        }
        if (columns[tag].status()) {
            status(row, tag, cell);
            return;
        }
        if (row.isText(cell)) {
            double value = numerals[tag].parse(row.chars(), row.from(cell), row.to(cell));
            if (Double.isNaN(value)) {
                noNumber(row.chars(), row.from(cell), row.to(cell), tag);
            } else {
                number(value, tag);
            }
        } else if (row.content(cell) == Row.Content.NUMBER) {
            number(row.number(cell), tag);
        } else {
            chunk.bad(tag);
        }
    }

    private void number(double value, int tag) {
        if (value < 0 && sentinel(value, tag)) {
            chunk.sentinel(tag, value);
        } else if (Double.isNaN(value)) {
            chunk.missing(tag);
        } else if (Double.isInfinite(value)) {
            chunk.bad(tag);
        } else {
            chunk.good(tag, value);
        }
    }

    private boolean sentinel(double value, int tag) {
        for (double mark : sentinels[tag]) {
            if (value == mark) {
                return true;
            }
        }
        return false;
    }

    private void noNumber(char[] text, int from, int to, int tag) {
        if (to - from <= LONGEST_MARK && Marks.missing(text, from, to)) {
            chunk.missing(tag);
        } else {
            chunk.bad(tag);
            chunk.example(tag, text, from, to);
        }
    }

    private void status(Row row, int tag, int cell) {
        char[] text = row.chars();
        int from = row.from(cell);
        int to = row.to(cell);
        if (row.content(cell) == Row.Content.TEXT
                && Arrays.equals(text, from, to, lastWords[tag], 0, lastWords[tag].length)
                && lastCodes[tag] >= 0) {
            chunk.good(tag, lastCodes[tag]);
            return;
        }
        Integer code = columns[tag].words().get(row.string(cell));
        if (code != null) {
            lastWords[tag] = Arrays.copyOfRange(text, from, to);
            lastCodes[tag] = code;
            chunk.good(tag, code);
        } else if (row.content(cell) == Row.Content.TEXT) {
            noNumber(text, from, to, tag);
        } else {
            chunk.bad(tag);
        }
    }
}
