package org.millwright.program.bench.data;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Set;
import org.millwright.MillwrightException;

/** Reads the cells of the public recordings; refuses what is no value with file, row and column. */
final class Cells {
    private static final Set<String> MISSING = Set.of("", "nan", "na", "null", "?");
    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .optionalStart()
            .appendLiteral('T')
            .optionalEnd()
            .optionalStart()
            .appendLiteral(' ')
            .optionalEnd()
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .toFormatter(Locale.ROOT);

    private final String file;

    Cells(Path file) {
        this.file = file.toString();
    }

    /** A date and time without zone, as microseconds as if it were UTC. */
    long time(String cell, long row, String column) {
        try {
            return micros(cell);
        } catch (DateTimeException noTime) {
            throw refused(
                    "bench.cell.time",
                    "In {file}, row {row}, column {column}: ({cell}) is no time such as 2024-03-01 12:00:00. Maybe the file is of another suite.",
                    cell,
                    row,
                    column);
        }
    }

    /**
     * Reads {@code 2024-03-01 12:00:00}, with any fraction of a second.
     *
     * @throws DateTimeException if it is none
     */
    static long micros(String cell) {
        Instant time = LocalDateTime.parse(cell.strip(), TIME).toInstant(ZoneOffset.UTC);
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }

    /** A number; NaN where the cell says that there is none. */
    double number(String cell, long row, String column) {
        String text = cell.strip();
        if (MISSING.contains(text.toLowerCase(Locale.ROOT))) {
            return Double.NaN;
        }
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException noNumber) {
            throw refused(
                    "bench.cell.number",
                    "In {file}, row {row}, column {column}: ({cell}) is no number. Maybe the file is of another suite.",
                    cell,
                    row,
                    column);
        }
    }

    /** A label: 0 or 1, also written as 0.0 or 1.0; an empty one is 0. */
    boolean label(String cell, long row, String column) {
        double number = number(cell, row, column);
        if (number == 0 || Double.isNaN(number)) {
            return false;
        }
        if (number == 1) {
            return true;
        }
        throw refused(
                "bench.cell.label",
                "In {file}, row {row}, column {column}: ({cell}) is no label, 0 or 1. Maybe the file is of another suite.",
                cell,
                row,
                column);
    }

    private MillwrightException refused(String code, String english, String cell, long row, String column) {
        return MillwrightException.badRequest(code, english, "file", file, "row", row, "column", column, "cell", cell);
    }

    MillwrightException backInTime(String cell, long row) {
        return MillwrightException.badRequest(
                "bench.row.order",
                "In {file}, row {row}: the time ({cell}) is before the row above. Maybe the rows need sorting.",
                "file",
                file,
                "row",
                row,
                "cell",
                cell);
    }

    MillwrightException otherWidth(long row, int cells, int expected) {
        return MillwrightException.badRequest(
                "bench.row.width",
                "In {file}, row {row}: there are {cells} cells, the first row has {expected}. Maybe the row was cut off.",
                "file",
                file,
                "row",
                row,
                "cells",
                cells,
                "expected",
                expected);
    }

    MillwrightException empty() {
        return MillwrightException.badRequest(
                "bench.file.empty", "The file {file} holds no rows. Maybe it was not copied to its end.", "file", file);
    }

    MillwrightException withoutChannels() {
        return MillwrightException.badRequest(
                "bench.file.channels",
                "The file {file} has no column between the time and the labels. Maybe its separator is another one.",
                "file",
                file);
    }

    MillwrightException otherSides(int channels) {
        return MillwrightException.badRequest(
                "bench.file.sides",
                "The file {file} has neither {channels} columns nor {channels} rows, as the other runs have. Maybe it is of another plant.",
                "file",
                file,
                "channels",
                channels);
    }

    MillwrightException noWindows() {
        return MillwrightException.badRequest(
                "bench.labels.form",
                "The file {file} is no JSON object of lists of windows. Maybe it is another file of labels.",
                "file",
                file);
    }
}
