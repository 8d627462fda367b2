package org.millwright.recording.folder;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.millwright.Message;
import org.millwright.recording.ReadReport;

/** Adds the reports of several files up. */
final class Account {
    private final Map<String, Long> skipped = new TreeMap<>();
    private final Map<String, Long> missing = new LinkedHashMap<>();
    private final Map<String, Long> bad = new LinkedHashMap<>();
    private final Map<String, Message> leftOut = new LinkedHashMap<>();
    private final List<Message> notes = new ArrayList<>();
    private long rows;

    /** Adds what happened to rows, cells and columns of a file whose tags keep their names. */
    void add(String file, ReadReport report) {
        rows += report.rows();
        report.missingCells().forEach(this::missing);
        report.badCells().forEach(this::bad);
        addRest(file, report);
    }

    /** Adds what happened to rows that were not handed out, to columns, and what there is to know. */
    void addRest(String file, ReadReport report) {
        report.skippedRows().forEach((reason, count) -> skipped.merge(reason, count, Long::sum));
        report.columnsLeftOut().forEach(leftOut::putIfAbsent);
        report.notes()
                .forEach(note -> notes.add(
                        Message.of("recording.folder.note", "{file}: {note}", "file", file, "note", note.text())));
    }

    void rows(long more) {
        rows += more;
    }

    void missing(String tag, long count) {
        if (count > 0) {
            missing.merge(tag, count, Long::sum);
        }
    }

    void bad(String tag, long count) {
        if (count > 0) {
            bad.merge(tag, count, Long::sum);
        }
    }

    ReadReport report() {
        return new ReadReport(rows, skipped, missing, bad, leftOut, notes);
    }
}
