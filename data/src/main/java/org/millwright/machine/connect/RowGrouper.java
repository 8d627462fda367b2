package org.millwright.machine.connect;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.millwright.machine.AssetPath;
import org.millwright.machine.Block;
import org.millwright.machine.SourceQuality;

/**
 * Makes rows of single values, as a subscription delivers them: what several tags of one machine had at the same time becomes one row.
 *
 * <p>The order of each tag is kept. Values wait until {@link #flush()}, until a machine has gathered as many as one block should hold,
 * or until a tag goes back in time or says two things about the same time: then what waits of its machine goes first. A machine whose
 * tags share their times gives one block in which a cell without a value is {@link SourceQuality#ABSENT} and NaN; where fewer than
 * half of the cells would be filled, each tag gives a block of its own. Not for several threads.
 */
public final class RowGrouper {
    private final List<Machine> machines = new ArrayList<>();
    private final Machine[] machineOf;
    private final int[] columnOf;
    private final int most;
    private final BiConsumer<AssetPath, Block> out;
    private int waiting;

    /**
     * @param points the tags, by whose position {@link #add} names them
     * @param most how many values of one machine are gathered at most
     * @param out gets each block as it is made
     */
    public RowGrouper(List<Point> points, int most, BiConsumer<AssetPath, Block> out) {
        if (most < 1) {
            throw new IllegalArgumentException("A block of (%d) values holds nothing.".formatted(most));
        }
        this.most = most;
        this.out = out;
        machineOf = new Machine[points.size()];
        columnOf = new int[points.size()];
        Map<AssetPath, Machine> byPath = new LinkedHashMap<>();
        for (int i = 0; i < machineOf.length; i++) {
            Point point = points.get(i);
            machineOf[i] = byPath.computeIfAbsent(point.asset(), Machine::new);
            columnOf[i] = machineOf[i].column(point.tag());
        }
        machines.addAll(byPath.values());
    }

    /**
     * Takes one value. One that is not finite becomes bad; a bad one loses its number.
     *
     * @param point the position of its point
     * @param timeMicros its time in UTC microseconds
     * @param quality see {@link SourceQuality}
     */
    public void add(int point, long timeMicros, double value, byte quality) {
        Machine machine = machineOf[point];
        int column = columnOf[point];
        if (machine.count() >= most || machine.said(column, timeMicros)) {
            flush(machine);
        }
        boolean number = SourceQuality.usable(quality) && Double.isFinite(value);
        machine.add(
                column,
                timeMicros,
                number ? value : Double.NaN,
                number ? quality : SourceQuality.worst(quality, SourceQuality.BAD));
        waiting++;
    }

    /** How many values wait. */
    public int waiting() {
        return waiting;
    }

    /** Gives out everything that waits. */
    public void flush() {
        if (waiting > 0) {
            machines.forEach(this::flush);
        }
    }

    private void flush(Machine machine) {
        waiting -= machine.count();
        machine.empty(out);
    }

    /** The values of one machine in the order they came. */
    private static final class Machine {
        private final AssetPath path;
        private final ValueLog log = new ValueLog();

        Machine(AssetPath path) {
            this.path = path;
        }

        int column(org.millwright.machine.Tag tag) {
            return log.column(tag);
        }

        int count() {
            return log.count();
        }

        boolean said(int column, long timeMicros) {
            return log.said(column, timeMicros);
        }

        void add(int column, long timeMicros, double value, byte quality) {
            log.add(column, timeMicros, value, quality);
        }

        void empty(BiConsumer<AssetPath, Block> out) {
            log.blocks().forEach(block -> out.accept(path, block));
            log.clear();
        }
    }
}
