package org.millwright.recording.table;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.millwright.recording.cell.Row;

/** Tells rows of data from all others, and why the others are none. For one thread. */
final class RowFilter {
    /** Nothing stands in the row. */
    static final String BLANK = "blank";

    /** Fewer cells than columns; the last ones may be missing or a separator. */
    static final String SHORT = "too-few-cells";

    /** More cells than columns. */
    static final String LONG = "too-many-cells";

    /** Fewer cells than columns behind a sound time: the rest of the row was not written. */
    static final String CUT = "cut-row";

    /** The header once more. */
    static final String HEADER = "repeated-header";

    /** The cell of the time holds none. */
    static final String NO_TIME = "no-time";

    /** The cell of the machine is empty. */
    static final String NO_MACHINE = "no-machine";

    /** Words below the last row of data. */
    static final String FOOTER = "footer";

    private final int width;
    private final boolean padded;
    private final long firstLine;
    private final List<String> header;
    private final int firstNamed;

    RowFilter(Head head, Header header, int part) {
        width = head.width();
        padded = head.padded();
        firstLine = part == 0 ? head.firstDataLine() : 0;
        this.header =
                head.header().isEmpty() ? List.of() : strings(head.header().getLast());
        int named = 0;
        while (named < this.header.size() && this.header.get(named).isEmpty()) {
            named++;
        }
        firstNamed = named;
    }

    /** True for the rows of preamble and header, which are no data. */
    boolean above(Row row) {
        return row.line() < firstLine;
    }

    /** Why the row is no row of data; null if it is one. */
    @Nullable
    String fault(Row row) {
        int size = row.size();
        if (size == width) {
            return row.blank() ? BLANK : repeats(row) ? HEADER : null;
        }
        if (row.blank()) {
            return BLANK;
        }
        if (size > width) {
            return emptyBeyond(row) ? null : LONG;
        }
        return padded ? null : SHORT;
    }

    private boolean emptyBeyond(Row row) {
        for (int cell = width; cell < row.size(); cell++) {
            if (!row.empty(cell)) {
                return false;
            }
        }
        return true;
    }

    private boolean repeats(Row row) {
        if (firstNamed >= header.size() || !same(row, firstNamed)) {
            return false;
        }
        for (int cell = firstNamed + 1; cell < Math.min(width, header.size()); cell++) {
            if (!same(row, cell)) {
                return false;
            }
        }
        return true;
    }

    private boolean same(Row row, int cell) {
        String name = header.get(cell);
        return row.to(cell) - row.from(cell) == name.length()
                && (name.isEmpty() || row.string(cell).equals(name));
    }

    private static List<String> strings(Row row) {
        return java.util.stream.IntStream.range(0, row.size())
                .mapToObj(row::string)
                .toList();
    }
}
