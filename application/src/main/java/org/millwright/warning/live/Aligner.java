package org.millwright.warning.live;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.millwright.machine.Block;
import org.millwright.machine.Quality;
import org.millwright.machine.Tag;

/**
 * Lays the values of one machine side by side, cell after cell. Takes rows whose times do not fall, with the coarse qualities of
 * {@link Quality}; a cell goes out once a later one begins. A cell in which fewer than half of the tags have a value tells of the
 * connection and not of the machine: it is counted and left out. For one thread.
 */
final class Aligner {
    private static final long NONE = Long.MIN_VALUE;

    private final Alignment plan;
    private final Map<String, Integer> columns = new HashMap<>();
    private final int[] holds;
    private final double[] value;
    private final long[] valueCell;
    private final boolean[] bad;
    private long cell = NONE;
    private long cellMicros;
    private long thin;
    private List<Tag> lastTags = List.of();
    private int[] lastMapping = {};
    private Block.@Nullable Builder rows;

    Aligner(Alignment plan) {
        this.plan = plan;
        int tags = plan.tags().size();
        for (int i = 0; i < tags; i++) {
            columns.put(plan.tags().get(i).name(), i);
        }
        holds = plan.holds().stream().mapToInt(Integer::intValue).toArray();
        value = new double[tags];
        valueCell = new long[tags];
        bad = new boolean[tags];
        Arrays.fill(value, Double.NaN);
        Arrays.fill(valueCell, NONE);
    }

    /** Takes rows; gives the rows of the cells that are over, none if none is. */
    Block take(Block in) {
        int[] mapping = mapping(in.tags());
        for (int row = 0; row < in.rows(); row++) {
            if (in.time(row) < plan.startMicros()) {
                continue;
            }
            long now = plan.cell(in.time(row));
            if (now != cell) {
                close();
                cell = now;
            }
            cellMicros = in.time(row);
            for (int column = 0; column < mapping.length; column++) {
                if (mapping[column] >= 0) {
                    set(mapping[column], in.value(row, column), in.qualities(column)[row]);
                }
            }
        }
        return made();
    }

    /** Nothing more will come: the row of the last cell, if any. */
    Block end() {
        close();
        cell = NONE;
        return made();
    }

    private Block made() {
        Block.Builder builder = rows;
        rows = null;
        return builder == null ? new Block.Builder(plan.tags(), 1).build() : builder.build();
    }

    private void set(int tag, double x, byte quality) {
        if (Double.isFinite(x)) {
            value[tag] = x;
            valueCell[tag] = cell;
            bad[tag] = false;
        } else if (quality == Quality.BAD.code()) {
            value[tag] = Double.NaN;
            valueCell[tag] = cell;
            bad[tag] = true;
        }
    }

    private void close() {
        if (cell == NONE) {
            return;
        }
        int present = 0;
        for (int tag = 0; tag < value.length; tag++) {
            present += stands(tag) ? 1 : 0;
        }
        if (2 * present < value.length) {
            thin++;
            return;
        }
        if (rows == null) {
            rows = new Block.Builder(plan.tags(), 16);
        }
        rows.row(cellMicros);
        for (int tag = 0; tag < value.length; tag++) {
            if (stands(tag)) {
                rows.set(tag, value[tag]);
            } else if (bad[tag] && fresh(tag)) {
                rows.unset(tag, Quality.BAD);
            }
        }
    }

    private boolean stands(int tag) {
        return !Double.isNaN(value[tag]) && fresh(tag);
    }

    private boolean fresh(int tag) {
        return valueCell[tag] != NONE && cell - valueCell[tag] <= holds[tag];
    }

    /** How many cells were left out because fewer than half of the tags had a value. */
    long thin() {
        return thin;
    }

    private int[] mapping(List<Tag> tags) {
        if (tags != lastTags && !tags.equals(lastTags)) {
            int[] found = new int[tags.size()];
            for (int i = 0; i < found.length; i++) {
                found[i] = columns.getOrDefault(tags.get(i).name(), -1);
            }
            lastMapping = found;
        }
        lastTags = tags;
        return lastMapping;
    }

    void write(DataOutput to) throws IOException {
        to.writeLong(cell);
        to.writeLong(cellMicros);
        to.writeLong(thin);
        for (int tag = 0; tag < value.length; tag++) {
            to.writeDouble(value[tag]);
            to.writeLong(valueCell[tag]);
            to.writeBoolean(bad[tag]);
        }
    }

    void read(DataInput from) throws IOException {
        cell = from.readLong();
        cellMicros = from.readLong();
        thin = from.readLong();
        for (int tag = 0; tag < value.length; tag++) {
            value[tag] = from.readDouble();
            valueCell[tag] = from.readLong();
            bad[tag] = from.readBoolean();
        }
    }
}
