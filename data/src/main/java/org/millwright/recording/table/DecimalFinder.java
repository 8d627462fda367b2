package org.millwright.recording.table;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.millwright.Message;
import org.millwright.MillwrightException;
import org.millwright.recording.cell.NumberForm;
import org.millwright.recording.cell.Numerals;

/**
 * Finds the decimal sign of each column from its own cells; where they leave it open, from the other columns.
 *
 * <p>1.234 and 1,234 prove nothing by themselves; a column of nothing but 1.234 has three decimals, for a point is the decimal sign
 * of programs. A column whose cells prove both signs is refused, but for one or two cells among
 * many, which count as bad.
 */
final class DecimalFinder {
    private final String file;
    private final Header header;
    private final Survey survey;
    private final @Nullable Character said;
    private final boolean filePoint;
    private final boolean fileComma;

    DecimalFinder(String file, Header header, Survey survey, @Nullable Character said) {
        this.file = file;
        this.header = header;
        this.survey = survey;
        this.said = said;
        filePoint = proven(NumberForm.POINT);
        fileComma = proven(NumberForm.COMMA);
    }

    /** The decimal signs of the file, for people; nothing if no number has one. */
    List<Message> understanding() {
        if (!filePoint && !fileComma) {
            return List.of();
        }
        return List.of(
                filePoint && fileComma
                        ? Message.of(
                                "recording.decimal.both",
                                "The decimal sign is a point in some columns and a comma in others.")
                        : Message.of("recording.decimal.sign", "Decimal sign: {sign}", "sign", filePoint ? "." : ","));
    }

    /**
     * How the numbers of the column are written.
     *
     * @throws MillwrightException if that is open, or if it changes within the column
     */
    Numerals of(int column) {
        ColumnSurvey cells = survey.columns[column];
        long points = cells.count(NumberForm.POINT);
        long commas = cells.count(NumberForm.COMMA);
        if (points > 0 && commas > 0 && Math.min(points, commas) > Math.max(1, Math.min(2, cells.numbers() / 100))) {
            throw changed(column, cells, points >= commas ? NumberForm.COMMA : NumberForm.POINT);
        }
        if (points + commas == 0) {
            return open(column, cells);
        }
        char decimal = points >= commas ? '.' : ',';
        return new Numerals(decimal, grouped(column, cells, decimal));
    }

    /** True if thousands may be marked: where some cell has both signs, or the mark twice, or the column is large. */
    private boolean grouped(int column, ColumnSurvey cells, char decimal) {
        NumberForm doubtful = decimal == '.' ? NumberForm.COMMA_OR_GROUP : NumberForm.POINT_OR_GROUP;
        long open = cells.count(doubtful);
        if (open == 0 || cells.groupedProofs > 0) {
            return cells.groupedProofs > 0;
        }
        if (groupedElsewhere(decimal)) {
            return true;
        }
        if (open > Math.max(1, cells.numbers() / 100)) {
            throw changed(column, cells, doubtful);
        }
        return false;
    }

    /** True if numbers of another column have this decimal sign and marked thousands. */
    private boolean groupedElsewhere(char decimal) {
        NumberForm form = decimal == '.' ? NumberForm.POINT : NumberForm.COMMA;
        for (ColumnSurvey cells : survey.columns) {
            if (cells.groupedProofs > 0 && cells.count(form) > 0) {
                return true;
            }
        }
        return false;
    }

    /** No cell proves a sign. */
    private Numerals open(int column, ColumnSurvey cells) {
        long points = cells.count(NumberForm.POINT_OR_GROUP);
        long commas = cells.count(NumberForm.COMMA_OR_GROUP);
        if (said != null) {
            return new Numerals(said, said == '.' ? commas > 0 : points > 0);
        }
        if (points + commas == 0) {
            return fileComma && !filePoint ? new Numerals(',', false) : Numerals.POINT;
        }
        if (points > 0 && commas > 0) {
            throw open(column, cells, NumberForm.COMMA_OR_GROUP);
        }
        if (filePoint != fileComma) {
            return new Numerals(filePoint ? '.' : ',', filePoint == commas > 0);
        }
        boolean smallWholes = cells.count(NumberForm.WHOLE) > 0;
        if (filePoint || smallWholes || commas > 0) {
            throw open(column, cells, points > 0 ? NumberForm.POINT_OR_GROUP : NumberForm.COMMA_OR_GROUP);
        }
        return Numerals.POINT;
    }

    private boolean proven(NumberForm form) {
        NumberForm other = form == NumberForm.POINT ? NumberForm.COMMA : NumberForm.POINT;
        for (ColumnSurvey cells : survey.columns) {
            if (cells.count(form) > cells.count(other)) {
                return true;
            }
        }
        return false;
    }

    private MillwrightException changed(int column, ColumnSurvey cells, NumberForm form) {
        ColumnSurvey.Seen seen = cells.forms.get(form);
        return MillwrightException.badRequest(
                "recording.decimal.changed",
                """
                The decimal sign of column {column} in {file} changes in row {row}: most numbers are written with the other sign.
                Write all of them with one sign, or leave the column out with --ignore.""",
                "column",
                header.name(column),
                "file",
                file,
                "row",
                seen == null ? 0 : seen.first);
    }

    private MillwrightException open(int column, ColumnSurvey cells, NumberForm form) {
        ColumnSurvey.Seen seen = cells.forms.get(form);
        return MillwrightException.badRequest(
                "recording.decimal.open",
                """
                Column {column} of {file} may hold decimals or thousands: the number in row {row} can be read both ways, and no other number decides it.
                Say which with --decimal comma or --decimal point, or leave the column out with --ignore.""",
                "column",
                header.name(column),
                "file",
                file,
                "row",
                seen == null ? 0 : seen.first);
    }
}
