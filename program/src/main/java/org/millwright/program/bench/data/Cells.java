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
            throw refused("a time such as 2024-03-01 12:00:00", cell, row, column);
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
            throw refused("a number", cell, row, column);
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
        throw refused("a label, 0 or 1", cell, row, column);
    }

    MillwrightException refused(String wanted, String cell, long row, String column) {
        return MillwrightException.badRequest(
                "bench.cell.form",
                "In {file}, row {row}, column {column}: ({cell}) is not {wanted}. Maybe the file is of another kind.",
                "file",
                file,
                "row",
                row,
                "column",
                column,
                "cell",
                cell,
                "wanted",
                wanted);
    }

    /** The file as a whole is not what the suite reads. */
    MillwrightException refused(String reason) {
        return MillwrightException.badRequest(
                "bench.file.form",
                "The file {file} is not of this suite's kind: {reason}.",
                "file",
                file,
                "reason",
                reason);
    }
}
