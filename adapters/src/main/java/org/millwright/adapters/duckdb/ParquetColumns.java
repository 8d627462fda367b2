package org.millwright.adapters.duckdb;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.millwright.MillwrightException;

/** Finds out what columns a Parquet file has, and how to ask for their values. */
final class ParquetColumns {
    private static final String NOTHING = "NULL::VARCHAR";

    private final ParquetFile file;
    private final String fileName;
    private final Set<String> ignore;
    private final List<Field> fields = new ArrayList<>();

    ParquetColumns(ParquetFile file, String fileName, Set<String> ignore) {
        this.file = file;
        this.fileName = fileName;
        this.ignore = ignore;
    }

    /**
     * The columns in their order, with the units that the file gives them.
     *
     * @throws MillwrightException if one of them holds lists
     */
    List<Field> fields() throws SQLException {
        for (ParquetFile.Column column : file.columns()) {
            add(column.name(), quoted(column.name()), column.type());
        }
        Map<String, String> units = units();
        return fields.stream()
                .map(field -> units.containsKey(field.name())
                        ? new Field(
                                field.name() + " [" + units.get(field.name()) + "]", field.expression(), field.form())
                        : field)
                .toList();
    }

    private void add(String name, String column, String type) throws SQLException {
        if (type.endsWith("]") || type.startsWith("MAP(") || type.startsWith("UNION(")) {
            fields.add(list(name, type));
        } else if (type.startsWith("STRUCT(")) {
            addParts(name, column);
        } else {
            fields.add(single(name, column, type));
        }
    }

    private void addParts(String name, String column) throws SQLException {
        for (ParquetFile.Column part : file.parts(column)) {
            String literal = "'" + part.name().replace("'", "''") + "'";
            add(name + "." + part.name(), "struct_extract(" + column + ", " + literal + ")", part.type());
        }
    }

    private Field list(String name, String type) {
        if (ignore.contains(name)) {
            return new Field(name, NOTHING, Field.Form.TEXT);
        }
        throw MillwrightException.badRequest(
                "parquet.column.lists",
                "Column {column} of {file} holds lists ({type}) from row 1 on, and a tag has one value at a time. Leave it out with --ignore, or export each value as a column of its own.",
                "column",
                name,
                "file",
                fileName,
                "type",
                type);
    }

    private static Field single(String name, String column, String type) {
        return switch (type.replaceAll("\\(.*", "")) {
            case "TINYINT", "SMALLINT", "INTEGER", "UTINYINT", "USMALLINT", "UINTEGER", "FLOAT", "DOUBLE" ->
                new Field(name, "CAST(" + column + " AS DOUBLE)", Field.Form.NUMBER);
            case "DECIMAL" -> new Field(name, column, Field.Form.DECIMAL);
            case "TIMESTAMP WITH TIME ZONE" -> new Field(name, micros(column, "TIMESTAMPTZ"), Field.Form.INSTANT);
            case "TIMESTAMP", "TIMESTAMP_S", "TIMESTAMP_MS", "TIMESTAMP_NS", "DATE" ->
                new Field(name, micros(column, "TIMESTAMP"), Field.Form.LOCAL);
            case "BLOB" -> new Field(name, characters(column), Field.Form.TEXT);
            default -> new Field(name, "CAST(" + column + " AS VARCHAR)", Field.Form.TEXT);
        };
    }

    /** Infinite times are no times. */
    private static String micros(String column, String type) {
        String time = "TRY_CAST(" + column + " AS " + type + ")";
        return "epoch_us(CASE WHEN isfinite(" + time + ") THEN " + time + " END)";
    }

    /** Some programs write characters as bytes. */
    private static String characters(String column) {
        return "CASE WHEN " + column + " IS NOT NULL THEN coalesce(TRY(decode(" + column + ")), '<bytes>') END";
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /** Units from metadata entries whose key is the column's name with {@code .unit} behind or {@code unit.} before it. */
    private Map<String, String> units() throws SQLException {
        Map<String, String> units = new HashMap<>();
        try (ResultSet entries = file.entries()) {
            while (entries.next()) {
                String key = entries.getString(1);
                String unit = entries.getString(2);
                if (key != null && unit != null) {
                    unit(key, unit, units);
                }
            }
        }
        return units;
    }

    private static void unit(String key, String unit, Map<String, String> units) {
        if (key.endsWith(".unit")) {
            units.put(key.substring(0, key.length() - ".unit".length()), unit);
        } else if (key.startsWith("unit.") || key.startsWith("unit:")) {
            units.put(key.substring("unit.".length()), unit);
        }
    }
}
