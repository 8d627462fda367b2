package org.millwright.adapters.excel;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;
import org.millwright.MillwrightException;

/** An open workbook. Whatever goes wrong inside the library becomes a refusal that names the row. For one thread. */
final class Workbook implements AutoCloseable {
    private static final ReadingOptions WITH_FORMATS = new ReadingOptions(true, true);
    private static final ReadingOptions WITHOUT_FORMATS = new ReadingOptions(false, true);

    private final Path path;
    private final ReadableWorkbook book;
    private long row;

    private Workbook(Path path, ReadableWorkbook book) {
        this.path = path;
        this.book = book;
    }

    static Workbook open(Path path) {
        return new Workbook(path, guarded(path, 1, () -> opened(path)));
    }

    /** Some programs write workbooks without a list of formats. */
    private static ReadableWorkbook opened(Path path) throws IOException {
        try {
            return new ReadableWorkbook(path.toFile(), WITH_FORMATS);
        } catch (ExcelReaderException withoutFormats) {
            return new ReadableWorkbook(path.toFile(), WITHOUT_FORMATS);
        }
    }

    /** The sheets that a person sees, or all where none is seen. */
    List<Sheet> sheets() {
        List<Sheet> all = book.getSheets().toList();
        List<Sheet> visible = all.stream()
                .filter(sheet -> sheet.getVisibility() == SheetVisibility.VISIBLE)
                .toList();
        return visible.isEmpty() ? all : visible;
    }

    /** How its cells become cells of a table. */
    ExcelCells cells() {
        return new ExcelCells(book.isDate1904());
    }

    /** Hands over the rows of a sheet until the taker has enough; rows that the file leaves out are passed over. */
    void read(int sheet, RowTaker taker) {
        row = 0;
        try (Stream<Row> rows =
                guarded(path, 1, () -> book.getSheet(sheet).orElseThrow().openStream())) {
            Iterator<Row> each = guarded(path, 1, rows::iterator);
            boolean more = true;
            while (more) {
                Row next = guarded(path, row + 1, () -> each.hasNext() ? each.next() : null);
                more = next != null && taker.take(inOrder(next));
            }
        }
    }

    private Row inOrder(Row next) {
        if (next.getRowNum() <= row) {
            throw Refusals.broken(
                    path, row, new IOException("Row %d follows row %d.".formatted(next.getRowNum(), row)));
        }
        row = next.getRowNum();
        return next;
    }

    @Override
    public void close() {
        guarded(path, row, () -> {
            book.close();
            return true;
        });
    }

    /** The library answers a damaged file with exceptions of many kinds, and one with a cell far out by asking for all memory. */
    private static <T> T guarded(Path path, long row, Callable<T> call) {
        try {
            return call.call();
        } catch (MillwrightException refused) {
            throw refused;
        } catch (Exception broken) {
            throw Refusals.broken(path, row, broken);
        } catch (OutOfMemoryError tooLarge) {
            throw Refusals.tooLarge(path, row, tooLarge);
        }
    }

    /** Takes rows of a sheet. */
    @FunctionalInterface
    interface RowTaker {
        /**
         * @return false if no more rows are wanted
         */
        boolean take(Row row);
    }
}
