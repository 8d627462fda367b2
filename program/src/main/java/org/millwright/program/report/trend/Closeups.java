package org.millwright.program.report.trend;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.millwright.machine.Block;
import org.millwright.machine.Tag;

/**
 * Finer trends around each warning of a long recording, collected while the stream passes. It keeps the blocks of the last rows, so
 * that a closeup also shows what came before the warning. For one thread.
 */
public final class Closeups {
    private static final int MOST_BUCKETS = 400;
    private static final int FEWEST_BUCKETS = 60;
    private static final int BUCKETS_OF_ALL_TAGS = 40_000;

    private final List<Tag> tags;
    private final long stepMicros;
    private final int rowsAround;
    private final int most;
    private final Deque<Block> recent = new ArrayDeque<>();
    private final Map<String, Window> running = new LinkedHashMap<>();
    private final Map<String, List<Trend>> done = new LinkedHashMap<>();
    private @Nullable Block waiting;
    private int opened;

    /**
     * @param tags the columns of the blocks to come, in their order
     * @param stepMicros the usual distance of two rows
     * @param rowsAround how many rows to show before a warning is opened and after it has returned
     * @param most how many warnings get a closeup; later ones get none
     */
    public Closeups(List<Tag> tags, long stepMicros, int rowsAround, int most) {
        this.tags = List.copyOf(tags);
        this.stepMicros = stepMicros;
        this.rowsAround = rowsAround;
        this.most = most;
    }

    /** Takes the next rows. What opens or returns in them may be told until the next ones come. */
    public void accept(Block block) {
        if (block.rows() == 0) {
            return;
        }
        hand();
        waiting = block;
        recent.addLast(block);
        long before = recent.stream().mapToLong(Block::rows).sum() - block.rows();
        while (before - recent.getFirst().rows() >= rowsAround) {
            before -= recent.removeFirst().rows();
        }
    }

    /**
     * A warning was opened in the rows taken last.
     *
     * @param atMicros the time of the row
     */
    public void open(String warningId, long atMicros) {
        if (opened == most || waiting == null) {
            return;
        }
        opened++;
        Window window = new Window(new TrendCollector(tags, stepMicros, buckets()));
        long skip = (long) -rowsAround + rowOf(atMicros, waiting);
        for (Block block : recent) {
            skip += block == waiting ? 0 : block.rows();
        }
        for (Block block : recent) {
            int from = Math.clamp(skip, 0, block.rows());
            skip -= block.rows();
            if (block == waiting) {
                window.begin(from);
            } else {
                window.add(block, from, block.rows());
            }
        }
        running.put(warningId, window);
    }

    /**
     * The warning returned in the rows taken last.
     *
     * @param atMicros the time of the row
     * @param names the tags to keep, those that its evidence names; all of them where that is not known yet
     */
    public void close(String warningId, long atMicros, List<String> names) {
        Window window = running.get(warningId);
        if (window != null && waiting != null) {
            window.close(names, (long) rowOf(atMicros, waiting) + rowsAround);
        }
    }

    /** The closeups by warning, those still running as far as they are. */
    public Map<String, List<Trend>> trends() {
        hand();
        Map<String, List<Trend>> all = new LinkedHashMap<>(done);
        running.forEach((id, window) -> all.put(id, window.trends()));
        return all;
    }

    /** Hands the rows taken last to the running closeups, now that all is known that happened in them. */
    private void hand() {
        Block block = waiting;
        if (block == null) {
            return;
        }
        List<String> finished = new ArrayList<>();
        running.forEach((id, window) -> {
            if (window.take(block)) {
                done.put(id, window.trends());
                finished.add(id);
            }
        });
        finished.forEach(running::remove);
        waiting = null;
    }

    /** Fewer for hundreds of tags: which of them a warning will name is not known before it returns. */
    private int buckets() {
        return Math.clamp(BUCKETS_OF_ALL_TAGS / Math.max(1, tags.size()), FEWEST_BUCKETS, MOST_BUCKETS);
    }

    private static int rowOf(long micros, Block block) {
        int row = 0;
        while (row < block.rows() && block.time(row) < micros) {
            row++;
        }
        return row;
    }

    /** The closeup of one warning while it is collected. */
    private static final class Window {
        private final TrendCollector collector;
        private List<String> names = List.of();
        private boolean closed;
        private int firstRow;
        private long rowsLeft = Long.MAX_VALUE;

        Window(TrendCollector collector) {
            this.collector = collector;
        }

        /** The rows before this one of the block to come are not part of it. */
        void begin(int row) {
            firstRow = row;
        }

        void add(Block block, int from, int until) {
            if (from < until) {
                collector.accept(from == 0 && until == block.rows() ? block : block.slice(from, until));
            }
        }

        /** Ends it after so many rows, counted from the first row of the block to come. */
        void close(List<String> keep, long rowsToCome) {
            names = List.copyOf(keep);
            closed = true;
            rowsLeft = rowsToCome;
        }

        /** Takes what belongs to it; true if that was all. */
        boolean take(Block block) {
            int until = (int) Math.min(rowsLeft, block.rows());
            add(block, firstRow, until);
            firstRow = 0;
            rowsLeft -= closed ? block.rows() : 0;
            return closed && rowsLeft <= 0;
        }

        List<Trend> trends() {
            return closed ? collector.trends(names) : collector.trends();
        }
    }
}
