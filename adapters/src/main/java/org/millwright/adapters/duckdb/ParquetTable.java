package org.millwright.adapters.duckdb;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.millwright.Message;
import org.millwright.MillwrightException;
import org.millwright.Problem;
import org.millwright.recording.cell.Row;
import org.millwright.recording.table.Table;

/** A Parquet file as a table: a row of names at line 0, then its rows from 1. The file is opened for each reading. */
final class ParquetTable implements Table, Table.Part {
    private final Path path;
    private final Set<String> ignore;

    /** @param ignore columns that the person wants left out, which may then hold what cannot be read */
    ParquetTable(Path path, Set<String> ignore) {
        this.path = path;
        this.ignore = Set.copyOf(ignore);
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
        // Nothing is open between two readings.
    }

    @Override
    public long read(Taker taker) {
        Row row = new Row();
        try (ParquetFile file = new ParquetFile(path)) {
            List<Field> fields = new ParquetColumns(file, name(), ignore).fields();
            row.begin(0);
            ColumnNames.of(fields).forEach(row::text);
            if (!taker.take(row)) {
                return 0;
            }
            try (ResultSet rows =
                    file.query(fields.stream().map(Field::expression).toList())) {
                return rows(rows, fields, row, taker);
            }
        } catch (SQLException broken) {
            throw refusal(row.line(), broken);
        }
    }

    private static long rows(ResultSet rows, List<Field> fields, Row row, Taker taker) throws SQLException {
        long line = 0;
        boolean more = true;
        while (more && rows.next()) {
            row.begin(++line);
            for (int column = 0; column < fields.size(); column++) {
                fields.get(column).form().copy(rows, column + 1, row);
            }
            more = taker.take(row);
        }
        return line;
    }

    private MillwrightException refusal(long row, SQLException cause) {
        boolean memory =
                String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT).contains("out of memory");
        return new MillwrightException(memory ? tooLarge(row) : broken(row), cause);
    }

    private Problem tooLarge(long row) {
        return new Problem.Exhausted(Message.of(
                "parquet.file.memory",
                "The Parquet file {file} needs more than {limit} of memory, after row {row}. Write it with fewer rows in each row group, or make several files of it.",
                "file",
                name(),
                "limit",
                ParquetFile.MEMORY,
                "row",
                row));
    }

    private Problem broken(long row) {
        return new Problem.BadRequest(Message.of(
                "parquet.file.broken",
                "The Parquet file {file} is cut off or damaged; it can be read up to row {row}. Copy or export it again.",
                "file",
                name(),
                "row",
                row));
    }
}
