package org.millwright.adapters.duckdb;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.millwright.MillwrightException;
import org.millwright.dataset.Range;
import org.millwright.history.cold.Filed;
import org.millwright.history.cold.Manifest;
import org.millwright.history.cold.Piece;
import org.millwright.history.form.Sealed;
import org.millwright.history.known.KnownTag;
import org.millwright.history.layout.Layout;
import org.millwright.machine.AssetPath;
import org.millwright.machine.SourceQuality;
import org.millwright.machine.Tag;

/** Takes a Parquet file of one machine as history: straight into named files, day by day. For whoever does upkeep. */
final class Adoption {
    private static final String CONNECTION = "adopted";

    private final Store store;
    private final Caretaker caretaker;
    private final Path folder;

    Adoption(Store store, Caretaker caretaker, Path folder) {
        this.store = store;
        this.caretaker = caretaker;
        this.folder = folder;
    }

    /** The rows taken; 0 if this content is there already. */
    long adopt(AssetPath machine, List<Tag> tags, Path parquet) throws IOException {
        if (Files.notExists(parquet)) {
            throw MillwrightException.notFound(
                    "history.adopt.absent", "There is no file {file} to adopt. Check the path.", "file", parquet);
        }
        // The database sees only its own folder, and a file that others still write to must not change under it.
        Path copy = folder.resolve("spill").resolve("adopted.parquet");
        Files.copy(parquet, copy, StandardCopyOption.REPLACE_EXISTING);
        try {
            String hash = Sealed.hash(copy);
            Layout layout = Layout.wide(machine, tags.stream().map(Tag::name).toList());
            List<Long> days = days(copy, parquet, tags).stream()
                    .filter(day -> !has(layout, day, hash))
                    .toList();
            if (days.isEmpty()) {
                return 0;
            }
            List<KnownTag> known = enter(layout, machine, tags);
            store.tagFile().write(store.book());
            long rows = 0;
            for (long day : days) {
                rows += day(layout, day, copy, hash);
            }
            last(layout, copy, known);
            store.tagFile().write(store.book());
            return rows;
        } finally {
            Files.deleteIfExists(copy);
        }
    }

    private boolean has(Layout layout, long day, String hash) {
        return store.cold().manifest(layout, day).pieces().stream()
                .anyMatch(piece -> piece.from().contains(hash));
    }

    private List<KnownTag> enter(Layout layout, AssetPath machine, List<Tag> tags) {
        List<KnownTag> known = new ArrayList<>();
        store.whileWriting(() -> {
            for (int column = 0; column < tags.size(); column++) {
                KnownTag tag = store.book().enter(machine, tags.get(column), CONNECTION);
                tag.livesIn(layout, column);
                known.add(tag);
            }
        });
        return known;
    }

    private List<Long> days(Path copy, Path original, List<Tag> tags) {
        try {
            return store.database().read(connection -> {
                List<Long> days = new ArrayList<>();
                try (Statement statement = connection.createStatement()) {
                    checkColumns(statement, copy, original, tags);
                    try (ResultSet rows = statement.executeQuery("SELECT DISTINCT epoch_us(ts) // " + Filed.DAY
                            + " AS d FROM " + Shelf.parquet(List.of(copy)) + " WHERE ts IS NOT NULL ORDER BY d")) {
                        while (rows.next()) {
                            days.add(rows.getLong(1));
                        }
                    }
                }
                return days;
            });
        } catch (MillwrightException refused) {
            if (refused.getCause() instanceof SQLException) {
                throw new MillwrightException(
                        new org.millwright.Problem.BadRequest(org.millwright.Message.of(
                                "history.adopt.unreadable",
                                "The file {file} is no Parquet file, is damaged, or its column ts holds no times. Export it again.",
                                "file",
                                original)),
                        refused);
            }
            throw refused;
        }
    }

    private static void checkColumns(Statement statement, Path copy, Path original, List<Tag> tags)
            throws SQLException {
        List<String> columns = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery("DESCRIBE SELECT * FROM " + Shelf.parquet(List.of(copy)))) {
            while (rows.next()) {
                columns.add(rows.getString(1));
            }
        }
        List<String> needed = new ArrayList<>(List.of("ts"));
        tags.forEach(tag -> needed.add(tag.name()));
        for (String column : needed) {
            if (!columns.contains(column)) {
                throw MillwrightException.badRequest(
                        "history.adopt.column",
                        "The file {file} has no column {column}; it has {columns}. Name the tags as its columns are named.",
                        "file",
                        original,
                        "column",
                        column,
                        "columns",
                        String.join(", ", columns));
            }
        }
    }

    private long day(Layout layout, long day, Path copy, String hash) throws IOException {
        Range times = new Range(day * Filed.DAY, (day + 1) * Filed.DAY);
        Compaction compaction = caretaker.compaction();
        Piece raw = compaction
                .writer()
                .write(
                        layout,
                        day,
                        Piece.Kind.RAW,
                        Shelf.union(columns(layout), times, "", List.of(copy), List.of()),
                        hash);
        Path file = store.cold().folder(layout, day).resolve(raw.name());
        Rollups.Made made = compaction.rollups().minutes(layout, day, file, "");
        Manifest manifest = store.cold()
                .manifest(layout, day)
                .with(List.of(Compaction.counted(raw, made.values()), made.minutes()), null, java.util.Map.of());
        caretaker.merges().show(manifest);
        return raw.rows();
    }

    /** The columns of the file as those of a wide layout: what is no number is absent, what is not finite is bad. */
    private static String columns(Layout layout) {
        List<String> own = layout.columns();
        List<String> selected = new ArrayList<>();
        selected.add("make_timestamp(epoch_us(ts)) AS ts");
        List<String> good = new ArrayList<>();
        List<String> codes = new ArrayList<>();
        for (int i = 0; i < own.size(); i++) {
            String value = "CAST(" + Database.name(layout.tags().get(i)) + " AS DOUBLE)";
            selected.add("CASE WHEN isfinite(" + value + ") THEN " + value + " END AS " + Database.name(own.get(i)));
            good.add("coalesce(isfinite(" + value + "), false)");
            codes.add("CASE WHEN " + value + " IS NULL THEN '03' WHEN isfinite(" + value + ") THEN '00' ELSE '02' END");
        }
        String all = String.join(" AND ", good);
        String blob = codes.stream().collect(Collectors.joining(" || ", "unhex(", ")"));
        selected.add("CASE WHEN " + all + " THEN 0 ELSE 3 END::UTINYINT AS q");
        selected.add("CASE WHEN " + all + " THEN NULL ELSE " + blob + " END AS qs");
        return String.join(", ", selected);
    }

    /** The newest value of each tag in the file. */
    private void last(Layout layout, Path copy, List<KnownTag> known) {
        String newest = layout.tags().stream()
                .map(tag -> "CAST(" + Database.name(tag) + " AS DOUBLE)")
                .map(value -> "min(epoch_us(ts)) FILTER (isfinite(" + value + ")), max(epoch_us(ts)) FILTER (isfinite("
                        + value + ")), arg_max(" + value + ", ts) FILTER (isfinite(" + value + "))")
                .collect(Collectors.joining(", "));
        store.database().read(connection -> {
            try (Statement statement = connection.createStatement();
                    ResultSet row =
                            statement.executeQuery("SELECT " + newest + " FROM " + Shelf.parquet(List.of(copy)))) {
                row.next();
                for (int i = 0; i < known.size(); i++) {
                    long first = row.getLong(3 * i + 1);
                    if (!row.wasNull()) {
                        long last = row.getLong(3 * i + 2);
                        double value = row.getDouble(3 * i + 3);
                        KnownTag tag = known.get(i);
                        store.whileWriting(() -> {
                            tag.saw(first, Double.NaN, SourceQuality.BAD);
                            tag.saw(last, value, SourceQuality.GOOD);
                        });
                    }
                }
            }
            return 0;
        });
    }
}
