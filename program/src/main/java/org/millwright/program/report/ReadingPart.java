package org.millwright.program.report;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.millwright.Message;
import org.millwright.recording.ReadReport;
import org.millwright.warning.Amount;

/** How the file was understood, and what became of every row and cell. */
final class ReadingPart {
    private static final int MOST_TAGS = 20;
    private static final int MOST_NOTES = 100;

    private final Sheet sheet;
    private final ReportInput.Source source;

    ReadingPart(Sheet sheet, ReportInput.Source source) {
        this.sheet = sheet;
        this.source = source;
    }

    void write() {
        Html html = sheet.html();
        ReadReport reading = source.reading();
        html.line()
                .open("details", "class", "panel")
                .element("summary", sheet.say("report.reading.title", "How the recording was read"))
                .open("div", "class", "inside two");
        messages(sheet.say("report.reading.understood", "How the file was understood"), source.understanding());
        messages(sheet.say("report.reading.notes", "Worth knowing"), reading.notes());
        skipped(reading);
        cells(sheet.say("report.reading.missing", "Cells without a value"), reading.missingCells());
        cells(sheet.say("report.reading.bad", "Cells with something that is no value"), reading.badCells());
        leftOut(reading);
        html.close("div").close("details");
    }

    private void messages(String title, List<Message> lines) {
        if (lines.isEmpty()) {
            return;
        }
        Html html = sheet.html();
        html.open("section").element("h4", title).open("ul", "class", "plain");
        lines.stream().limit(MOST_NOTES).forEach(line -> html.element("li", sheet.say(line), "dir", "auto"));
        more(lines.size() - MOST_NOTES);
        html.close("ul").close("section");
    }

    private void skipped(ReadReport reading) {
        Html html = sheet.html();
        html.open("section")
                .element("h4", sheet.say("report.reading.skipped", "Rows that were not used"))
                .open("ul", "class", "plain");
        if (reading.skipped() == 0) {
            html.element("li", sheet.say("report.reading.all", "None: every data row was used."));
        }
        Words words = new Words(sheet);
        new TreeMap<>(reading.skippedRows())
                .forEach((reason, rows) -> html.element("li", words.skipped(reason) + ": " + Amount.grouped(rows)));
        html.close("ul").close("section");
    }

    /** Counts per tag, the most first. */
    private void cells(String title, Map<String, Long> counts) {
        List<Map.Entry<String, Long>> most = counts.entrySet().stream()
                .filter(entry -> entry.getValue() > 0)
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .toList();
        if (most.isEmpty()) {
            return;
        }
        Html html = sheet.html();
        html.open("section").element("h4", title).open("ul", "class", "plain");
        most.stream().limit(MOST_TAGS).forEach(entry -> html.open("li")
                .name(entry.getKey())
                .text(": " + Amount.grouped(entry.getValue()))
                .close("li"));
        more(most.size() - MOST_TAGS);
        html.close("ul").close("section");
    }

    private void leftOut(ReadReport reading) {
        if (reading.columnsLeftOut().isEmpty()) {
            return;
        }
        Html html = sheet.html();
        html.open("section")
                .element("h4", sheet.say("report.reading.columns", "Columns that became no tag"))
                .open("ul", "class", "plain");
        new TreeMap<>(reading.columnsLeftOut())
                .forEach((column, why) ->
                        html.open("li").name(column).text(": " + sheet.say(why)).close("li"));
        html.close("ul").close("section");
    }

    private void more(int rest) {
        if (rest > 0) {
            sheet.html()
                    .element("li", sheet.say("report.reading.more", "and {count} more", "count", Amount.grouped(rest)));
        }
    }
}
