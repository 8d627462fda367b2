package org.millwright.plant.record;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.millwright.machine.AssetPath;
import org.millwright.machine.Block;
import org.millwright.machine.Tag;

/** Tables in memory, one a unit, that hold a day each. */
final class Tables implements AutoCloseable {
    private static final long DAY = 86_400_000_000L;

    private final DuckDBConnection connection;
    private final Map<AssetPath, Table> open = new LinkedHashMap<>();
    private int made;

    Tables() throws SQLException {
        connection = (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:");
        run("SET threads=1");
        run("SET memory_limit='96MB'");
    }

    /** One unit's table while it takes rows. */
    private record Table(String name, DuckDBAppender appender, long day) {}

    /** Takes a day of one unit that is complete. */
    @FunctionalInterface
    interface Day {
        void complete(String day, String table) throws SQLException;
    }

    /** Takes a day of any unit. */
    @FunctionalInterface
    interface UnitDay {
        void complete(AssetPath unit, String day, String table) throws SQLException;
    }

    void add(AssetPath unit, Block rows, Day day) throws SQLException {
        for (int row = 0; row < rows.rows(); row++) {
            long of = Math.floorDiv(rows.time(row), DAY);
            Table table = open.get(unit);
            if (table != null && table.day() != of) {
                complete(unit, (any, name, made) -> day.complete(name, made));
                table = null;
            }
            if (table == null) {
                table = table(unit, rows, of);
            }
            append(table.appender(), rows, row);
        }
    }

    /** Completes every table. */
    void flush(UnitDay day) throws SQLException {
        for (AssetPath unit : java.util.List.copyOf(open.keySet())) {
            complete(unit, day);
        }
    }

    void copy(String table, Path file) throws SQLException {
        run("COPY %s TO '%s' (FORMAT parquet, COMPRESSION zstd)"
                .formatted(table, file.toString().replace("'", "''")));
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    private void complete(AssetPath unit, UnitDay day) throws SQLException {
        Table table = open.remove(unit);
        if (table != null) {
            table.appender().close();
            day.complete(unit, LocalDate.ofEpochDay(table.day()).toString(), table.name());
            run("DROP TABLE " + table.name());
        }
    }

    private Table table(AssetPath unit, Block rows, long day) throws SQLException {
        String name = "t" + made++;
        String columns = rows.tags().stream()
                .map(tag -> "\"%s\" %s".formatted(tag.name(), tag.kind() == Tag.Kind.STATUS ? "INTEGER" : "DOUBLE"))
                .collect(Collectors.joining(", "));
        run("CREATE TABLE %s (ts TIMESTAMP, %s)".formatted(name, columns));
        Table table = new Table(name, connection.createAppender(DuckDBConnection.DEFAULT_SCHEMA, name), day);
        open.put(unit, table);
        return table;
    }

    private static void append(DuckDBAppender to, Block rows, int row) throws SQLException {
        to.beginRow();
        long micros = rows.time(row);
        to.append(LocalDateTime.ofEpochSecond(
                Math.floorDiv(micros, 1_000_000L), (int) Math.floorMod(micros, 1_000_000L) * 1_000, ZoneOffset.UTC));
        for (int column = 0; column < rows.tags().size(); column++) {
            double value = rows.value(row, column);
            if (Double.isNaN(value)) {
                to.appendNull();
            } else if (rows.tags().get(column).kind() == Tag.Kind.STATUS) {
                to.append((int) value);
            } else {
                to.append(value);
            }
        }
        to.endRow();
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
