package org.millwright.adapters.excel;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.millwright.Message;
import org.millwright.recording.table.Table;

/** One sheet of a workbook as a table. */
final class ExcelTable implements Table, Table.Part {
    private static final ReadingOptions WITH_FORMATS = new ReadingOptions(true, true);
    private static final int LOOK = 200;

    private final Path path;
    private final int sheet;
    private final List<Message> understanding;

    private ExcelTable(Path path, int sheet, List<Message> understanding) {
        this.path = path;
        this.sheet = sheet;
        this.understanding = List.copyOf(understanding);
    }

    /** Chooses the sheet. */
    static ExcelTable of(Path path) throws IOException {
        try (ReadableWorkbook book = new ReadableWorkbook(path.toFile(), WITH_FORMATS)) {
            List<Sheet> sheets = book.getSheets().toList();
            int best = 0;
            long most = -1;
            List<String> others = new ArrayList<>();
            for (int i = 0; i < sheets.size(); i++) {
                long rows = rowsOfValues(sheets.get(i));
                if (rows > most) {
                    best = i;
                    most = rows;
                }
            }
            for (int i = 0; i < sheets.size(); i++) {
                if (i != best && rowsOfValues(sheets.get(i)) > 1) {
                    others.add(sheets.get(i).getName());
                }
            }
            return new ExcelTable(path, best, said(sheets.get(best).getName(), others));
        }
    }

    @Override
    public String name() {
        return String.valueOf(path.getFileName());
    }

    @Override
    public List<Message> understanding() {
        return understanding;
    }

    @Override
    public boolean padded() {
        return true;
    }

    @Override
    public List<Part> parts() {
        return List.of(this);
    }

    @Override
    public Part from(int part) {
        return this;
    }

    @Override
    public long size() {
        return path.toFile().length();
    }

    @Override
    public void close() {
        // The workbook is opened for each reading and closed after it.
    }

    @Override
    public long read(Taker taker) {
        org.millwright.recording.cell.Row row = new org.millwright.recording.cell.Row();
        try (ReadableWorkbook book = new ReadableWorkbook(path.toFile(), WITH_FORMATS)) {
            ExcelCells cells = new ExcelCells(book.isDate1904());
            Sheet chosen = book.getSheet(sheet).orElseThrow();
            try (Stream<Row> rows = chosen.openStream()) {
                var each = rows.iterator();
                boolean more = true;
                while (more && each.hasNext()) {
                    Row next = each.next();
                    row.begin(next.getRowNum());
                    cells.copy(next, row);
                    more = taker.take(row);
                }
            }
            return row.line();
        } catch (IOException | ExcelReaderException broken) {
            throw ExcelReader.broken(path, row.line(), broken);
        }
    }

    private static List<Message> said(String name, List<String> others) {
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

    /** Counts rows with a number among the first of a sheet. */
    private static long rowsOfValues(Sheet sheet) throws IOException {
        try (Stream<Row> rows = sheet.openStream()) {
            return rows.limit(LOOK)
                    .filter(row -> row.stream().anyMatch(cell -> cell != null && cell.getType() == CellType.NUMBER))
                    .count();
        }
    }
}
