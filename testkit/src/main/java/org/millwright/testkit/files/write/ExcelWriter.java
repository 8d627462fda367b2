package org.millwright.testkit.files.write;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDateTime;
import java.util.List;
import java.util.SplittableRandom;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Writes lines into the first sheet of a workbook: numbers as numbers, local times as dates or as text. */
final class ExcelWriter {
    private static final List<String> SHEETS = List.of("Sheet1", "Messwerte", "数据");

    private final SplittableRandom random;
    private final long[] lineOf;
    private final boolean dates;

    ExcelWriter(SplittableRandom random, long[] lineOf) {
        this.random = random;
        this.lineOf = lineOf;
        dates = random.nextInt(3) > 0;
    }

    byte[] bytes(List<Line> lines) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook book = new Workbook(bytes, "Millwright", "1.0")) {
            Worksheet sheet = book.newWorksheet(SHEETS.get(random.nextInt(SHEETS.size())));
            for (int at = 0; at < lines.size(); at++) {
                write(sheet, at, lines.get(at));
            }
            if (random.nextInt(3) == 0) {
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
            if (dates && item.time() instanceof LocalDateTime time) {
                sheet.value(at, column, time);
                sheet.style(at, column).format("yyyy-mm-dd hh:mm:ss").set();
            } else if (!item.plain().isEmpty()) {
                sheet.value(at, column, Double.valueOf(item.plain()));
            } else if (!item.text().isEmpty()) {
                sheet.value(at, column, item.text());
            }
        }
    }
}
