package org.millwright.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.millwright.machine.Block;
import org.millwright.machine.Tag;

class WindowTest {
    private static final long SEED = Long.getLong("millwright.seed", new SplittableRandom().nextLong());

    /** The rows that a block gives by search are those that the window holds one by one, whatever the block and the window. */
    @Test
    void theRowsOfABlockAreThoseTheWindowHolds() {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int round = 0; round < 2_000; round++) {
            Block block = block(random);
            long firstRow = random.nextLong(0, 30);
            Range range = range(random);
            Window window = random.nextBoolean() ? new Window.Rows(range) : new Window.Times(range);

            Range rows = window.rowsOf(block, firstRow);

            for (int row = 0; row < block.rows(); row++) {
                assertEquals(
                        window.holds(firstRow + row, block.time(row)),
                        rows.holds(row),
                        "seed " + SEED + ", round " + round + ", row " + row + " of " + window);
            }
            assertTrue(new Range(0, block.rows()).holdsAll(rows), "seed " + SEED + ", round " + round);
        }
    }

    private static Block block(SplittableRandom random) {
        Block.Builder rows = new Block.Builder(List.of(Tag.of("speed")), 8);
        long time = random.nextLong(0, 20);
        for (int left = random.nextInt(0, 12); left > 0; left--) {
            rows.row(time).set(0, 1);
            time += random.nextInt(0, 4);
        }
        return rows.build();
    }

    private static Range range(SplittableRandom random) {
        long from = random.nextLong(0, 40);
        return new Range(from, from + random.nextLong(0, 25));
    }

    @Test
    void aWindowSaysWhenNothingOfItCanFollow() {
        Window rows = Window.firstRows(400);
        assertFalse(rows.endsBefore(399, Long.MAX_VALUE));
        assertTrue(rows.endsBefore(400, Long.MIN_VALUE));

        Window times = Window.from(5_000_000, Duration.ofSeconds(2));
        assertEquals(new Window.Times(new Range(5_000_000, 7_000_000)), times);
        assertFalse(times.endsBefore(Long.MAX_VALUE, 6_999_999));
        assertTrue(times.endsBefore(0, 7_000_000));
    }

    /** Every operation against sets of numbers, for half-open ends are easily wrong by one. */
    @Test
    void rangesBehaveLikeSetsOfNumbers() {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int round = 0; round < 2_000; round++) {
            Range one = range(random);
            Range other = range(random);
            String where = "seed " + SEED + ", round " + round + ", " + one + " and " + other;
            boolean shared = false;
            boolean all = true;
            long count = 0;
            for (long number = -5; number < 80; number++) {
                boolean in = one.from() <= number && number < one.until();
                boolean inOther = other.from() <= number && number < other.until();
                shared |= in && inOther;
                all &= in || !inOther;
                count += in ? 1 : 0;
                assertEquals(in && inOther, one.common(other).holds(number), where);
                assertEquals(in && number < other.from(), one.before(other).holds(number), where);
                assertEquals(in && number >= other.until(), one.after(other).holds(number), where);
            }
            assertEquals(shared, one.overlaps(other), where);
            assertEquals(all, one.holdsAll(other), where);
            assertEquals(count, one.length(), where);
            assertEquals(count == 0, one.isEmpty(), where);
        }
    }

    @Test
    void aRangeGoesAsFarAsNumbersDo() {
        assertEquals(new Range(Long.MIN_VALUE, Long.MAX_VALUE), new Range(-5, 6).widened(Long.MAX_VALUE));
        assertEquals(new Range(3, 8), new Range(5, 6).widened(2));
        assertEquals(Long.MAX_VALUE, new Range(-2, Long.MAX_VALUE).length());
        assertThrows(IllegalArgumentException.class, () -> new Range(1, 0));
    }
}
