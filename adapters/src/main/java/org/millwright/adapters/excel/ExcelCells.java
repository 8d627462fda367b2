package org.millwright.adapters.excel;

import java.math.BigDecimal;
import java.util.Locale;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.jspecify.annotations.Nullable;
import org.millwright.recording.cell.Row;

/**
 * Turns the cells of a workbook into cells of a table. A number whose format shows a date is a local time; one whose format shows
 * only hours and minutes is a time of day, or a duration where the hours are in brackets.
 */
final class ExcelCells {
    private static final long DAY_MILLIS = 86_400_000L;
    private static final long EPOCH_1900 = -25_569;
    private static final long EPOCH_1904 = -24_107;

    private final long epochDay;

    /** @param from1904 true if the workbook counts days from 1904 */
    ExcelCells(boolean from1904) {
        epochDay = from1904 ? EPOCH_1904 : EPOCH_1900;
    }

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
            number(number.doubleValue(), cell.getDataFormatString(), to);
        } else if (cell.getValue() instanceof Boolean truth) {
            to.text(truth.toString());
        } else {
            to.text(cell.getText() == null ? "" : cell.getText());
        }
    }

    private void number(double number, @Nullable String format, Row to) {
        Shown shown = shown(format);
        if (shown == Shown.NUMBER || number < 0) {
            to.value(number);
        } else if (shown == Shown.DATE) {
            to.stamp((Math.round(number * DAY_MILLIS) + epochDay * DAY_MILLIS) * 1000, false);
        } else {
            to.text(clock(Math.round(number * DAY_MILLIS), shown == Shown.CLOCK));
        }
    }

    private static String clock(long millis, boolean ofDay) {
        long shown = ofDay ? Math.floorMod(millis, DAY_MILLIS) : millis;
        return "%02d:%02d:%02d.%03d".formatted(shown / 3_600_000, shown / 60_000 % 60, shown / 1000 % 60, shown % 1000);
    }

    /** What a number format shows. */
    private enum Shown {
        NUMBER,
        DATE,
        CLOCK,
        DURATION
    }

    private static Shown shown(@Nullable String format) {
        if (format == null || format.isEmpty() || format.equalsIgnoreCase("General")) {
            return Shown.NUMBER;
        }
        String bare = format.toLowerCase(Locale.ROOT)
                .replaceAll("\"[^\"]*\"|\\\\.|_.|\\*.", "")
                .replaceAll("\\[(?!h+]|m+]|s+])[^]]*]", "");
        if (bare.contains("[h") || bare.contains("[m") || bare.contains("[s")) {
            return Shown.DURATION;
        }
        if (bare.contains("y") || bare.contains("d") || bare.contains("\u5e74") || bare.contains("\u65e5")) {
            return Shown.DATE;
        }
        return bare.contains("h") || bare.contains("mm:ss") ? Shown.CLOCK : Shown.NUMBER;
    }
}
