package org.millwright.adapters.excel;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.Sheet;
import org.jspecify.annotations.Nullable;
import org.millwright.Message;
import org.millwright.recording.cell.NumberForm;

/**
 * Which sheet of a workbook holds the recording.
 *
 * @param index its position in the workbook, from 0
 * @param name its name
 * @param others names of other sheets that hold values
 */
record SheetChoice(int index, String name, List<String> others) {
    private static final int LOOK = 200;

    SheetChoice {
        others = List.copyOf(others);
    }

    /** Takes the sheet with the most rows of values among its first rows; of equals the first. */
    static SheetChoice of(Workbook book, Path path) {
        List<Sheet> sheets = book.sheets();
        if (sheets.isEmpty()) {
            throw Refusals.broken(path, 1, new IOException("The workbook has no sheet."));
        }
        int[] rows = sheets.stream()
                .mapToInt(sheet -> rowsOfValues(book, sheet.getIndex()))
                .toArray();
        int best = IntStream.range(0, rows.length).reduce(0, (one, other) -> rows[other] > rows[one] ? other : one);
        List<String> others = IntStream.range(0, rows.length)
                .filter(sheet -> sheet != best && rows[sheet] > 1)
                .mapToObj(sheet -> sheets.get(sheet).getName())
                .toList();
        return new SheetChoice(sheets.get(best).getIndex(), sheets.get(best).getName(), others);
    }

    /** The choice in words. */
    List<Message> understanding() {
        List<Message> said = new ArrayList<>();
        said.add(Message.of("sheet.choice.made", "Sheet {sheet}.", "sheet", name));
        if (!others.isEmpty()) {
            said.add(Message.of(
                    "sheet.choice.others",
                    "Other sheets hold values too and are left out: {sheets}. Save them as files of their own to read them.",
                    "sheets",
                    String.join(", ", others)));
        }
        return said;
    }

    private static int rowsOfValues(Workbook book, int sheet) {
        int[] counts = new int[2];
        book.read(sheet, row -> {
            counts[0] += row.stream().anyMatch(SheetChoice::value) ? 1 : 0;
            return ++counts[1] < LOOK;
        });
        return counts[0];
    }

    private static boolean value(@Nullable Cell cell) {
        if (cell == null || cell.getValue() == null) {
            return false;
        }
        char[] text =
                cell.getText() == null ? new char[0] : cell.getText().strip().toCharArray();
        return cell.getValue() instanceof Number || NumberForm.of(text, 0, text.length) != NumberForm.NONE;
    }
}
