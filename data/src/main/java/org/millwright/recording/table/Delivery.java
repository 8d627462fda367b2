package org.millwright.recording.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.millwright.Message;
import org.millwright.machine.Tag;
import org.millwright.recording.ReadReport;

/** Takes typed chunks in the order of the file, hands out blocks and keeps the account of every row and cell. */
final class Delivery {
    private final Layout layout;
    private final Map<String, MachineFlow> flows = new LinkedHashMap<>();
    private final Map<String, Long> skips = new TreeMap<>();
    private final Map<String, Long> tail = new TreeMap<>();
    private final long[] missing;
    private final long[] bad;
    private final double[] least;
    private final double[] most;
    private final Level[] levels;
    private long rows;

    /** @param flows where the rows of each machine go, by the text of its cell */
    Delivery(Layout layout, Map<String, MachineFlow> flows) {
        this.layout = layout;
        this.flows.putAll(flows);
        int tags = layout.columns().plans().size();
        missing = new long[tags];
        bad = new long[tags];
        least = new double[tags];
        most = new double[tags];
        java.util.Arrays.fill(least, Double.POSITIVE_INFINITY);
        java.util.Arrays.fill(most, Double.NEGATIVE_INFINITY);
        levels = new Level[tags];
        java.util.Arrays.setAll(levels, tag -> new Level());
    }

    /** Takes the next chunk; false for enough. */
    boolean take(Chunk chunk, long linesBefore) {
        count(chunk, linesBefore);
        if (layout.by() < 0) {
            MachineFlow flow = flows.values().iterator().next();
            return flow.direct() ? flow.pass(chunk) : addAll(chunk, flow);
        }
        for (int row = 0; row < chunk.rows; row++) {
            MachineFlow flow = flows.get(chunk.machineNames.get(chunk.machines[row]));
            if (flow == null) {
                throw new IllegalStateException("The file changed while it was read.");
            }
            if (!flow.add(chunk, row)) {
                return false;
            }
        }
        return true;
    }

    long rows() {
        return rows;
    }

    /** Hands out what is left and closes the account. */
    ReadReport finish(boolean enough) {
        for (MachineFlow flow : flows.values()) {
            if (enough || !flow.finish()) {
                break;
            }
        }
        tail.forEach((reason, count) -> {
            boolean footer =
                    reason.equals(RowFilter.NO_TIME) || reason.equals(RowFilter.SHORT) || reason.equals(RowFilter.LONG);
            skips.merge(footer ? RowFilter.FOOTER : reason, count, Long::sum);
        });
        return new ReadReport(
                rows, skips, byName(missing), byName(bad), layout.columns().leftOut(), notes());
    }

    private static boolean addAll(Chunk chunk, MachineFlow flow) {
        for (int row = 0; row < chunk.rows; row++) {
            if (!flow.add(chunk, row)) {
                return false;
            }
        }
        return true;
    }

    private void count(Chunk chunk, long linesBefore) {
        if (chunk.rows > 0) {
            move(tail, skips);
        }
        chunk.skips.forEach((reason, count) -> skips.merge(reason, count, Long::sum));
        chunk.tail.forEach((reason, count) -> tail.merge(reason, count, Long::sum));
        rows += chunk.rows;
        for (int tag = 0; tag < missing.length; tag++) {
            missing[tag] += chunk.missing[tag];
            bad[tag] += chunk.bad[tag];
            least[tag] = Math.min(least[tag], chunk.least[tag]);
            most[tag] = Math.max(most[tag], chunk.most[tag]);
        }
        chunk.levels(levels, linesBefore);
    }

    private static void move(Map<String, Long> from, Map<String, Long> to) {
        from.forEach((reason, count) -> to.merge(reason, count, Long::sum));
        from.clear();
    }

    private Map<String, Long> byName(long[] counts) {
        Map<String, Long> byName = new LinkedHashMap<>();
        for (int tag = 0; tag < counts.length; tag++) {
            if (counts[tag] > 0) {
                byName.put(layout.columns().plans().get(tag).tag().name(), counts[tag]);
            }
        }
        return byName;
    }

    private List<Message> notes() {
        List<Message> notes = new ArrayList<>(layout.ordering().notes());
        notes.addAll(layout.columns().notes());
        long late = flows.values().stream().mapToLong(flow -> flow.late).sum();
        if (late > 0) {
            notes.add(Message.of(
                    "recording.time.sorted",
                    "{count} rows stood below a row of a later time; they were sorted by time.",
                    "count",
                    late));
        }
        for (int tag = 0; tag < levels.length; tag++) {
            note(layout.columns().plans().get(tag).tag(), tag, notes);
        }
        return notes;
    }

    private void note(Tag tag, int column, List<Message> notes) {
        if (tag.kind() == Tag.Kind.STATUS) {
            return;
        }
        if (least[column] == most[column] && rows > 1) {
            notes.add(Message.of(
                    "recording.column.constant",
                    "Column {column} holds the same value {value} from its first row to its last.",
                    "column",
                    tag.name(),
                    "value",
                    least[column]));
        }
        Level.Jump jump = levels[column].jump();
        if (jump != null) {
            notes.add(Message.of(
                    "recording.column.factor",
                    "The level of column {column} changes by a factor of {factor} about row {row}: maybe its unit changed. It is kept as written.",
                    "column",
                    tag.name(),
                    "factor",
                    jump.factor(),
                    "row",
                    jump.line()));
        }
    }
}
