package org.millwright.plant.ledger;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.millwright.plant.truth.TruthState;

/** The true states of all units, as a table. */
final class StateTable implements AutoCloseable {
    private final DuckDBConnection connection;

    StateTable() throws SQLException {
        connection = (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:");
        run("SET threads=1");
        run("SET memory_limit='64MB'");
        run("CREATE TABLE states (unit VARCHAR, \"from\" TIMESTAMP, state VARCHAR, recipe INTEGER)");
    }

    void add(List<TruthState> states) throws SQLException {
        try (DuckDBAppender appender = connection.createAppender(DuckDBConnection.DEFAULT_SCHEMA, "states")) {
            for (TruthState state : states) {
                appender.beginRow();
                appender.append(state.unit());
                appender.append(LocalDateTime.ofInstant(state.from(), ZoneOffset.UTC));
                appender.append(state.state());
                appender.append(state.recipe());
                appender.endRow();
            }
        }
    }

    void copy(Path file) throws SQLException {
        run("COPY (SELECT * FROM states ORDER BY unit, \"from\") TO '%s' (FORMAT parquet, COMPRESSION zstd)"
                .formatted(file.toString().replace("'", "''")));
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
