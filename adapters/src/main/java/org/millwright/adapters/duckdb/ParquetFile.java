package org.millwright.adapters.duckdb;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.duckdb.DuckDBDriver;

/** One Parquet file opened in a database of its own, which lives in bounded memory, writes nothing and loads nothing. */
final class ParquetFile implements AutoCloseable {
    /** How much memory the database may take. */
    static final String MEMORY = "512MiB";

    private static final List<String> SETTINGS = List.of(
            "SET memory_limit = '" + MEMORY + "'",
            "SET temp_directory = ''",
            "SET threads = 2",
            "SET preserve_insertion_order = true",
            "SET autoinstall_known_extensions = false",
            "SET autoload_known_extensions = false",
            "SET TimeZone = 'UTC'");

    private final Connection database;
    private final String file;

    ParquetFile(Path path) throws SQLException {
        file = "'" + literal(path.toAbsolutePath().toString()) + "'";
        Properties streaming = new Properties();
        streaming.setProperty(DuckDBDriver.JDBC_STREAM_RESULTS, "true");
        database = DriverManager.getConnection("jdbc:duckdb:", streaming);
        try (Statement set = database.createStatement()) {
            for (String setting : SETTINGS) {
                set.execute(setting);
            }
        }
    }

    /** The rows of the file in their order, one value for each SQL expression over its columns. */
    ResultSet query(List<String> expressions) throws SQLException {
        return ask("SELECT " + String.join(", ", expressions) + " FROM " + table());
    }

    /** Its columns. */
    List<Column> columns() throws SQLException {
        return described("SELECT * FROM " + table());
    }

    /** The parts that an expression over its columns has. */
    List<Column> parts(String expression) throws SQLException {
        return described("SELECT whole.* FROM (SELECT " + expression + " AS whole FROM " + table() + ")");
    }

    /** Keys and values of the short entries in its metadata; null where they are no text. */
    ResultSet entries() throws SQLException {
        return ask("SELECT TRY(decode(key)), TRY(decode(value)) FROM parquet_kv_metadata(" + file
                + ") WHERE octet_length(value) < 64");
    }

    @Override
    public void close() throws SQLException {
        database.close();
    }

    private List<Column> described(String query) throws SQLException {
        List<Column> columns = new ArrayList<>();
        try (ResultSet answer = ask("DESCRIBE " + query)) {
            while (answer.next()) {
                columns.add(new Column(answer.getString(1), answer.getString(2)));
            }
        }
        return columns;
    }

    /** One question at a time: the next one ends the answer to the one before. */
    private ResultSet ask(String query) throws SQLException {
        PreparedStatement statement = database.prepareStatement(query);
        statement.closeOnCompletion();
        try {
            return statement.executeQuery();
        } catch (SQLException refused) {
            statement.close();
            throw refused;
        }
    }

    private String table() {
        return "read_parquet(" + file + ", hive_partitioning = false)";
    }

    /** A path as it stands, though it may hold quotes or the signs of a search pattern. */
    private static String literal(String path) {
        return path.replace("'", "''").replaceAll("[*?\\[]", "[$0]");
    }

    /**
     * A column, or a part of one.
     *
     * @param name its name
     * @param type its type, as the database names it
     */
    record Column(String name, String type) {}
}
