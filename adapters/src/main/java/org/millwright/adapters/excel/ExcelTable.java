package org.millwright.adapters.excel;

import java.nio.file.Path;
import java.util.List;
import org.millwright.Message;
import org.millwright.recording.table.Table;

/** One sheet of a workbook as a table. The workbook is opened for each reading. */
final class ExcelTable implements Table, Table.Part {
    private final Path path;
    private final SheetChoice choice;

    private ExcelTable(Path path, SheetChoice choice) {
        this.path = path;
        this.choice = choice;
    }

    /** Chooses the sheet. */
    static ExcelTable of(Path path) {
        try (Workbook book = Workbook.open(path)) {
            return new ExcelTable(path, SheetChoice.of(book, path));
        }
    }

    @Override
    public String name() {
        return String.valueOf(path.getFileName());
    }

    @Override
    public List<Message> understanding() {
        return choice.understanding();
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
        // Nothing is open between two readings.
    }

    @Override
    public long read(Taker taker) {
        org.millwright.recording.cell.Row row = new org.millwright.recording.cell.Row();
        try (Workbook book = Workbook.open(path)) {
            ExcelCells cells = book.cells();
            int[] widest = new int[1];
            book.read(choice.index(), next -> {
                row.begin(next.getRowNum());
                cells.copy(next, row);
                widest[0] = Math.max(widest[0], row.size());
                fill(row, widest[0]);
                return taker.take(row);
            });
        }
        return row.line();
    }

    /** A sheet leaves out empty cells at the end of a row, also below a name in the header. */
    private static void fill(org.millwright.recording.cell.Row row, int width) {
        while (row.size() < width) {
            row.text("");
        }
    }
}
