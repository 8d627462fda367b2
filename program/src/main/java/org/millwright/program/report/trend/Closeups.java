package org.millwright.program.report.trend;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.millwright.machine.Block;
import org.millwright.machine.Tag;

/**
 * Finer trends around each warning of a long recording, collected while the stream passes. It keeps the blocks of the last rows, so
 * that a closeup also shows what came before the warning. For one thread.
 */
public final class Closeups {
    private static final int BUCKETS = 400;

    private final List<Tag> tags;
    private final long stepMicros;
    private final int rowsAround;
    private final int most;
    private final Deque<Block> recent = new ArrayDeque<>();
    private final Map<String, Window> running = new LinkedHashMap<>();
    private final Map<String, List<Trend>> done = new LinkedHashMap<>();
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

    /** Takes the next rows. */
    public void accept(Block block) {
        if (block.rows() == 0) {
            return;
        }
        recent.addLast(block);
        long kept = recent.stream().mapToLong(Block::rows).sum();
        while (kept - recent.getFirst().rows() >= rowsAround) {
            kept -= recent.removeFirst().rows();
        }
        running.values().forEach(window -> window.add(block));
        finish();
    }

    /** A warning was opened in a block that was taken already or is the next to come. */
    public void open(String warningId) {
        if (opened == most) {
            return;
        }
        opened++;
        Window window = new Window(new TrendCollector(tags, stepMicros, BUCKETS));
        long surplus = recent.stream().mapToLong(Block::rows).sum() - rowsAround;
        for (Block block : recent) {
            int skip = Math.clamp(surplus, 0, block.rows());
            window.add(skip == 0 ? block : block.slice(skip, block.rows()));
            surplus -= block.rows();
        }
        running.put(warningId, window);
    }

    /**
     * The warning returned.
     *
     * @param names the tags to keep, those that its evidence names
     */
    public void close(String warningId, List<String> names) {
        Window window = running.get(warningId);
        if (window != null) {
            window.close(names, rowsAround);
            finish();
        }
    }

    /** The closeups by warning, those still running as far as they are. */
    public Map<String, List<Trend>> trends() {
        Map<String, List<Trend>> all = new LinkedHashMap<>(done);
        running.forEach((id, window) -> all.put(id, window.trends()));
        return all;
    }

    private void finish() {
        List<String> finished = new ArrayList<>();
        running.forEach((id, window) -> {
            if (window.finished()) {
                done.put(id, window.trends());
                finished.add(id);
            }
        });
        finished.forEach(running::remove);
    }

    /** The closeup of one warning while it is collected. */
    private static final class Window {
        private final TrendCollector collector;
        private List<String> names = List.of();
        private boolean closed;
        private long rowsLeft;

        Window(TrendCollector collector) {
            this.collector = collector;
        }

        void add(Block block) {
            int rows = closed ? (int) Math.min(rowsLeft, block.rows()) : block.rows();
            collector.accept(rows == block.rows() ? block : block.slice(0, rows));
            rowsLeft -= closed ? rows : 0;
        }

        void close(List<String> keep, int rowsAfter) {
            names = List.copyOf(keep);
            closed = true;
            rowsLeft = rowsAfter;
        }

        boolean finished() {
            return closed && rowsLeft == 0;
        }

        List<Trend> trends() {
            return closed ? collector.trends(names) : collector.trends();
        }
    }
}
