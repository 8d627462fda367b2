package org.millwright.recording.table;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.millwright.Message;
import org.millwright.MillwrightException;
import org.millwright.Problem;
import org.millwright.machine.Block;
import org.millwright.machine.Quality;
import org.millwright.recording.Recording;

/** Collects the rows of one machine and hands them out in blocks in order of time. */
final class MachineFlow {
    private static final int BLOCK = 4096;
    private static final int CELL_BYTES = 9;

    private final Recording.Machine machine;
    private final Ordering ordering;
    private final LocalTimes clock;
    private final Recording.Sink sink;
    private final int tags;
    private long[] times = new long[256];
    private double[][] values;
    private byte[][] qualities;
    private int rows;
    private long numbered;
    private long latest = Long.MIN_VALUE;

    /** Rows that came after a later one. */
    long late;

    MachineFlow(Recording.Machine machine, Ordering ordering, LocalTimes clock, Recording.Sink sink) {
        this.machine = machine;
        this.ordering = ordering;
        this.clock = clock;
        this.sink = sink;
        tags = machine.tags().size();
        values = new double[tags][times.length];
        qualities = new byte[tags][times.length];
    }

    /** True if blocks may be handed out as they were read, but for their times. */
    boolean direct() {
        return ordering.lateness() == 0;
    }

    /** Hands out a whole chunk; false for enough. */
    boolean pass(Chunk chunk) {
        for (int row = 0; row < chunk.rows; row++) {
            chunk.times[row] = time(chunk.times[row]);
        }
        for (int from = 0; from < chunk.rows; from += BLOCK) {
            int until = Math.min(chunk.rows, from + BLOCK);
            if (!sink.accept(machine, piece(chunk, from, until))) {
                return false;
            }
        }
        return true;
    }

    /** Takes one row; false for enough. */
    boolean add(Chunk chunk, int row) {
        if (rows == times.length && !makeRoom()) {
            return false;
        }
        times[rows] = time(chunk.times[row]);
        late += times[rows] < latest ? 1 : 0;
        latest = Math.max(latest, times[rows]);
        for (int tag = 0; tag < tags; tag++) {
            values[tag][rows] = chunk.values[tag][row];
            qualities[tag][rows] = chunk.qualities[tag][row];
        }
        rows++;
        return true;
    }

    /** Hands out what is left; false for enough. */
    boolean finish() {
        return emit(Long.MAX_VALUE);
    }

    private long time(long raw) {
        return ordering.numbered() ? numbered++ * 1_000_000L : clock.next(raw);
    }

    private Block piece(Chunk chunk, int from, int until) {
        if (from == 0 && until == chunk.rows) {
            return Block.over(machine.tags(), until, chunk.times, chunk.values, chunk.qualities);
        }
        double[][] cut = new double[tags][];
        byte[][] quality = new byte[tags][];
        for (int tag = 0; tag < tags; tag++) {
            cut[tag] = Arrays.copyOfRange(chunk.values[tag], from, until);
            quality[tag] = Arrays.copyOfRange(chunk.qualities[tag], from, until);
        }
        return Block.over(machine.tags(), until - from, Arrays.copyOfRange(chunk.times, from, until), cut, quality);
    }

    /** Hands out rows that no later row can come before, and grows if that is not enough. */
    private boolean makeRoom() {
        if (rows >= BLOCK && !emit(latest - ordering.lateness())) {
            return false;
        }
        if (rows * 2 > times.length) {
            grow();
        }
        return true;
    }

    private void grow() {
        long bytes = (long) times.length * 2 * (tags * CELL_BYTES + 8);
        if (bytes > Runtime.getRuntime().maxMemory() / 3) {
            throw new MillwrightException(new Problem.Exhausted(Message.of(
                    "recording.sort.memory",
                    "The rows are too far out of order to be sorted in memory. Sort the file by time first.")));
        }
        times = Arrays.copyOf(times, times.length * 2);
        for (int tag = 0; tag < tags; tag++) {
            values[tag] = Arrays.copyOf(values[tag], times.length);
            qualities[tag] = Arrays.copyOf(qualities[tag], times.length);
        }
    }

    /** Hands out the rows up to a time, sorted; rows of one time stay in their order. */
    private boolean emit(long upTo) {
        int[] order = order();
        int ready = 0;
        while (ready < rows && times[order[ready]] <= upTo) {
            ready++;
        }
        for (int from = 0; from < ready; from += BLOCK) {
            if (!sink.accept(machine, block(order, from, Math.min(ready, from + BLOCK)))) {
                return false;
            }
        }
        keep(order, ready);
        return true;
    }

    private int[] order() {
        if (direct()) {
            return IntStream.range(0, rows).toArray();
        }
        return IntStream.range(0, rows)
                .boxed()
                .sorted(Comparator.comparingLong(row -> times[row]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private Block block(int[] order, int from, int until) {
        Block.Builder block = new Block.Builder(machine.tags(), until - from);
        for (int i = from; i < until; i++) {
            int row = order[i];
            block.row(times[row]);
            for (int tag = 0; tag < tags; tag++) {
                if (qualities[tag][row] == Quality.GOOD.code()) {
                    block.set(tag, values[tag][row]);
                } else {
                    block.unset(tag, Quality.ofCode(qualities[tag][row]));
                }
            }
        }
        return block.build();
    }

    /** Keeps the rows that were not handed out, in the order in which they came. */
    private void keep(int[] order, int ready) {
        int[] left = Arrays.stream(order, ready, rows).sorted().toArray();
        for (int i = 0; i < left.length; i++) {
            times[i] = times[left[i]];
            for (int tag = 0; tag < tags; tag++) {
                values[tag][i] = values[tag][left[i]];
                qualities[tag][i] = qualities[tag][left[i]];
            }
        }
        rows = left.length;
    }
}
