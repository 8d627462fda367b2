package org.millwright.testkit.files.truth;

import java.util.ArrayList;
import java.util.List;
import org.millwright.machine.Block;
import org.millwright.machine.Tag;
import org.millwright.recording.TimeAxis;

/** Holds the blocks of one machine against its truth, row by row. */
final class MachineComparison {
    private static final long ROW_MICROS = 1_000_000;

    private final Truth.Machine truth;
    private final Truth.Clock clock;
    private final Verdict.Notes notes;
    private final List<Read> rows = new ArrayList<>();
    private final List<Tag> tags = new ArrayList<>();
    private int[] columnOf = {};

    /** One row as it was handed out. */
    private record Read(Block block, int row) {
        long time() {
            return block.time(row);
        }
    }

    MachineComparison(Truth.Machine truth, Truth.Clock clock, Verdict.Notes notes) {
        this.truth = truth;
        this.clock = clock;
        this.notes = notes;
    }

    void compare(List<Tag> actualTags, List<Block> blocks) {
        tags.addAll(actualTags);
        for (Block block : blocks) {
            for (int row = 0; row < block.rows(); row++) {
                rows.add(new Read(block, row));
            }
        }
        matchTags();
        matchRows();
    }

    private void matchTags() {
        boolean[] taken = new boolean[tags.size()];
        columnOf = new int[truth.points().size()];
        for (int point = 0; point < columnOf.length; point++) {
            Truth.Point wanted = truth.points().get(point);
            columnOf[point] = find(wanted, taken);
            if (columnOf[point] >= 0) {
                taken[columnOf[point]] = true;
                compareUnit(wanted, tags.get(columnOf[point]));
            } else if (wanted.required()) {
                notes.add(Fault.WRONG_TAG, "The tag %s is not among %s.".formatted(wanted.names(), names()));
            }
        }
        for (int column = 0; column < taken.length; column++) {
            if (!taken[column]) {
                notes.add(
                        Fault.WRONG_TAG,
                        "The tag (%s) is in no column of the file."
                                .formatted(tags.get(column).name()));
            }
        }
    }

    private int find(Truth.Point wanted, boolean[] taken) {
        for (int column = 0; column < taken.length; column++) {
            if (!taken[column] && wanted.named(tags.get(column).name())) {
                return column;
            }
        }
        return -1;
    }

    private List<String> names() {
        return tags.stream().limit(12).map(Tag::name).toList();
    }

    private void compareUnit(Truth.Point wanted, Tag tag) {
        if (!wanted.units().contains(tag.unit())) {
            notes.add(
                    Fault.WRONG_TAG,
                    "The tag (%s) has the unit (%s) instead of %s.".formatted(tag.name(), tag.unit(), wanted.units()));
        }
    }

    /** Walks both in order; a row that may be skipped is passed over where its time does not fit. */
    private void matchRows() {
        int next = 0;
        long index = 0;
        for (Truth.Row wanted : truth.rows()) {
            boolean fits = next < rows.size() && timeFits(wanted, index, next);
            if (wanted.fate() == Truth.Fate.SKIPPED) {
                index++;
                continue;
            }
            if (fits || (wanted.fate() == Truth.Fate.READ && next < rows.size() && !wasLost(wanted, index, next))) {
                compareRow(wanted, index, next, fits);
                next++;
            } else if (wanted.fate() == Truth.Fate.READ) {
                notes.add(Fault.UNDUE_SKIP, "The row of line %d was not handed out.".formatted(wanted.line()));
            }
            index++;
        }
        if (next < rows.size()) {
            notes.add(
                    Fault.WRONG_VALUE,
                    rows.size() - next,
                    "%d rows more than the file holds.".formatted(rows.size() - next));
        }
    }

    /** A time beyond the wanted one tells that the wanted row is not there, not that its time is wrong. */
    private boolean wasLost(Truth.Row wanted, long index, int next) {
        return clock.kind() != TimeAxis.Kind.ROWS
                && rows.size() - next < truth.rows().size() - index
                && rows.get(next).time() - origin() > wanted.time();
    }

    private void compareRow(Truth.Row wanted, long index, int next, boolean timeRight) {
        Read read = rows.get(next);
        if (!timeRight) {
            notes.add(
                    Fault.WRONG_TIME,
                    "The row of line %d has the time %d instead of %d."
                            .formatted(
                                    wanted.line(),
                                    read.time(),
                                    clock.kind() == TimeAxis.Kind.ROWS ? index * ROW_MICROS : wanted.time()));
        }
        for (int point = 0; point < columnOf.length; point++) {
            int column = columnOf[point];
            Cell cell = wanted.cells().get(point);
            if (column >= 0 && !accepts(cell, read, column)) {
                notes.add(
                        Fault.WRONG_VALUE,
                        "Line %d, tag (%s): %s (quality %d) instead of %s."
                                .formatted(
                                        wanted.line(),
                                        tags.get(column).name(),
                                        shown(read, column),
                                        read.block().qualities(column)[read.row()],
                                        cell));
            }
        }
    }

    private boolean accepts(Cell cell, Read read, int column) {
        return cell.accepts(
                tags.get(column),
                read.block().value(read.row(), column),
                read.block().qualities(column)[read.row()]);
    }

    private String shown(Read read, int column) {
        double value = read.block().value(read.row(), column);
        List<String> words = tags.get(column).words();
        return value >= 0 && value < words.size() ? "\"" + words.get((int) value) + "\"" : String.valueOf(value);
    }

    private boolean timeFits(Truth.Row wanted, long index, int next) {
        long time = rows.get(next).time();
        if (clock.kind() == TimeAxis.Kind.ROWS) {
            return time == index * ROW_MICROS || time == next * ROW_MICROS;
        }
        return Math.abs(time - origin() - wanted.time()) <= clock.tolerance();
    }

    /** What was added to every time: nothing, or where any origin will do whatever was added to the first. */
    private long origin() {
        if (!clock.anyOrigin()) {
            return 0;
        }
        long first = truth.rows().stream()
                .filter(row -> row.fate() == Truth.Fate.READ)
                .findFirst()
                .orElseThrow()
                .time();
        return rows.getFirst().time() - first;
    }
}
