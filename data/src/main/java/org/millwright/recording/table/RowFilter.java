package org.millwright.recording.table;

import java.util.List;
import java.util.Locale;
import java.util.Set;
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

    /** The header once more in another order; what follows cannot be told. */
    static final String OTHER_HEADER = "other-header";

    /** A sum, mean or the like over the rows above. */
    static final String SUMMARY = "summary-row";

    /** The cell of the time holds none. */
    static final String NO_TIME = "no-time";

    /** The cell of the machine is empty. */
    static final String NO_MACHINE = "no-machine";

    /** Words below the last row of data. */
    static final String FOOTER = "footer";

    private static final Set<String> SUMMARIES = Set.of(
            "average",
            "avg",
            "mean",
            "median",
            "sum",
            "total",
            "totals",
            "min",
            "minimum",
            "max",
            "maximum",
            "std",
            "stddev",
            "stdev",
            "count",
            "mittelwert",
            "durchschnitt",
            "summe",
            "gesamt",
            "anzahl",
            "m\u00e9dia",
            "media",
            "soma",
            "m\u00ednimo",
            "m\u00e1ximo",
            "moyenne",
            "\u5e73\u5747",
            "\u5e73\u5747\u503c",
            "\u5408\u8ba1",
            "\u603b\u8ba1",
            "\u6700\u5927\u503c",
            "\u6700\u5c0f\u503c");

    private final boolean valuesFirst;
    private final int width;
    private final boolean padded;
    private final long firstLine;
    private final List<String> header;
    private final int firstNamed;

    RowFilter(Head head, Header header, int part) {
        width = head.width();
        valuesFirst = head.look(0).value();
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
            return row.blank() ? BLANK : words(row);
        }
        if (row.blank()) {
            return BLANK;
        }
        if (size > width) {
            return emptyBeyond(row) ? null : LONG;
        }
        return padded ? null : SHORT;
    }

    private @Nullable String words(Row row) {
        if (repeats(row)) {
            return HEADER;
        }
        return otherHeader(row) ? OTHER_HEADER : summary(row) ? SUMMARY : null;
    }

    /** The names of the columns once more, but in another order. */
    private boolean otherHeader(Row row) {
        if (header.size() < 2 || !row.isText(0) || row.empty(0) || !Character.isLetter(row.chars()[row.from(0)])) {
            return false;
        }
        for (int cell = 0; cell < width; cell++) {
            if (row.empty(cell) || !header.contains(row.string(cell))) {
                return false;
            }
        }
        return true;
    }

    /** A word for a statistic in a first column of numbers. */
    private boolean summary(Row row) {
        if (!valuesFirst || !row.isText(0) || row.empty(0) || row.chars()[row.from(0)] < 'A') {
            return false;
        }
        return SUMMARIES.contains(row.string(0).toLowerCase(Locale.ROOT).replaceAll("[:.]+$", ""));
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
