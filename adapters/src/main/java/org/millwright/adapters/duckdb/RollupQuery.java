package org.millwright.adapters.duckdb;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.duckdb.DuckDBConnection;
import org.millwright.dataset.Range;
import org.millwright.history.chart.Fold;
import org.millwright.history.chart.Steps;
import org.millwright.history.cold.Piece;
import org.millwright.history.layout.Layout;

/** Folds files of minutes or hours into the buckets of a chart. */
final class RollupQuery {
    private final DuckDBConnection connection;
    private final View view;
    private final Wanted wanted;

    RollupQuery(DuckDBConnection connection, View view, Wanted wanted) {
        this.connection = connection;
        this.view = view;
        this.wanted = wanted;
    }

    private static Set<Piece.Kind> kinds(Steps.Source source) {
        return source == Steps.Source.MINUTES
                ? EnumSet.of(Piece.Kind.MINUTE, Piece.Kind.ROLLED_MINUTE)
                : EnumSet.of(Piece.Kind.HOUR, Piece.Kind.MINUTE);
    }

    /** Folds all that is in named files; cell {@code tag × count + bucket}. */
    void fold(Steps steps, Fold into) throws SQLException {
        for (Map.Entry<Layout, List<Wanted.Cell>> one : wanted.byLayout().entrySet()) {
            Range whole = steps.whole();
            List<Path> files = view.shelf(one.getKey()).files(kinds(steps.source()), whole);
            if (!files.isEmpty()) {
                fold(one.getKey(), one.getValue(), files, steps, into);
            }
        }
    }

    private void fold(Layout layout, List<Wanted.Cell> cells, List<Path> files, Steps steps, Fold into)
            throws SQLException {
        boolean narrow = layout.kind() == Layout.Kind.NARROW;
        List<Integer> tags = new ArrayList<>();
        for (Wanted.Cell cell : cells) {
            tags.add(narrow ? cell.id() : cell.column());
        }
        int[] index = new int[tags.stream().mapToInt(tag -> tag).max().orElse(0) + 1];
        for (int i = 0; i < cells.size(); i++) {
            index[tags.get(i)] = cells.get(i).index();
        }
        String in = tags.stream().map(String::valueOf).collect(Collectors.joining(","));
        String sql = Shelf.union(RollupRows.COLUMNS, steps.whole(), "tag IN (" + in + ")", files, List.of());
        Fold.Part part = new Fold.Part();
        ValueQuery.each(connection, sql, chunk -> {
            RollupRows.Reader reader = new RollupRows.Reader(chunk);
            for (long row = 0; row < chunk.rowCount(); row++) {
                reader.read(row, part);
                into.merge(index[reader.tag(row)] * steps.count() + steps.bucket(reader.time(row)), part);
            }
        });
    }
}
