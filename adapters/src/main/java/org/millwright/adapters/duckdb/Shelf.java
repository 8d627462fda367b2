package org.millwright.adapters.duckdb;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.millwright.dataset.Range;
import org.millwright.history.cold.ColdFolder;
import org.millwright.history.cold.Manifest;
import org.millwright.history.cold.Piece;
import org.millwright.history.layout.Layout;

/**
 * Where the rows of one layout are at one moment. The tables and files share no row.
 *
 * @param layout the layout
 * @param tables in memory
 * @param files named files
 */
record Shelf(Layout layout, List<TailTable> tables, List<Located> files) {
    private static final Set<Piece.Kind> RAW = Set.of(Piece.Kind.RAW);

    Shelf {
        tables = List.copyOf(tables);
        files = List.copyOf(files);
    }

    /**
     * A file and where it lies.
     *
     * @param piece what it is
     * @param day the day of its folder, counted from 1970
     * @param path the file
     */
    record Located(Piece piece, long day, Path path) {}

    static Shelf empty(Layout layout) {
        return new Shelf(layout, List.of(), List.of());
    }

    Shelf withTables(List<TailTable> others) {
        return new Shelf(layout, others, files);
    }

    /** The same tables, and for some days the files that their manifests name and that are there. */
    Shelf withDays(ColdFolder cold, List<Manifest> manifests) {
        List<Located> next = new ArrayList<>(files);
        for (Manifest manifest : manifests) {
            next.removeIf(file -> file.day() == manifest.day());
            for (Piece piece : manifest.pieces()) {
                Path path = cold.path(manifest, piece);
                if (Files.exists(path)) {
                    next.add(new Located(piece, manifest.day(), path));
                }
            }
        }
        return new Shelf(layout, tables, next);
    }

    /**
     * One SELECT over all rows as they were measured.
     *
     * @param columns what to select, in SQL
     * @param where a condition beside the times, in SQL; empty for none
     */
    String raw(String columns, Range times, String where) {
        return union(columns, times, where, files(RAW, times), tables);
    }

    /** Only the rows in memory. */
    String memory(String columns, Range times, String where) {
        return union(columns, times, where, List.of(), tables);
    }

    /** The named files of some kinds that may have rows in a range. */
    List<Path> files(Set<Piece.Kind> kinds, Range times) {
        return files.stream()
                .filter(file -> kinds.contains(file.piece().kind())
                        && file.piece().times().overlaps(times))
                .map(Located::path)
                .toList();
    }

    static String union(String columns, Range times, String where, List<Path> paths, List<TailTable> tables) {
        String condition = " WHERE ts >= make_timestamp(" + times.from() + ") AND ts < make_timestamp(" + times.until()
                + ")" + (where.isEmpty() ? "" : " AND " + where);
        List<String> parts = new ArrayList<>();
        if (!paths.isEmpty()) {
            parts.add("SELECT " + columns + " FROM " + parquet(paths) + condition);
        }
        for (TailTable table : tables) {
            parts.add("SELECT " + columns + " FROM " + table.from() + condition);
        }
        return String.join(" UNION ALL ", parts);
    }

    /** Files as one table. */
    static String parquet(List<Path> paths) {
        return paths.stream()
                .map(path -> Database.text(path.toAbsolutePath().toString()))
                .collect(Collectors.joining(", ", "read_parquet([", "], hive_partitioning = false)"));
    }
}
