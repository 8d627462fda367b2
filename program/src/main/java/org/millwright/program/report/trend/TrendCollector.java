package org.millwright.program.report.trend;

import java.util.ArrayList;
import java.util.List;
import org.millwright.machine.Block;
import org.millwright.machine.Tag;
import org.millwright.recording.TimeAxis;

/**
 * Reduces a stream of unknown length to trends of bounded size while it passes, in one look at each value. How the stream is cut
 * into blocks does not change the trends. For one thread.
 *
 * <p>Memory: at most {@code capacity} × (tags × 40 + 25) bytes.
 */
public final class TrendCollector {
    private static final int MOST_BUCKETS = 2_000;
    private static final int FEWEST_BUCKETS = 300;
    private static final int BUCKETS_OF_ALL_TAGS = 400_000;
    private static final int HOLE_STEPS = 10;

    private final List<Tag> tags;
    private final Grid grid;
    private final List<Buckets> columns = new ArrayList<>();

    /**
     * @param tags the columns of the blocks to come, in their order
     * @param stepMicros the usual distance of two rows; ten times as much is a hole
     * @param capacity the most buckets a tag may have, at least 4
     */
    public TrendCollector(List<Tag> tags, long stepMicros, int capacity) {
        if (capacity < 4) {
            throw new IllegalArgumentException("A trend of %d buckets shows nothing.".formatted(capacity));
        }
        this.tags = List.copyOf(tags);
        grid = new Grid(capacity, Math.multiplyExact(stepMicros, HOLE_STEPS));
        tags.forEach(tag -> columns.add(new Buckets()));
    }

    /** A collector for a whole recording: 2,000 buckets a tag, fewer for hundreds of tags. */
    public static TrendCollector of(List<Tag> tags, TimeAxis axis) {
        int share = BUCKETS_OF_ALL_TAGS / Math.max(1, tags.size());
        return new TrendCollector(tags, axis.stepMicros(), Math.clamp(share, FEWEST_BUCKETS, MOST_BUCKETS));
    }

    /** Takes the next rows; the columns are those of the tags, in their order. */
    public void accept(Block block) {
        int row = 0;
        while (row < block.rows()) {
            if (grid.full(block.time(row))) {
                int[] places = grid.join();
                columns.forEach(column -> column.join(places));
            }
            int end = grid.take(block.times(), row, block.rows());
            for (int column = 0; column < columns.size(); column++) {
                columns.get(column).add(grid.size() - 1, block.values(column), row, end);
            }
            row = end;
        }
    }

    /** The trends so far, in the order of the tags. */
    public List<Trend> trends() {
        return trends(tags.stream().map(Tag::name).toList());
    }

    /** The trends of some tags so far; a name that is no tag is left out. */
    public List<Trend> trends(List<String> names) {
        Grid still = grid.frozen();
        List<Trend> trends = new ArrayList<>();
        for (int column = 0; column < tags.size(); column++) {
            if (names.contains(tags.get(column).name())) {
                trends.add(
                        new Trend(tags.get(column), still, columns.get(column).frozen(still.size())));
            }
        }
        return trends;
    }
}
