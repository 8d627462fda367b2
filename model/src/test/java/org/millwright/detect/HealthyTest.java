package org.millwright.detect;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.millwright.machine.Block;
import org.millwright.machine.Tag;

class HealthyTest {
    /** Rows of one tag that hold their own number. */
    private static Block numbered(int from, int until, List<Tag> tags) {
        Block.Builder builder = new Block.Builder(tags, until - from);
        for (int row = from; row < until; row++) {
            builder.row(row * 1000L).set(0, row);
        }
        return builder.build();
    }

    private static List<Tag> tags(int count) {
        return IntStream.range(0, count).mapToObj(c -> Tag.of("t" + c)).toList();
    }

    @Test
    void aFewRowsAreAllKept() {
        Worlds world = Worlds.machine(Worlds.seed(), 3, 3000);
        world.lose(1, 10, 20);
        Healthy healthy = new Healthy(world.tags(), 3000, Worlds.STEP);
        healthy.add(world.block(0, 1));
        healthy.add(world.block(1, 2500));
        healthy.add(world.block(), 2500, 3000);
        Rows rows = healthy.all();
        assertEquals(3000, rows.rows());
        assertEquals(3000, healthy.seen());
        assertTrue(rows.begins(0));
        assertFalse(rows.begins(1), "blocks are not interruptions");
        assertTrue(Double.isNaN(rows.at(15, 1)));
        assertEquals(world.value(2999, 2), rows.at(2999, 2), 0);
        assertArrayEquals(world.block().times(), healthy.times());
    }

    @Test
    void aPauseOfMoreThanTenStepsIsAnInterruption() {
        Worlds world = Worlds.machine(Worlds.seed(), 2, 100).pause(40, 9).pause(60, 10);
        Rows rows = world.healthy(100).all();
        int[] begins = IntStream.range(0, 100).filter(rows::begins).toArray();
        assertArrayEquals(new int[] {0, 60}, begins);
    }

    /** A long healthy part is thinned to unbroken stretches from all over it. */
    @Test
    void aLongPartIsThinnedToEvenlySpreadStretches() {
        List<Tag> tags = tags(4000);
        int expected = 6000;
        Healthy healthy = new Healthy(tags, expected, 1000);
        for (int from = 0; from < expected; from += 1000) {
            healthy.add(numbered(from, from + 1000, tags));
        }
        assertEquals(expected, healthy.seen());
        assertEquals(2000, healthy.rows(), "8 million values are 2,000 rows of 4,000 tags");
        Rows rows = healthy.all();
        int[] begins = IntStream.range(0, rows.rows()).filter(rows::begins).toArray();
        assertEquals(20, begins.length);
        for (int i = 0; i < begins.length; i++) {
            assertEquals(i * 300.0, rows.at(begins[i], 0), "the stretch begins at its place");
        }
        for (int row = 1; row < rows.rows(); row++) {
            if (!rows.begins(row)) {
                assertEquals(rows.at(row - 1, 0) + 1, rows.at(row, 0), "a stretch is unbroken");
            }
        }
    }

    /** How many rows will come is known only about; twice as many must not double what is kept for good. */
    @Test
    void moreRowsThanExpectedAreStillThinned() {
        List<Tag> tags = tags(4000);
        Healthy healthy = new Healthy(tags, 3000, 1000);
        for (int from = 0; from < 6000; from += 1000) {
            healthy.add(numbered(from, from + 1000, tags));
        }
        assertEquals(6000, healthy.seen());
        assertTrue(healthy.rows() <= 4000, () -> healthy.rows() + " rows kept");
    }

    @Test
    void whatWasTakenIsNotChangedByWhatComes() {
        Worlds world = Worlds.machine(Worlds.seed(), 2, 200);
        Healthy healthy = new Healthy(world.tags(), 200, Worlds.STEP);
        healthy.add(world.block(0, 100));
        Rows first = healthy.all();
        healthy.add(world.block(100, 200));
        assertEquals(100, first.rows());
        assertEquals(200, healthy.all().rows());
    }
}
