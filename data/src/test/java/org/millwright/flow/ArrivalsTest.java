package org.millwright.flow;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.millwright.machine.Block;
import org.millwright.machine.Quality;
import org.millwright.machine.Tag;

class ArrivalsTest {
    private static final long SEED = Long.getLong("millwright.seed", new SplittableRandom().nextLong());
    private static final List<Tag> TAGS = List.of(Tag.of("speed"));
    /** A time of eight bytes, a value of eight and its quality of one. */
    private static final long ROW_BYTES = 17;

    /** A row of the tests: its time, and its place of arrival as its value. */
    private record Row(long micros, double arrival) {}

    /** What a runner that knew only the definition would do, one row after the other and without any search or heap. */
    private static final class Oracle {
        private final long lateness;
        private final long room;
        private final List<Row> waiting = new ArrayList<>();
        private final List<Row> inOrder = new ArrayList<>();
        private final List<Row> late = new ArrayList<>();
        private long newest = Long.MIN_VALUE / 2;
        private long clock = Long.MIN_VALUE / 2;
        private long hurried;

        Oracle(long lateness, long room) {
            this.lateness = lateness;
            this.room = room;
        }

        void row(Row row) {
            if (row.micros() < clock) {
                late.add(row);
                return;
            }
            waiting.add(row);
            tick(row.micros());
            if (lateness > 0 && waiting.size() > room) {
                waiting.sort(Comparator.comparingLong(Row::micros).thenComparingDouble(Row::arrival));
                clock = Math.max(clock, waiting.getFirst().micros());
                inOrder.add(waiting.removeFirst());
                hurried++;
            }
        }

        void tick(long micros) {
            newest = Math.max(newest, micros);
            clock = Math.max(clock, newest - lateness);
            release();
        }

        void end() {
            clock = newest;
            release();
        }

        private void release() {
            waiting.sort(Comparator.comparingLong(Row::micros).thenComparingDouble(Row::arrival));
            while (!waiting.isEmpty() && waiting.getFirst().micros() <= clock) {
                inOrder.add(waiting.removeFirst());
            }
        }
    }

    private static void collect(Block block, List<Row> into) {
        for (int row = 0; row < block.rows(); row++) {
            into.add(new Row(block.time(row), block.value(row, 0)));
        }
    }

    /** The rows in order and the late ones, as they come out; and what puts them there. */
    private static final class Sorting {
        private final List<Row> inOrder = new ArrayList<>();
        private final List<Row> late = new ArrayList<>();
        private final Flow flow;
        private Arrivals arrivals;

        Sorting(Flow flow) {
            this.flow = flow;
            arrivals = fresh();
        }

        private Arrivals fresh() {
            return new Arrivals(flow, block -> collect(block, inOrder), block -> collect(block, late));
        }

        void reread() throws IOException {
            byte[] form = Bytes.of(arrivals::write);
            arrivals = fresh();
            arrivals.read(new DataInputStream(new ByteArrayInputStream(form)));
            assertArrayEquals(form, Bytes.of(arrivals::write), "seed " + SEED);
        }
    }

    @Test
    void shuffledRowsComeOutAsTheDefinitionSaysHoweverTheyAreCut() throws IOException {
        SplittableRandom random = new SplittableRandom(SEED);
        long lateRows = 0;
        long hurriedRows = 0;
        for (int round = 0; round < 400; round++) {
            long lateness = random.nextInt(4) == 0 ? 0 : random.nextLong(1, 40);
            long room = random.nextLong(1, 12);
            Oracle oracle = new Oracle(lateness, room);
            Flow flow = Flow.of("f", 1, Duration.ofNanos(lateness * 1_000)).bufferBytes(room * ROW_BYTES + 3);
            Sorting sorting = new Sorting(flow);

            shuffle(random, oracle, sorting);

            String where = "seed " + SEED + ", round " + round + ", lateness " + lateness + ", room " + room;
            assertEquals(oracle.inOrder, sorting.inOrder, where);
            assertEquals(oracle.late, sorting.late, where);
            assertEquals(oracle.clock, sorting.arrivals.clock(), where);
            long seen = (long) oracle.inOrder.size() + oracle.late.size();
            RunReport.Rows expected = new RunReport.Rows(seen, oracle.late.size(), oracle.hurried);
            assertEquals(expected, sorting.arrivals.rows(), where);
            lateRows += oracle.late.size();
            hurriedRows += oracle.hurried;
        }
        assertTrue(lateRows > 1_000 && hurriedRows > 1_000, lateRows + " late, " + hurriedRows + " hurried");
    }

    /** Gives the same rows to both; one of them is saved and read now and then. */
    private static void shuffle(SplittableRandom random, Oracle oracle, Sorting sorting) throws IOException {
        double arrival = 0;
        for (int blocks = 0; blocks < 60; blocks++) {
            long time = blocks * 3L + random.nextLong(-30, 30);
            if (random.nextInt(8) == 0) {
                oracle.tick(time);
                sorting.arrivals.seen(time);
            }
            Block.Builder rows = new Block.Builder(TAGS, 4);
            for (int left = random.nextInt(0, 5); left > 0; left--) {
                oracle.row(new Row(time, arrival));
                rows.row(time).set(0, arrival++);
                time += random.nextLong(0, 9);
            }
            sorting.arrivals.block(rows.build());
            if (random.nextInt(10) == 0) {
                sorting.reread();
            }
        }
        oracle.end();
        sorting.arrivals.end();
    }

    /** The scan of a file goes through here with every block: a copy would double its memory traffic. */
    @Test
    void withoutLatenessABlockGoesOnUncopied() {
        List<Block> inOrder = new ArrayList<>();
        Arrivals arrivals = new Arrivals(Flow.of("f", 1, Duration.ZERO), inOrder::add, late -> {});
        Block first =
                new Block.Builder(TAGS, 2).row(1).set(0, 1).row(2).set(0, 2).build();
        Block second = new Block.Builder(TAGS, 2).row(2).set(0, 3).build();

        arrivals.block(first);
        arrivals.block(second);

        assertSame(first, inOrder.get(0));
        assertSame(second, inOrder.get(1));
    }

    @Test
    void rowsThatWaitAreSavedWithTheirTagsAndQualities() throws IOException {
        Tag state = new Tag("状态", "unknown", Tag.Kind.STATUS, List.of("off", "on"));
        Tag heat = new Tag("heat", "°C", Tag.Kind.MEASUREMENT, List.of());
        Block block = new Block.Builder(List.of(state, heat), 3)
                .row(4)
                .row(5)
                .set(0, 1)
                .unset(1, Quality.BAD)
                .row(7)
                .set(1, -0.0)
                .build();

        byte[] form = Bytes.of(out -> BlockForm.write(block, 1, List.of(), out));
        byte[] shortForm = Bytes.of(out -> BlockForm.write(block, 1, block.tags(), out));
        Block read = BlockForm.read(List.of(), new DataInputStream(new ByteArrayInputStream(form)));
        Block again = BlockForm.read(read.tags(), new DataInputStream(new ByteArrayInputStream(shortForm)));

        assertEquals(List.of(state, heat), read.tags());
        assertEquals(List.of(state, heat), again.tags());
        assertTrue(shortForm.length < form.length, "tags that repeat are not written again");
        assertEquals(2, read.rows());
        assertEquals(5, read.time(0));
        assertEquals(1.0, read.value(0, 0));
        assertEquals(Quality.BAD.code(), read.qualities(1)[0]);
        assertEquals(Quality.MISSING.code(), read.qualities(0)[1]);
        assertEquals(Double.doubleToRawLongBits(-0.0), Double.doubleToRawLongBits(read.value(1, 1)));
    }

    @Test
    void placesInABlockAreFoundAmongEqualTimes() {
        Block block =
                new Block.Builder(TAGS, 5).row(1).row(3).row(3).row(3).row(8).build();

        assertEquals(0, Arrivals.firstAfter(block, 0, 0));
        assertEquals(1, Arrivals.firstAfter(block, 0, 1));
        assertEquals(4, Arrivals.firstAfter(block, 0, 3));
        assertEquals(5, Arrivals.firstAfter(block, 2, 8));
        assertEquals(2, Arrivals.firstAfter(block, 2, 0));
        assertEquals(1, Arrivals.firstNotBefore(block, 0, 3));
        assertEquals(5, Arrivals.firstNotBefore(block, 0, 9));
        assertEquals(0, Arrivals.firstNotBefore(block, 0, Long.MIN_VALUE));
    }
}
