package org.millwright.adapters.duckdb;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.ResultSet;
import java.sql.Statement;
import org.millwright.dataset.Range;
import org.millwright.history.cold.ColdFolder;
import org.millwright.history.cold.Piece;
import org.millwright.history.form.Sealed;
import org.millwright.history.layout.Layout;

/**
 * Writes Parquet files under the name of their content: written, forced, hashed, renamed, and the folder forced. They count only once
 * a manifest names them.
 */
final class PieceWriter {
    private static final int HASH_DIGITS = 32;
    private static final String OPTIONS = " (FORMAT parquet, COMPRESSION zstd, ";

    private final Database database;
    private final ColdFolder cold;

    PieceWriter(Database database, ColdFolder cold) {
        this.database = database;
        this.cold = cold;
    }

    /**
     * Measured: narrow files are smaller with the encodings of V2, wide ones with those of V1. Groups of half the usual size make a day
     * of 14,000 values a tag a third smaller, for then times are kept as differences and not in a dictionary; whole days stay as they
     * are.
     */
    private static String encoding(Layout layout, Piece.Kind kind) {
        if (kind != Piece.Kind.RAW || layout.kind() == Layout.Kind.EVENTS) {
            return "PARQUET_VERSION V2, ROW_GROUP_SIZE 122880";
        }
        return layout.kind() == Layout.Kind.WIDE
                ? "PARQUET_VERSION V1, ROW_GROUP_SIZE 122880"
                : "PARQUET_VERSION V2, ROW_GROUP_SIZE 61440";
    }

    /** The order of the rows in a file. */
    static String order(Layout layout, Piece.Kind kind) {
        return kind == Piece.Kind.RAW && layout.kind() != Layout.Kind.NARROW ? "ts" : "tag, ts";
    }

    /**
     * Writes what a SELECT gives, in order.
     *
     * @param from the hash of the file that the rows were adopted from, or empty
     */
    Piece write(Layout layout, long day, Piece.Kind kind, String select, String from) throws IOException {
        Path folder = cold.folder(layout, day);
        makeFolder(folder);
        Path temporary = folder.resolve("." + kind.name().toLowerCase(java.util.Locale.ROOT) + ".tmp");
        Files.deleteIfExists(temporary);
        database.run("COPY (SELECT * FROM (" + select + ") ORDER BY " + order(layout, kind) + ") TO "
                + Database.text(temporary.toAbsolutePath().toString()) + OPTIONS + encoding(layout, kind) + ")");
        Sealed.force(temporary);
        String hash = Sealed.hash(temporary);
        String name = hash.substring(0, HASH_DIGITS) + suffix(kind) + ".parquet";
        Path file = folder.resolve(name);
        if (Files.exists(file)) {
            // The same rows once more: a second name, for each name is listed and taken away on its own.
            name = hash.substring(0, HASH_DIGITS) + suffix(kind) + "-" + count(folder) + ".parquet";
            file = folder.resolve(name);
        }
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
        Sealed.forceFolder(folder);
        return described(file, new Piece(kind, name, hash, Files.size(file), 0, 0, new Range(0, 0), from));
    }

    private static long count(Path folder) throws IOException {
        try (java.util.stream.Stream<Path> all = Files.list(folder)) {
            return all.count();
        }
    }

    private static String suffix(Piece.Kind kind) {
        return switch (kind) {
            case RAW -> "";
            case MINUTE, ROLLED_MINUTE -> ".minute";
            case HOUR -> ".hour";
        };
    }

    private static void makeFolder(Path folder) throws IOException {
        if (Files.notExists(folder)) {
            Files.createDirectories(folder);
            Path layout = folder.getParent();
            Sealed.forceFolder(layout);
            Sealed.forceFolder(layout == null ? null : layout.getParent());
        }
    }

    private Piece described(Path file, Piece piece) {
        long unit = piece.kind() == Piece.Kind.RAW ? 1 : Rollups.unit(piece.kind());
        return database.read(connection -> {
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("SELECT count(*), min(epoch_us(ts)), max(epoch_us(ts)) FROM "
                            + Shelf.parquet(java.util.List.of(file)))) {
                row.next();
                long rows = row.getLong(1);
                Range times = rows == 0 ? new Range(0, 0) : new Range(row.getLong(2), row.getLong(3) + unit);
                return new Piece(
                        piece.kind(), piece.name(), piece.sha256(), piece.bytes(), rows, rows, times, piece.from());
            }
        });
    }
}
