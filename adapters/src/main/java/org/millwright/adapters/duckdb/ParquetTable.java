package org.millwright.adapters.duckdb;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.duckdb.DuckDBDriver;
import org.jspecify.annotations.Nullable;
import org.millwright.Message;
import org.millwright.MillwrightException;
import org.millwright.Problem;
import org.millwright.recording.cell.Row;
import org.millwright.recording.table.Table;

/** A Parquet file as a table: a row of names at line 0, then its rows from 1. */
final class ParquetTable implements Table, Table.Part {
    private final Path path;

    ParquetTable(Path path) {
        this.path = path;
    }

    @Override
    public String name() {
        return String.valueOf(path.getFileName());
    }

    @Override
    public List<Message> understanding() {
        return List.of(Message.of("parquet.file.typed", "Parquet: the columns carry their own types."));
    }

    @Override
    public boolean padded() {
        return true;
    }

    @Override
    public List<Part> parts() {
        return List.of(this);
    }

    @Override
    public Part from(int part) {
        return this;
    }

    @Override
    public long size() {
        return path.toFile().length();
    }

    @Override
    public void close() {
        // The database is opened for each reading and closed after it.
    }

    @Override
    public long read(Taker taker) {
        Row row = new Row();
        try (Connection database = database();
                Statement statement = database.createStatement()) {
            Map<String, String> units = units(statement);
            try (ResultSet rows = statement.executeQuery("SELECT * FROM read_parquet('" + quoted() + "')")) {
                return rows(rows, units, row, taker);
            }
        } catch (SQLException broken) {
            throw broken(row.line(), broken);
        }
    }

    private static Connection database() throws SQLException {
        Properties settings = new Properties();
        settings.setProperty(DuckDBDriver.JDBC_STREAM_RESULTS, "true");
        Connection database = DriverManager.getConnection("jdbc:duckdb:", settings);
        try (Statement set = database.createStatement()) {
            set.execute("SET TimeZone = 'UTC'");
            set.execute("SET preserve_insertion_order = true");
        }
        return database;
    }

    private static long rows(ResultSet rows, Map<String, String> units, Row row, Taker taker) throws SQLException {
        ResultSetMetaData columns = rows.getMetaData();
        row.begin(0);
        for (int column = 1; column <= columns.getColumnCount(); column++) {
            String name = columns.getColumnName(column);
            String unit = units.get(name);
            row.text(unit == null ? name : name + " [" + unit + "]");
        }
        boolean more = taker.take(row);
        long line = 0;
        while (more && rows.next()) {
            row.begin(++line);
            for (int column = 1; column <= columns.getColumnCount(); column++) {
                cell(rows.getObject(column), row);
            }
            more = taker.take(row);
        }
        return line;
    }

    private static void cell(@Nullable Object value, Row row) {
        switch (value) {
            case null -> row.text("");
            case Double number -> row.value(number);
            case Float number -> row.value(number);
            case Integer number -> row.value(number);
            case Short number -> row.value(number);
            case Byte number -> row.value(number);
            case Long number -> row.text(number.toString());
            case BigInteger number -> row.text(number.toString());
            case BigDecimal number -> row.text(number.stripTrailingZeros().toPlainString());
            case OffsetDateTime time -> row.stamp(micros(time.toInstant()), true);
            case LocalDateTime time -> row.stamp(micros(time.toInstant(ZoneOffset.UTC)), false);
            case Timestamp time -> row.stamp(micros(time.toLocalDateTime().toInstant(ZoneOffset.UTC)), false);
            case LocalDate date -> row.stamp(micros(date.atStartOfDay().toInstant(ZoneOffset.UTC)), false);
            case LocalTime time -> row.text(time.toString().length() == 5 ? time + ":00" : time.toString());
            default -> row.text(value.toString());
        }
    }

    private static long micros(Instant time) {
        return time.getEpochSecond() * 1_000_000L + time.getNano() / 1000;
    }

    /** Units from metadata entries whose key is the column's name with {@code .unit} behind or {@code unit.} before it. */
    private Map<String, String> units(Statement statement) throws SQLException {
        Map<String, String> units = new HashMap<>();
        try (ResultSet entries = statement.executeQuery("SELECT decode(key), decode(value) FROM parquet_kv_metadata('"
                + quoted() + "') WHERE octet_length(value) < 64")) {
            while (entries.next()) {
                String key = entries.getString(1);
                if (key.endsWith(".unit")) {
                    units.put(key.substring(0, key.length() - ".unit".length()), entries.getString(2));
                } else if (key.startsWith("unit.") || key.startsWith("unit:")) {
                    units.put(key.substring("unit.".length()), entries.getString(2));
                }
            }
        }
        return units;
    }

    private String quoted() {
        return path.toString().replace("'", "''");
    }

    private MillwrightException broken(long row, SQLException cause) {
        return new MillwrightException(
                new Problem.BadRequest(Message.of(
                        "parquet.file.broken",
                        "The Parquet file {file} is cut off or damaged; it can be read up to row {row}. Copy or export it again.",
                        "file",
                        path.getFileName(),
                        "row",
                        row)),
                cause);
    }
}
