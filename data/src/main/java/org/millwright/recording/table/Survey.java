package org.millwright.recording.table;

import org.jspecify.annotations.Nullable;
import org.millwright.recording.cell.Row;
import org.millwright.recording.cell.Stamp;

/** Surveys every column over the rows of data. */
final class Survey implements Scan.Gatherer {
    final ColumnSurvey[] columns;
    long rows;
    private long misfits;
    private final int width;
    private final RowFilter filter;
    private final @Nullable TimePlan plan;
    private final Stamp stamp = new Stamp();

    private Survey(Head head, Header header, @Nullable TimePlan plan, int part) {
        this.plan = plan;
        width = head.width();
        filter = new RowFilter(head, header, part);
        columns = new ColumnSurvey[width];
        for (int column = 0; column < width; column++) {
            columns[column] = new ColumnSurvey();
        }
    }

    /** Looks at every row from the first row of data on; where a plan is given, at those that have a time. */
    static Survey of(Table table, Head head, Header header, @Nullable TimePlan plan) {
        Survey total = new Survey(head, header, plan, 0);
        new Scan<>(table, part -> new Survey(head, header, plan, part), total::add).all();
        return total;
    }

    /** Looks at some parts of a large table; null if they cannot be read by themselves. Its counts and lines are those of the sample. */
    static @Nullable Survey sample(Table table, Head head, Header header, int parts) {
        Survey total = new Survey(head, header, null, 0);
        boolean alone = new Scan<>(table, part -> new Survey(head, header, null, part), total::add).sample(parts);
        return alone ? total : null;
    }

    /** True if no column but those of the time holds anything that is no number, and every row fits. */
    boolean numbersOnly(TimeFound time) {
        for (int column = 0; column < width; column++) {
            ColumnSurvey cells = columns[column];
            boolean strange = cells.wordCells.count + cells.stamps.count + cells.farWholes.count > 0;
            if (strange && !time.reads(column) && !time.others().contains(column)) {
                return false;
            }
        }
        return misfits == 0;
    }

    @Override
    public void take(Row row) {
        if (filter.above(row)) {
            return;
        }
        String fault = filter.fault(row);
        if (fault != null) {
            misfits += fault.equals(RowFilter.BLANK) ? 0 : 1;
            return;
        }
        if (plan != null && plan.at(row, stamp) == Stamp.NONE) {
            return;
        }
        rows++;
        for (int column = 0; column < width; column++) {
            columns[column].take(row, column, stamp);
        }
    }

    @Override
    public boolean full() {
        return false;
    }

    private boolean add(Survey part, long linesBefore) {
        rows += part.rows;
        misfits += part.misfits;
        for (int column = 0; column < width; column++) {
            columns[column].add(part.columns[column], linesBefore);
        }
        return true;
    }
}
