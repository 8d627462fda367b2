package org.millwright.adapters.excel;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.jspecify.annotations.Nullable;
import org.millwright.recording.cell.Row;

/**
 * Turns the cells of a workbook into cells of a table. A number in a format of dates is a local time, to the millisecond; one in a
 * format of hours and minutes is a time of day, or a duration where the hours are in brackets. A formula that was never computed has
 * no value: its text stands for it, so that it counts as a bad cell and not as a missing one. For one thread.
 */
final class ExcelCells {
    private static final long DAY_MILLIS = 86_400_000L;
    private static final long EPOCH_1900 = -25_569;
    private static final long EPOCH_1904 = -24_107;

    /** Beyond the year 9999. */
    private static final double NO_DATE = 2_958_466;

    private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-Fa-f]{4})_");

    private final long epochDay;
    private final Map<String, NumberFormat> formats = new HashMap<>();

    /** @param from1904 true if the workbook counts days from 1904 */
    ExcelCells(boolean from1904) {
        epochDay = from1904 ? EPOCH_1904 : EPOCH_1900;
    }

    /** Adds every cell of a row of a sheet, with empty ones where the sheet has none. */
    void copy(org.dhatim.fastexcel.reader.Row from, Row to) {
        for (int column = 0; column < from.getCellCount(); column++) {
            cell(from.getCell(column), to);
        }
    }

    private void cell(@Nullable Cell cell, Row to) {
        if (cell == null || cell.getType() == CellType.EMPTY) {
            to.text("");
        } else if (cell.getType() == CellType.ERROR) {
            to.text(String.valueOf(cell.getRawValue()));
        } else if (cell.getValue() instanceof BigDecimal number) {
            number(number.doubleValue(), format(cell), to);
        } else if (cell.getValue() instanceof Boolean truth) {
            to.text(truth.toString());
        } else if (cell.getRawValue() == null && cell.getFormula() != null) {
            to.text("=" + cell.getFormula());
        } else {
            to.text(cell.getText() == null ? "" : unescaped(cell.getText()));
        }
    }

    private NumberFormat format(Cell cell) {
        String code = cell.getDataFormatString();
        return code == null
                ? NumberFormat.of(cell.getDataFormatId(), null)
                : formats.computeIfAbsent(code, c -> NumberFormat.of(null, c));
    }

    private void number(double number, NumberFormat format, Row to) {
        if (format == NumberFormat.NUMBER || number < 0 || number >= NO_DATE) {
            to.value(number);
        } else if (format == NumberFormat.DATE) {
            to.stamp((Math.round(number * DAY_MILLIS) + epochDay * DAY_MILLIS) * 1000, false);
        } else {
            to.text(clock(Math.round(number * DAY_MILLIS), format == NumberFormat.CLOCK));
        }
    }

    private static String clock(long millis, boolean ofDay) {
        long shown = ofDay ? Math.floorMod(millis, DAY_MILLIS) : millis;
        return "%02d:%02d:%02d.%03d".formatted(shown / 3_600_000, shown / 60_000 % 60, shown / 1000 % 60, shown % 1000);
    }

    /** Spreadsheets write control characters such as a line break as {@code _x000D_}. */
    private static String unescaped(String text) {
        return text.contains("_x")
                ? ESCAPED.matcher(text)
                        .replaceAll(found ->
                                Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(found.group(1), 16))))
                : text;
    }
}
