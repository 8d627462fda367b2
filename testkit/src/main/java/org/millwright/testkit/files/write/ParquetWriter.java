package org.millwright.testkit.files.write;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.Predicate;

/** Writes lines as Parquet: one header line, typed times, typed numbers, NULL for what is missing. */
final class ParquetWriter {
    private static final int DECIMALS = 7;

    private final SplittableRandom random;
    private final long[] lineOf;

    ParquetWriter(SplittableRandom random, long[] lineOf) {
        this.random = random;
        this.lineOf = lineOf;
    }

    byte[] bytes(List<Line> lines) throws IOException {
        List<Line.Item> names = lines.getFirst().items();
        List<Line> rows = lines.subList(1, lines.size());
        for (int row = 0; row < rows.size(); row++) {
            lineOf[rows.get(row).row()] = row + 1L;
        }
        List<Field> fields = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            int at = i;
            List<Line.Item> items =
                    rows.stream().map(row -> row.items().get(at)).toList();
            fields.add(new Field(names.get(i).text(), type(items), items));
        }
        Path folder = Files.createTempDirectory("millwright-parquet");
        Path file = folder.resolve("recording.parquet");
        try {
            write(fields, file, rows.size());
            return Files.readAllBytes(file);
        } catch (SQLException failure) {
            throw new IOException(
                    "The columns %s could not be written as Parquet."
                            .formatted(
                                    fields.stream().map(Field::name).limit(20).toList()),
                    failure);
        } finally {
            Files.deleteIfExists(file);
            Files.deleteIfExists(folder);
        }
    }

    private void write(List<Field> fields, Path file, int rows) throws SQLException {
        String columns = String.join(
                ", ",
                fields.stream()
                        .map(field -> "\"" + field.name().replace("\"", "\"\"") + "\" " + field.type())
                        .toList());
        try (Connection database = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = database.createStatement()) {
            statement.execute("SET threads = 1");
            statement.execute("SET TimeZone = 'UTC'");
            statement.execute("CREATE TABLE recording (" + columns + ")");
            insert(database, fields, rows);
            statement.execute("COPY recording TO '%s' (FORMAT parquet, COMPRESSION %s)"
                    .formatted(file.toString().replace("'", "''"), pick("zstd", "snappy")));
        }
    }

    private static void insert(Connection database, List<Field> fields, int rows) throws SQLException {
        String holes = String.join(
                ", ", fields.stream().map(field -> "?::" + field.type()).toList());
        try (PreparedStatement insert = database.prepareStatement("INSERT INTO recording VALUES (" + holes + ")")) {
            for (int row = 0; row < rows; row++) {
                for (int i = 0; i < fields.size(); i++) {
                    Line.Item item = fields.get(i).items().get(row);
                    insert.setString(i + 1, item.text().isEmpty() ? null : castable(item));
                }
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /** A time in the database's own form; a number too large for a double as what it then is. */
    private static String castable(Line.Item item) {
        if (item.time() != null) {
            return item.time().toString();
        }
        return item.text().equals("1e999") ? "inf" : item.text();
    }

    private String type(List<Line.Item> items) {
        if (all(items, item -> item.time() instanceof LocalDateTime)) {
            return pick("TIMESTAMP", "TIMESTAMP", "TIMESTAMP_NS", "VARCHAR");
        }
        if (all(items, item -> item.time() instanceof Instant)) {
            return "TIMESTAMPTZ";
        }
        if (all(items, item -> !item.plain().isEmpty() && new BigDecimal(item.plain()).scale() <= 0)) {
            return largest(items) > Integer.MAX_VALUE ? "BIGINT" : pick("INTEGER", "BIGINT", "DOUBLE");
        }
        if (all(items, item -> !item.plain().isEmpty() && new BigDecimal(item.plain()).scale() <= DECIMALS)) {
            return pick("DOUBLE", "DOUBLE", "DECIMAL(18, " + DECIMALS + ")");
        }
        if (all(items, item -> !item.plain().isEmpty() || notFinite(item.text()))) {
            return "DOUBLE";
        }
        return all(items, item -> item.text().equals("true") || item.text().equals("false")) ? "BOOLEAN" : "VARCHAR";
    }

    private static boolean all(List<Line.Item> items, Predicate<Line.Item> condition) {
        return items.stream().filter(item -> !item.text().isEmpty()).allMatch(condition);
    }

    private static double largest(List<Line.Item> items) {
        return items.stream()
                .filter(item -> !item.plain().isEmpty())
                .mapToDouble(item -> Math.abs(Double.parseDouble(item.plain())))
                .max()
                .orElse(0);
    }

    private static boolean notFinite(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return lower.equals("nan") || lower.contains("inf") || lower.equals("1e999");
    }

    private String pick(String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private record Field(String name, String type, List<Line.Item> items) {}
}
