package org.millwright.recording.table;

import org.jspecify.annotations.Nullable;
import org.millwright.recording.cell.Row;
import org.millwright.recording.cell.Stamp;

/** Surveys every column over the rows of data. */
final class Survey implements Scan.Gatherer {
    final ColumnSurvey[] columns;
    long rows;
    private final int width;
    private final boolean padded;
    private final long firstLine;
    private final @Nullable TimePlan plan;
    private final Stamp stamp = new Stamp();

    private Survey(Head head, @Nullable TimePlan plan, int part) {
        this.plan = plan;
        width = head.width();
        padded = head.padded();
        firstLine = part == 0 ? head.firstDataLine() : 0;
        columns = new ColumnSurvey[width];
        for (int column = 0; column < width; column++) {
            columns[column] = new ColumnSurvey();
        }
    }

    /** Looks at every row from the first row of data on; where a plan is given, at those that have a time. */
    static Survey of(Table table, Head head, @Nullable TimePlan plan) {
        Survey total = new Survey(head, plan, 0);
        new Scan<>(table, part -> new Survey(head, plan, part), total::add).all();
        return total;
    }

    @Override
    public void take(Row row) {
        if (row.line() < firstLine
                || row.size() > width && !emptyBeyond(row)
                || row.size() < width && !padded
                || row.blank()) {
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
        for (int column = 0; column < width; column++) {
            columns[column].add(part.columns[column], linesBefore);
        }
        return true;
    }

    private boolean emptyBeyond(Row row) {
        for (int cell = width; cell < row.size(); cell++) {
            if (!row.empty(cell)) {
                return false;
            }
        }
        return true;
    }
}
