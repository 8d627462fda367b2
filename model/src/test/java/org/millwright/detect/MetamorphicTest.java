package org.millwright.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.millwright.machine.Tag;

/** What must not matter: the order of the tags, their units, tags that say nothing, the date, and what the file is called. */
class MetamorphicTest {
    private static final int ROWS = 1200;
    private static final int HEALTHY = 600;

    private final SplittableRandom random = new SplittableRandom(Worlds.seed());
    private final Worlds world = Worlds.machine(Worlds.seed(), 7, ROWS)
            .shift(1, 650, 700, 3)
            .drift(4, 750, 900, 6)
            .lose(2, 800, 805)
            .stick(3, 950, 1050);

    private static Judgement judge(Worlds machine) {
        return machine.learn(HEALTHY).judge(machine.block());
    }

    private void assertSame(Worlds other, String what) {
        Judgement expected = judge(world);
        Judgement actual = judge(other);
        assertEquals(expected.limit(), actual.limit(), 1e-6, what);
        for (int row = 0; row < ROWS; row++) {
            String at = "seed " + Worlds.seed() + ", " + what + ", row " + row;
            assertEquals(expected.score(row), actual.score(row), 1e-6, at);
            assertEquals(expected.alarm(row), actual.alarm(row), at);
            assertEquals(expected.change(row), actual.change(row), at);
        }
        assertTrue(
                IntStream.range(HEALTHY, ROWS).filter(actual::alarm).count() > 100,
                () -> "control: there are alarms, seed " + Worlds.seed());
    }

    @Test
    void theOrderOfTheTags() {
        for (int round = 0; round < 5; round++) {
            int[] order = IntStream.range(0, 7).toArray();
            for (int i = 6; i > 0; i--) {
                int j = random.nextInt(i + 1);
                int other = order[i];
                order[i] = order[j];
                order[j] = other;
            }
            assertSame(world.reordered(order), Arrays.toString(order));
        }
    }

    @Test
    void theUnitsOfTheTags() {
        for (int round = 0; round < 5; round++) {
            double[] factor = random.doubles(7, -3, 3).map(x -> Math.pow(10, x)).toArray();
            for (int c = 0; c < 7; c++) {
                factor[c] *= random.nextBoolean() ? 1 : -1;
            }
            double[] offset = random.doubles(7, -100, 100).toArray();
            for (int c = 0; c < 7; c++) {
                offset[c] *= Math.abs(factor[c]);
            }
            assertSame(world.remeasured(factor, offset), Arrays.toString(factor) + Arrays.toString(offset));
        }
    }

    @Test
    void tagsThatSayNothing() {
        double[] constant = new double[ROWS];
        Arrays.fill(constant, 7.5);
        assertSame(world.with(Tag.of("constant"), constant), "a constant");
        double[] never = new double[ROWS];
        Arrays.fill(never, Double.NaN);
        assertSame(world.with(Tag.of("never"), never), "a tag that never came");
        assertSame(world.with(Tag.of("twice"), world.column(0)), "a tag twice");
    }

    @Test
    void theDate() {
        assertSame(
                Worlds.machine(Worlds.seed(), 7, ROWS)
                        .shift(1, 650, 700, 3)
                        .drift(4, 750, 900, 6)
                        .lose(2, 800, 805)
                        .stick(3, 950, 1050)
                        .pause(0, 1e9),
                "a thousand million steps later");
    }
}
