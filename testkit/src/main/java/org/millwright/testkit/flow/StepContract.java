package org.millwright.testkit.flow;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.millwright.flow.Flow;
import org.millwright.flow.Key;
import org.millwright.flow.Output;
import org.millwright.flow.Runner;
import org.millwright.flow.Sink;
import org.millwright.flow.Source;
import org.millwright.flow.Step;
import org.millwright.machine.Block;
import org.millwright.machine.Quality;
import org.millwright.machine.Tag;

/**
 * What every step promises to every runner. Extend it and say which step; override the stream where the step needs certain tags or
 * must see certain things happen before it has something to say.
 *
 * @param <S> the state of one key
 */
public abstract class StepContract<S> {
    private static final long SECOND = 1_000_000;
    private static final Key KEY = new Key("plant/line/pump");

    private final long seed = Long.getLong("millwright.seed", new SplittableRandom().nextLong());

    /** The step; a new one each time. */
    protected abstract Step<S> step();

    /** The tags of the stream. */
    protected List<Tag> tags() {
        return List.of(Tag.of("power"), Tag.of("heat"), Tag.of("flow"));
    }

    /** How many rows the stream has. */
    protected int rows() {
        return 2_000;
    }

    /**
     * All rows of the stream in one block. This one wanders, with a sudden step in its middle; one value in twenty is bad or
     * missing, one tag is missing for a while, some times are equal and now and then there is a pause.
     */
    protected Block stream(SplittableRandom random) {
        Block.Builder rows = new Block.Builder(tags(), rows());
        double[] level = new double[tags().size()];
        long time = 1_700_000_000 * SECOND;
        for (int row = 0; row < rows(); row++) {
            int chance = random.nextInt(200);
            time += chance == 0 ? 100 * SECOND : chance < 4 ? 0 : SECOND;
            rows.row(time);
            for (int column = 0; column < level.length; column++) {
                level[column] += 0.1 * (random.nextDouble() - 0.5);
                double value = 10 * column + level[column] + random.nextDouble() + (row > rows() / 2 ? 3 : 0);
                boolean silent = column == 1 && row > rows() / 4 && row < rows() / 3;
                switch (silent ? 1 : random.nextInt(40)) {
                    case 0 -> rows.unset(column, Quality.BAD);
                    case 1 -> rows.unset(column, Quality.MISSING);
                    default -> rows.set(column, value);
                }
            }
        }
        return rows.build();
    }

    private String where(int round) {
        return "seed " + seed + ", round " + round;
    }

    private Block stream(int round) {
        return stream(new SplittableRandom(seed + round));
    }

    /** Without this every other test could pass on nothing. */
    @Test
    public void theStreamMakesSomething() {
        Made made = drive(List.of(stream(0)), List.of());

        assertFalse(made.rows.isEmpty() && made.outputs.isEmpty(), "The step made nothing of the stream, " + where(0));
    }

    /** A runner cuts the stream where it likes: at the end of a network packet, before a timer, at a barrier. */
    @Test
    public void theCutIntoBlocksDoesNotChangeTheAnswer() {
        for (int round = 0; round < 3; round++) {
            Block all = stream(round);
            Made whole = drive(List.of(all), List.of());

            drive(rowByRow(all), List.of()).assertSame(whole, where(round) + ", row by row");
            drive(cut(all, new SplittableRandom(seed ^ round)), List.of()).assertSame(whole, where(round) + ", cut");
        }
    }

    /** A crash may come between any two blocks. */
    @Test
    public void aStateThatWasWrittenAndReadGoesOnAsBefore() {
        for (int round = 0; round < 5; round++) {
            SplittableRandom random = new SplittableRandom(seed + 31L * round);
            List<Block> blocks = cut(stream(round), random);
            List<Integer> rewriteBefore = new ArrayList<>(List.of(0));
            for (int i = 1; i < blocks.size(); i++) {
                if (random.nextInt(10) == 0) {
                    rewriteBefore.add(i);
                }
            }

            drive(blocks, rewriteBefore).assertSame(drive(blocks, List.of()), where(round));
        }
    }

    /** Snapshots are compared by their hash, and a state that is not read completely is lost by halves. */
    @Test
    public void theSameStateGivesTheSameBytes() {
        for (int round = 0; round < 3; round++) {
            List<Block> blocks = cut(stream(round), new SplittableRandom(seed + round));
            StepDriver<S> driver = new StepDriver<>(step(), KEY, new Made());
            for (Block block : blocks) {
                feed(driver, block);
                byte[] written = driver.written();
                assertArrayEquals(written, driver.written(), where(round) + ": written twice");
                assertArrayEquals(written, driver.rewritten().written(), where(round) + ": written, read and written");
            }
        }
    }

    /** Sensors die. The step has no answer then, but it goes on, and it still knows the good rows before. */
    @Test
    public void aStreamOfBadRowsIsTaken() {
        Block good = stream(0);
        Block.Builder bad = new Block.Builder(tags(), rows());
        long last = good.time(good.rows() - 1);
        for (int row = 0; row < rows(); row++) {
            bad.row(last + row * SECOND);
            for (int column = 0; column < tags().size(); column++) {
                bad.unset(column, row % 2 == 0 ? Quality.BAD : Quality.MISSING);
            }
        }
        Block onlyBad = bad.build();

        Made whole = drive(List.of(good, onlyBad), List.of());
        drive(List.of(onlyBad), List.of());

        drive(List.of(good, onlyBad), List.of(1)).assertSame(whole, where(0));
    }

    /** One instance serves all machines of a plant: what it learns of one must not leak into another. */
    @Test
    public void keysDoNotKnowEachOther() {
        Step<S> shared = step();
        Made made = new Made();
        Made ofOther = new Made();
        StepDriver<S> one = new StepDriver<>(shared, KEY, made);
        StepDriver<S> other = new StepDriver<>(shared, new Key("another"), ofOther);
        List<Block> blocks = cut(stream(0), new SplittableRandom(seed));
        List<Block> others = cut(stream(7), new SplittableRandom(seed));
        for (int i = 0; i < Math.max(blocks.size(), others.size()); i++) {
            if (i < blocks.size()) {
                feed(one, blocks.get(i));
            }
            if (i < others.size()) {
                feed(other, others.get(i));
            }
        }
        end(one, blocks.getLast());

        made.assertSame(drive(blocks, List.of()), where(0));
    }

    /** The runner of files and this contract read the interface in the same way. */
    @Test
    public void aRunnerGetsTheSameAnswer() {
        Block all = stream(0);
        Made made = new Made();
        Source source = new Source() {
            @Override
            public String name() {
                return "stream";
            }

            @Override
            public void read(long from, Feed feed) {
                long sequence = 0;
                for (Block block : cut(all, new SplittableRandom(seed))) {
                    feed.block(sequence++, KEY, block);
                }
            }
        };
        try (Runner runner = Runner.singlePass()) {
            runner.run(Flow.of("contract", 1, Duration.ZERO).then(step()), List.of(source), made);
        }

        made.assertSame(drive(List.of(all), List.of()), where(0));
    }

    private static List<Block> rowByRow(Block all) {
        List<Block> rows = new ArrayList<>();
        for (int row = 0; row < all.rows(); row++) {
            rows.add(all.slice(row, row + 1));
        }
        return rows;
    }

    private static List<Block> cut(Block all, SplittableRandom random) {
        List<Block> blocks = new ArrayList<>();
        int from = 0;
        while (from < all.rows()) {
            int until = Math.min(all.rows(), from + 1 + random.nextInt(random.nextBoolean() ? 10 : 200));
            blocks.add(all.slice(from, until));
            from = until;
        }
        return blocks;
    }

    private Made drive(List<Block> blocks, List<Integer> rewriteBefore) {
        Made made = new Made();
        StepDriver<S> driver = new StepDriver<>(step(), KEY, made);
        for (int i = 0; i < blocks.size(); i++) {
            if (rewriteBefore.contains(i)) {
                driver = driver.rewritten();
            }
            feed(driver, blocks.get(i));
        }
        end(driver, blocks.getLast());
        return made;
    }

    /** Lets timers before the next rows fire, and hands on no more than the rest of their cell. */
    private void feed(StepDriver<S> driver, Block block) {
        int from = 0;
        while (from < block.rows()) {
            fire(driver, block.time(from));
            long end = driver.cellEnd(block.time(from));
            int until = from;
            while (until < block.rows() && block.time(until) <= end) {
                until++;
            }
            driver.rows(block.slice(from, until), block.time(until - 1));
            from = until;
        }
    }

    private void end(StepDriver<S> driver, Block last) {
        fire(driver, last.time(last.rows() - 1) + 1);
    }

    private void fire(StepDriver<S> driver, long before) {
        while (driver.nextTimer() < before) {
            driver.fireNext();
        }
    }

    /** What a step made: its rows in order, its outputs by kind and time. */
    private static final class Made implements StepDriver.Taker, Sink {
        private final List<String> rows = new ArrayList<>();
        private final Map<String, String> outputs = new TreeMap<>();

        @Override
        public void block(Block block) {
            for (int row = 0; row < block.rows(); row++) {
                StringBuilder text = new StringBuilder().append(block.time(row));
                for (int column = 0; column < block.tags().size(); column++) {
                    text.append(' ')
                            .append(Double.toHexString(block.value(row, column)))
                            .append('/')
                            .append(block.qualities(column)[row]);
                }
                rows.add(text.toString());
            }
        }

        @Override
        public void emit(String step, String kind, long eventMicros, byte[] payload) {
            outputs.put(kind + " at " + eventMicros, HexFormat.of().formatHex(payload));
        }

        @Override
        public void block(Key key, Block block) {
            block(block);
        }

        @Override
        public void put(Output output) {
            emit(output.step(), output.kind(), output.eventMicros(), output.payload());
        }

        void assertSame(Made expected, String where) {
            assertEquals(expected.outputs, outputs, where + ": outputs");
            assertEquals(expected.rows, rows, where + ": rows");
        }
    }
}
