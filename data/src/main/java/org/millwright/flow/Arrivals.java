package org.millwright.flow;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import org.millwright.machine.Block;
import org.millwright.machine.Tag;

/**
 * Puts the rows of one key in order of time and keeps those out that come too late.
 *
 * <p>The key's time is the newest time seen less the lateness. A row before it is late. Others wait until it reaches them; equal
 * times keep their order of arrival. All is decided row by row, so the cut into blocks plays no part. Where more rows wait than
 * the flow's memory holds, the oldest goes on early and the key's time with it.
 */
final class Arrivals {
    private final long lateness;
    private final long bufferBytes;
    private final Consumer<Block> inOrder;
    private final Consumer<Block> tooLate;
    private final PriorityQueue<Held> held =
            new PriorityQueue<>(Comparator.comparingLong(Held::head).thenComparingLong(Held::arrival));
    private long heldRows;
    private long arrivals;
    private long newest = Long.MIN_VALUE;
    private long clock = Long.MIN_VALUE;
    private long seen;
    private long late;
    private long hurried;

    Arrivals(Flow flow, Consumer<Block> inOrder, Consumer<Block> tooLate) {
        lateness = flow.latenessMicros();
        bufferBytes = flow.bufferBytes();
        this.inOrder = inOrder;
        this.tooLate = tooLate;
    }

    /** Rows of a block, from one on, that wait. */
    private record Held(Block block, int from, long arrival) {
        long head() {
            return block.time(from);
        }
    }

    void block(Block block) {
        if (block.rows() == 0) {
            return;
        }
        seen += block.rows();
        int first = firstNotBefore(block, 0, clock);
        if (first > 0) {
            late += first;
            tooLate.accept(part(block, 0, first));
        }
        if (first == block.rows()) {
            return;
        }
        Block inTime = part(block, first, block.rows());
        if (lateness == 0) {
            newest = inTime.time(inTime.rows() - 1);
            clock = newest;
            inOrder.accept(inTime);
        } else {
            hold(inTime);
        }
    }

    private void hold(Block block) {
        long room = Math.max(
                1,
                bufferBytes / (Long.BYTES + (Double.BYTES + 1L) * block.tags().size()));
        if (heldRows + block.rows() <= room) {
            add(block);
            seen(block.time(block.rows() - 1));
            return;
        }
        for (int row = 0; row < block.rows(); row++) {
            add(part(block, row, row + 1));
            seen(block.time(row));
            while (heldRows > room) {
                hurry();
            }
        }
    }

    private void add(Block block) {
        held.add(new Held(block, 0, arrivals++));
        heldRows += block.rows();
    }

    /** The source says, or a row shows, that the key's time has come this far. */
    void seen(long micros) {
        newest = Math.max(newest, micros);
        if (newest >= Long.MIN_VALUE + lateness) {
            clock = Math.max(clock, newest - lateness);
        }
        release(clock);
    }

    private void hurry() {
        Held oldest = held.remove();
        hurried++;
        clock = Math.max(clock, oldest.head());
        handOn(oldest, oldest.from() + 1);
    }

    /** Hands on all that waits up to a time; each run of rows of one block in one piece. */
    private void release(long untilMicros) {
        while (!held.isEmpty() && held.element().head() <= untilMicros) {
            Held oldest = held.remove();
            handOn(oldest, endOfRun(oldest, untilMicros));
        }
    }

    private int endOfRun(Held oldest, long untilMicros) {
        Held other = held.peek();
        if (other == null || other.head() > untilMicros) {
            return firstAfter(oldest.block(), oldest.from(), untilMicros);
        }
        return oldest.arrival() < other.arrival()
                ? firstAfter(oldest.block(), oldest.from(), other.head())
                : firstNotBefore(oldest.block(), oldest.from(), other.head());
    }

    private void handOn(Held oldest, int until) {
        heldRows -= until - oldest.from();
        if (until < oldest.block().rows()) {
            held.add(new Held(oldest.block(), until, oldest.arrival()));
        }
        inOrder.accept(part(oldest.block(), oldest.from(), until));
    }

    /** No more rows will come: hands on all that waits. */
    void end() {
        clock = newest;
        release(newest);
    }

    /** The key's event time in microseconds; {@link Long#MIN_VALUE} before anything was seen. */
    long clock() {
        return clock;
    }

    RunReport.Rows rows() {
        return new RunReport.Rows(seen, late, hurried);
    }

    void write(DataOutput to) throws IOException {
        to.writeLong(newest);
        to.writeLong(clock);
        to.writeLong(seen);
        to.writeLong(late);
        to.writeLong(hurried);
        List<Held> byArrival = new ArrayList<>(held);
        byArrival.sort(Comparator.comparingLong(Held::arrival));
        to.writeInt(byArrival.size());
        List<Tag> tags = List.of();
        for (Held waiting : byArrival) {
            BlockForm.write(waiting.block(), waiting.from(), tags, to);
            tags = waiting.block().tags();
        }
    }

    void read(DataInput from) throws IOException {
        newest = from.readLong();
        clock = from.readLong();
        seen = from.readLong();
        late = from.readLong();
        hurried = from.readLong();
        int waiting = from.readInt();
        List<Tag> tags = List.of();
        for (int i = 0; i < waiting; i++) {
            Block block = BlockForm.read(tags, from);
            add(block);
            tags = block.tags();
        }
    }

    /** The first row from {@code from} on whose time is not before {@code micros}; the number of rows if there is none. */
    static int firstNotBefore(Block block, int from, long micros) {
        return micros == Long.MIN_VALUE ? from : firstAfter(block, from, micros - 1);
    }

    /** The first row from {@code from} on whose time is after {@code micros}; the number of rows if there is none. */
    static int firstAfter(Block block, int from, long micros) {
        if (from == block.rows() || block.time(block.rows() - 1) <= micros) {
            return block.rows();
        }
        int low = from;
        int high = block.rows() - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (block.time(middle) > micros) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /** Rows of a block; the block itself, uncopied, where they are all of it. */
    static Block part(Block block, int from, int until) {
        return from == 0 && until == block.rows() ? block : block.slice(from, until);
    }
}
