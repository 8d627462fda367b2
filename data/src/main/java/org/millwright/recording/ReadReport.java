package org.millwright.recording;

import java.util.List;
import java.util.Map;
import org.millwright.Message;

/**
 * What became of every row and cell of a recording. {@code rows + skippedRows} is every data row there is; nothing else
 * happened to any of them.
 *
 * @param rows data rows that were handed out in blocks
 * @param skippedRows rows that were not, by reason (a stable short code such as {@code blank}, {@code footer}, {@code duplicate-time})
 * @param missingCells cells without a value, per tag name
 * @param badCells cells that held something that is no value, per tag name
 * @param columnsLeftOut columns that became no tag, with the reason
 * @param notes what a person should know, each with the first row it concerns
 */
public record ReadReport(
        long rows,
        Map<String, Long> skippedRows,
        Map<String, Long> missingCells,
        Map<String, Long> badCells,
        Map<String, Message> columnsLeftOut,
        List<Message> notes) {
    public ReadReport {
        skippedRows = Map.copyOf(skippedRows);
        missingCells = Map.copyOf(missingCells);
        badCells = Map.copyOf(badCells);
        columnsLeftOut = Map.copyOf(columnsLeftOut);
        notes = List.copyOf(notes);
    }

    /** All rows that were not handed out. */
    public long skipped() {
        return skippedRows.values().stream().mapToLong(Long::longValue).sum();
    }
}
