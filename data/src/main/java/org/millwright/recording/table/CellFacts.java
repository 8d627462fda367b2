package org.millwright.recording.table;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.millwright.Message;
import org.millwright.recording.cell.Stamp;

/** What happened to the cells of one tag over the whole recording, and what a person should know about it. */
final class CellFacts {
    private final ColumnPlan plan;
    private final Level level = new Level();
    private long missing;
    private long bad;
    private long sentinels;
    private double least = Double.POSITIVE_INFINITY;
    private double most = Double.NEGATIVE_INFINITY;
    private Chunk.@Nullable Example firstBad;
    private Chunk.@Nullable Example firstSentinel;

    CellFacts(ColumnPlan plan) {
        this.plan = plan;
    }

    void add(Chunk chunk, int tag, long linesBefore) {
        missing += chunk.missing[tag];
        bad += chunk.bad[tag];
        sentinels += chunk.sentinels[tag];
        least = Math.min(least, chunk.least[tag]);
        most = Math.max(most, chunk.most[tag]);
        firstBad = firstBad == null ? later(chunk.firstBad[tag], linesBefore) : firstBad;
        firstSentinel = firstSentinel == null ? later(chunk.firstSentinels[tag], linesBefore) : firstSentinel;
        chunk.levels(level, tag, linesBefore);
    }

    String name() {
        return plan.tag().name();
    }

    long missing() {
        return missing;
    }

    long bad() {
        return bad;
    }

    /** @param rows the rows of the recording */
    void tell(List<Message> notes, long rows) {
        if (firstBad != null) {
            notes.add(stranger(firstBad));
        }
        if (firstSentinel != null) {
            notes.add(Message.of(
                    "recording.column.sentinel",
                    "In column {column}, {count} cells hold a number such as {mark}, far from every other value, the first in row {row}; they count as missing.",
                    "column",
                    name(),
                    "count",
                    sentinels,
                    "mark",
                    firstSentinel.text(),
                    "row",
                    firstSentinel.line()));
        }
        if (plan.status()) {
            return;
        }
        if (least == most && rows > 1) {
            notes.add(Message.of(
                    "recording.column.constant",
                    "Column {column} holds the same value {value} from its first row to its last.",
                    "column",
                    name(),
                    "value",
                    least));
        }
        Level.Jump jump = level.jump();
        if (jump != null) {
            notes.add(Message.of(
                    "recording.column.factor",
                    "The level of column {column} changes by a factor of {factor} about row {row}: maybe its unit changed. It is kept as written.",
                    "column",
                    name(),
                    "factor",
                    jump.factor(),
                    "row",
                    jump.line()));
        }
    }

    private Message stranger(Chunk.Example example) {
        char[] text = example.text().toCharArray();
        if (new Stamp().parse(text, 0, text.length)) {
            return Message.of(
                    "recording.column.dates",
                    "In column {column}, {count} cells are bad, such as the date {text} in row {row}: maybe a spreadsheet turned numbers into dates.",
                    "column",
                    name(),
                    "count",
                    bad,
                    "text",
                    example.text(),
                    "row",
                    example.line());
        }
        return Message.of(
                "recording.column.words",
                "In column {column}, {count} cells are bad, such as {text} in row {row}.",
                "column",
                name(),
                "count",
                bad,
                "text",
                example.text(),
                "row",
                example.line());
    }

    private static Chunk.@Nullable Example later(Chunk.@Nullable Example example, long linesBefore) {
        return example == null ? null : new Chunk.Example(example.text(), example.line() + linesBefore);
    }
}
