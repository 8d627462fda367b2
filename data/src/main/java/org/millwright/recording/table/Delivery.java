package org.millwright.recording.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import org.millwright.Message;
import org.millwright.recording.ReadReport;

/** Takes typed chunks in the order of the file, hands out blocks and keeps the account of every row and cell. */
final class Delivery {
    private final Layout layout;
    private final Map<String, MachineFlow> flows = new LinkedHashMap<>();
    private final Map<String, Long> skips = new TreeMap<>();
    private final Map<String, Long> tail = new TreeMap<>();
    private final List<CellFacts> cells;
    private long rows;

    /** @param flows where the rows of each machine go, by the text of its cell */
    Delivery(Layout layout, Map<String, MachineFlow> flows) {
        this.layout = layout;
        this.flows.putAll(flows);
        cells = layout.columns().plans().stream().map(CellFacts::new).toList();
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
                rows,
                skips,
                byName(CellFacts::missing),
                byName(CellFacts::bad),
                layout.columns().leftOut(),
                notes());
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
        for (int tag = 0; tag < cells.size(); tag++) {
            cells.get(tag).add(chunk, tag, linesBefore);
        }
    }

    private static void move(Map<String, Long> from, Map<String, Long> to) {
        from.forEach((reason, count) -> to.merge(reason, count, Long::sum));
        from.clear();
    }

    private Map<String, Long> byName(ToLongFunction<CellFacts> count) {
        Map<String, Long> byName = new LinkedHashMap<>();
        for (CellFacts column : cells) {
            if (count.applyAsLong(column) > 0) {
                byName.put(column.name(), count.applyAsLong(column));
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
        cells.forEach(column -> column.tell(notes, rows));
        return notes;
    }
}
