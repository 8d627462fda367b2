package org.millwright.adapters.duckdb;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.millwright.recording.cell.Row;

/**
 * One column of a Parquet file, or one part of a column of named parts.
 *
 * @param name its name; that of a part follows that of the whole and a point
 * @param expression what to ask the database for, in SQL
 * @param form what the answer is
 */
record Field(String name, String expression, Form form) {

    /** In which form the database answers. */
    enum Form {
        /** A double. */
        NUMBER {
            @Override
            void copy(ResultSet rows, int column, Row to) throws SQLException {
                double number = rows.getDouble(column);
                if (rows.wasNull()) {
                    to.text("");
                } else {
                    to.value(number);
                }
            }
        },
        /** A decimal number, which becomes the nearest double. */
        DECIMAL {
            @Override
            void copy(ResultSet rows, int column, Row to) throws SQLException {
                BigDecimal number = rows.getBigDecimal(column);
                if (number == null) {
                    to.text("");
                } else {
                    to.value(number.doubleValue());
                }
            }
        },
        /** Microseconds since 1970 in UTC. */
        INSTANT {
            @Override
            void copy(ResultSet rows, int column, Row to) throws SQLException {
                stamp(rows, column, to, true);
            }
        },
        /** Microseconds since 1970 on a clock of unknown place. */
        LOCAL {
            @Override
            void copy(ResultSet rows, int column, Row to) throws SQLException {
                stamp(rows, column, to, false);
            }
        },
        /** Characters; also of whole numbers, for a double does not hold the longest of them. */
        TEXT {
            @Override
            void copy(ResultSet rows, int column, Row to) throws SQLException {
                @Nullable String text = rows.getString(column);
                to.text(text == null ? "" : text);
            }
        };

        /** Adds the value of the current row to a row of cells; no value is an empty cell. */
        abstract void copy(ResultSet rows, int column, Row to) throws SQLException;

        private static void stamp(ResultSet rows, int column, Row to, boolean zoned) throws SQLException {
            long micros = rows.getLong(column);
            if (rows.wasNull()) {
                to.text("");
            } else {
                to.stamp(micros, zoned);
            }
        }
    }
}
