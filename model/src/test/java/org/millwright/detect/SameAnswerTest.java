package org.millwright.detect;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.millwright.machine.Tag;

/** No look into the future, and the same answer to the last bit however a stream is cut, stopped and gone on with. */
class SameAnswerTest {
    private static final int ROWS = 900;
    private static final int HEALTHY = 500;
    private static final int ROUNDS = 15;

    private final SplittableRandom random = new SplittableRandom(Worlds.seed());

    /** A machine with all that may happen: faults, gaps, states, a wandering and a constant tag. */
    private Worlds restless(long seed) {
        double[] mode = IntStream.range(0, ROWS)
                .mapToDouble(row -> Math.floor(row / 90.0) % 2)
                .toArray();
        double[] walk = IntStream.range(0, ROWS)
                .mapToDouble(row -> row / 30.0 + Math.sin(row))
                .toArray();
        double[] constant = new double[ROWS];
        Tag words = new Tag("mode", Tag.UNKNOWN_UNIT, Tag.Kind.STATUS, List.of("run", "idle", "other"));
        Worlds world = Worlds.machine(seed, 3 + random.nextInt(5), ROWS)
                .with(words, mode)
                .with(Tag.of("walk"), walk)
                .with(Tag.of("constant"), constant);
        int p = world.tags().size();
        for (int fault = 0; fault < 8; fault++) {
            int from = HEALTHY + random.nextInt(ROWS - HEALTHY - 60);
            disturb(world, random.nextInt(p), from, from + 1 + random.nextInt(60));
        }
        return world.pause(HEALTHY + random.nextInt(ROWS - HEALTHY), 20);
    }

    private void disturb(Worlds world, int channel, int from, int until) {
        switch (random.nextInt(5)) {
            case 0 -> world.shift(channel, from, until, 8 * random.nextDouble());
            case 1 -> world.stick(channel, from, until);
            case 2 -> world.lose(channel, from, until);
            case 3 -> world.drift(channel, from, until, 10);
            default -> IntStream.range(0, world.tags().size()).forEach(c -> world.lose(c, from, until));
        }
    }

    private static String at(int round) {
        return "seed " + Worlds.seed() + ", round " + round;
    }

    @Test
    void theFutureNeverChangesAnEarlierScore() {
        for (int round = 0; round < ROUNDS; round++) {
            Worlds world = restless(Worlds.seed() + round);
            Detector detector = world.learn(HEALTHY);
            Judgement before = detector.judge(world.block());
            int cut = 1 + random.nextInt(ROWS - 1);
            for (int row = cut; row < ROWS; row++) {
                for (int c = 0; c < world.tags().size(); c++) {
                    world.set(row, c, random.nextInt(10) == 0 ? Double.NaN : 1000 * random.nextGaussian());
                }
            }
            Judgement after = detector.judge(world.block());
            for (int row = 0; row < cut; row++) {
                assertEquals(before.score(row), after.score(row), 0, at(round));
                assertEquals(before.alarm(row), after.alarm(row), at(round));
                assertEquals(before.change(row), after.change(row), at(round));
            }
            assertTrue(
                    IntStream.range(cut, ROWS).anyMatch(row -> before.score(row) != after.score(row)),
                    () -> "control: the future did change");
        }
    }

    @Test
    void aScanGoesOnWhereItStopped() {
        int alarms = 0;
        for (int round = 0; round < ROUNDS; round++) {
            Worlds world = restless(Worlds.seed() + round);
            DetectStep step = new DetectStep(world.learn(HEALTHY));
            Collected whole = new Collected();
            out(step, world, whole);
            int cut = 1 + random.nextInt(ROWS - 1);
            Collected halves = new Collected();
            DetectStep.State state = Collected.fresh(step);
            halves.run(step, state, world.block(0, cut));
            halves.run(step, Collected.restored(step, Collected.saved(step, state)), world.block(cut, ROWS));
            assertSame(whole, halves, world, at(round) + ", cut at row " + cut);
            alarms += (int) Arrays.stream(whole.column(world.tags().size() + ScoreColumns.ALARM))
                    .sum();
        }
        int some = alarms;
        assertTrue(some > ROUNDS, () -> "control: only " + some + " rows in alarm");
    }

    @Test
    void theSizeOfBlocksDoesNotMatter() {
        for (int round = 0; round < ROUNDS; round++) {
            Worlds world = restless(Worlds.seed() + round);
            DetectStep step = new DetectStep(world.learn(HEALTHY));
            Collected whole = new Collected();
            out(step, world, whole);
            Collected single = new Collected();
            single.run(
                    step,
                    Collected.fresh(step),
                    world.block(),
                    IntStream.range(1, ROWS).toArray());
            Collected pieces = new Collected();
            int[] cuts = random.ints(10, 1, ROWS).sorted().distinct().toArray();
            pieces.run(step, Collected.fresh(step), world.block(), cuts);
            assertEquals(ROWS, single.blocks().size());
            assertSame(whole, single, world, at(round) + ", row by row");
            assertSame(whole, pieces, world, at(round) + ", cut at " + Arrays.toString(cuts));
        }
    }

    @Test
    void twoWritesOfOneStateAreEqual() {
        Worlds world = restless(Worlds.seed());
        DetectStep step = new DetectStep(world.learn(HEALTHY));
        DetectStep.State state = Collected.fresh(step);
        new Collected().run(step, state, world.block());
        byte[] first = Collected.saved(step, state);
        assertArrayEquals(first, Collected.saved(step, state));
        assertArrayEquals(first, Collected.saved(step, Collected.restored(step, first)));
    }

    @Test
    void theStepSaysWhatTheDetectorSays() {
        Worlds world = restless(Worlds.seed());
        Detector detector = world.learn(HEALTHY);
        Judgement judged = detector.judge(world.block());
        DetectStep step = new DetectStep(detector);
        assertEquals("detect", step.name());
        Collected out = new Collected();
        out(step, world, out);
        int tags = world.tags().size();
        assertEquals(tags + ScoreColumns.count(), out.blocks().getFirst().tags().size());
        double[] scores = out.column(tags + ScoreColumns.SCORE);
        double[] alarms = out.column(tags + ScoreColumns.ALARM);
        double[] changes = out.column(tags + ScoreColumns.CHANGE);
        for (int row = 0; row < ROWS; row++) {
            assertEquals(judged.score(row), scores[row], 0);
            assertEquals(judged.alarm(row), alarms[row] == 1);
            assertEquals(judged.change(row), changes[row] == 1);
        }
    }

    /** The rows themselves are handed on as they came. */
    @Test
    void theTagsAreHandedOn() {
        Worlds world = restless(Worlds.seed());
        DetectStep step = new DetectStep(world.learn(HEALTHY));
        Collected out = new Collected();
        out(step, world, out);
        for (int c = 0; c < world.tags().size(); c++) {
            assertArrayEquals(world.column(c), out.column(c));
        }
        assertArrayEquals(world.block().times(), out.blocks().getFirst().times());
    }

    private static void out(DetectStep step, Worlds world, Collected out) {
        out.run(step, Collected.fresh(step), world.block());
    }

    private static void assertSame(Collected expected, Collected actual, Worlds world, String at) {
        for (int c = 0; c < ScoreColumns.count(); c++) {
            int column = world.tags().size() + c;
            assertArrayEquals(expected.column(column), actual.column(column), at + ", score column " + c);
        }
    }
}
