package org.millwright.testkit.files;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Writes lines into the first sheet of a workbook: numbers as numbers, times as dates or as text. */
final class ExcelWriter {
    private final Draft draft;
    private final long[] lineOf;
    private final boolean dates;

    ExcelWriter(Draft draft, long[] lineOf) {
        this.draft = draft;
        this.lineOf = lineOf;
        TimeStyle style = draft.time;
        dates = style != null
                && !style.numeric()
                && style.headers().size() == 1
                && style.clock().kind() == org.millwright.recording.TimeAxis.Kind.LOCAL
                && draft.plainTime
                && draft.random.nextInt(3) > 0;
        if (dates && style != null) {
            draft.time = style.tolerance(10);
        }
    }

    byte[] bytes(List<Line> lines) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook book = new Workbook(bytes, "Millwright", "1.0")) {
            Worksheet sheet = book.newWorksheet(draft.pick(List.of("Sheet1", "Messwerte", "数据")));
            for (int at = 0; at < lines.size(); at++) {
                write(sheet, at, lines.get(at));
            }
            if (draft.random.nextInt(3) == 0) {
                book.newWorksheet("Notes").value(0, 0, "Nothing here.");
            }
        }
        return bytes.toByteArray();
    }

    private void write(Worksheet sheet, int at, Line line) {
        if (line.row() >= 0) {
            lineOf[line.row()] = at + 1L;
        }
        for (int column = 0; column < line.items().size(); column++) {
            Line.Item item = line.items().get(column);
            if (dates && line.row() >= 0 && column == 0) {
                sheet.value(at, column, TimeStyles.date(draft.times[line.row()]));
                sheet.style(at, column).format("yyyy-mm-dd hh:mm:ss").set();
            } else if (!item.plain().isEmpty()) {
                sheet.value(at, column, Double.valueOf(item.plain()));
            } else if (!item.text().isEmpty()) {
                sheet.value(at, column, item.text());
            }
        }
    }
}
