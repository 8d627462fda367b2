package org.millwright.dataset;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.millwright.MillwrightException;

/**
 * Rows of one stretch of time, cut into consecutive blocks, each of which is judged once by what was learned on the others.
 *
 * <p>Neighbouring rows of a machine resemble each other. So the rows beside the judged block, the guard, belong to neither part:
 * otherwise a model would be judged on rows that it has nearly seen (h-block cross-validation: Burman, Chow and Nolan, Biometrika
 * 81, 1994).
 *
 * @param rows all rows that were split
 * @param guard how many rows on each side of a judged block are left out
 * @param folds one for each block, in order
 */
public record Split(Range rows, long guard, List<Fold> folds) {
    public Split {
        folds = List.copyOf(folds);
    }

    /**
     * One block and what may be learned from to judge it.
     *
     * @param judged the block
     * @param learned the rows outside the block and its guard: what lies before, what lies after; none empty
     */
    public record Fold(Range judged, List<Range> learned) {
        public Fold {
            learned = List.copyOf(learned);
        }

        /** How many rows may be learned from. */
        public long learnedRows() {
            return learned.stream().mapToLong(Range::length).sum();
        }
    }

    /**
     * Cuts rows into blocks whose lengths differ by one row at most.
     *
     * @param blocks how many, at least 2
     * @param guard how many rows to leave out on each side of the judged block, at least 0
     * @throws MillwrightException if there are too few rows for every block to have one and something to be learned from
     */
    public static Split consecutive(Range rows, int blocks, long guard) {
        if (blocks < 2 || guard < 0) {
            throw new IllegalArgumentException(
                    "A split into (%d) blocks with a guard of (%d) rows cannot be.".formatted(blocks, guard));
        }
        List<Fold> folds = new ArrayList<>();
        for (int block = 0; block < blocks; block++) {
            Range judged = new Range(edge(rows, block, blocks), edge(rows, block + 1, blocks));
            Range closed = judged.widened(guard);
            List<Range> learned = Stream.of(rows.before(closed), rows.after(closed))
                    .filter(part -> !part.isEmpty())
                    .toList();
            if (judged.isEmpty() || learned.isEmpty()) {
                throw tooShort(rows, blocks, guard);
            }
            folds.add(new Fold(judged, learned));
        }
        return new Split(rows, guard, folds);
    }

    /** The first row of a block; exact for every length, as no product is larger than {@code blocks²}. */
    private static long edge(Range rows, int block, int blocks) {
        long whole = rows.length() / blocks;
        long rest = rows.length() % blocks;
        return rows.from() + whole * block + rest * block / blocks;
    }

    private static MillwrightException tooShort(Range rows, int blocks, long guard) {
        return MillwrightException.badRequest(
                "dataset.split.short", """
                The {rows} rows are too few for {blocks} blocks with {guard} rows left out on each side of one.
                Take more rows, fewer blocks or a smaller guard.""", "rows", rows.length(), "blocks", blocks, "guard", guard);
    }
}
