package org.millwright.testkit.files;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.millwright.recording.TimeAxis;

/** Writes a draft as Parquet: typed times, typed numbers, NULL for what is missing. */
final class ParquetWriter {
    private final Draft draft;

    ParquetWriter(Draft draft) {
        this.draft = draft;
    }

    void write(Path file) throws IOException {
        List<Field> fields = new ArrayList<>(timeFields());
        draft.columns.forEach(column -> fields.add(field(column)));
        try (Connection database = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = database.createStatement()) {
            statement.execute("SET threads = 1");
            statement.execute("SET TimeZone = 'UTC'");
            statement.execute("CREATE TABLE recording ("
                    + String.join(
                            ", ",
                            fields.stream().map(f -> quoted(f.name()) + " " + f.type()).toList())
                    + ")");
            insert(database, fields);
            statement.execute("COPY recording TO '%s' (FORMAT parquet, COMPRESSION %s)"
                    .formatted(file.toString().replace("'", "''"), draft.pick(List.of("zstd", "snappy"))));
        } catch (SQLException failure) {
            throw new IOException("The Parquet file (%s) could not be written.".formatted(file), failure);
        }
    }

    private void insert(Connection database, List<Field> fields) throws SQLException {
        String holes = String.join(", ", fields.stream().map(f -> "?::" + f.type()).toList());
        try (PreparedStatement insert = database.prepareStatement("INSERT INTO recording VALUES (" + holes + ")")) {
            for (int row = 0; row < draft.rows; row++) {
                for (int i = 0; i < fields.size(); i++) {
                    insert.setString(i + 1, fields.get(i).texts().get(row));
                }
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private List<Field> timeFields() {
        TimeStyle style = draft.time;
        List<Field> fields = new ArrayList<>();
        if (style == null) {
            return fields;
        }
        for (int i = 0; i < style.headers().size(); i++) {
            List<@Nullable String> texts = new ArrayList<>();
            for (int row = 0; row < draft.rows; row++) {
                texts.add(style.cells().apply(draft.times[row]).get(i));
            }
            fields.add(new Field(style.headers().get(i), timeType(style, texts), texts));
        }
        return fields;
    }

    private String timeType(TimeStyle style, List<@Nullable String> texts) {
        if (style.numeric()) {
            return texts.stream().anyMatch(text -> text != null && text.contains(".")) ? "DOUBLE" : "BIGINT";
        }
        if (style.clock().kind() == TimeAxis.Kind.INSTANT) {
            return "TIMESTAMPTZ";
        }
        return draft.plainTime ? draft.pick(List.of("TIMESTAMP", "TIMESTAMP", "TIMESTAMP_NS", "VARCHAR")) : "VARCHAR";
    }

    private Field field(Column column) {
        List<@Nullable String> texts = new ArrayList<>();
        for (Entry entry : column.entries) {
            texts.add(entry.text().isEmpty() ? null : entry.text());
        }
        return new Field(column.header, type(column), texts);
    }

    private String type(Column column) {
        boolean whole = column.entries.stream()
                .allMatch(e -> e.text().isEmpty() || e.number() && e.decimal().scale() <= 0);
        boolean numbers = column.entries.stream().allMatch(e -> e.text().isEmpty() || e.number() || notFinite(e.text()));
        boolean booleans = column.entries.stream().allMatch(e -> e.text().equals("true") || e.text().equals("false"));
        if (whole) {
            return draft.pick(List.of("INTEGER", "BIGINT", "DOUBLE"));
        }
        if (numbers) {
            return "DOUBLE";
        }
        return booleans ? "BOOLEAN" : "VARCHAR";
    }

    private static boolean notFinite(String text) {
        return text.equalsIgnoreCase("nan") || text.toLowerCase(java.util.Locale.ROOT).contains("inf");
    }

    private static String quoted(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }

    /**
     * One column.
     *
     * @param texts the values as text that the type can be cast from; null where missing
     */
    private record Field(String name, String type, List<@Nullable String> texts) {}
}
