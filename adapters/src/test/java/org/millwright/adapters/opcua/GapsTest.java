package org.millwright.adapters.opcua;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.millwright.machine.AssetPath;
import org.millwright.machine.Tag;
import org.millwright.machine.connect.Loss;
import org.millwright.machine.connect.Loss.Reason;
import org.millwright.machine.connect.Point;

class GapsTest {
    private static final long STEP = 100_000;

    private final List<Loss> losses = new ArrayList<>();

    private Gaps gaps(Optional<String> counter) {
        List<Point> points = new ArrayList<>();
        for (String tag : List.of("sequence", "a", "b")) {
            points.add(new Point(AssetPath.of("plant/m1"), Tag.of(tag), "ns=2;s=" + tag, Map.of()));
        }
        return new Gaps("press-shop", points, counter, STEP, losses::add);
    }

    /** The values of some tags at a number of the counter, whose value it is, too. */
    private static void row(Gaps gaps, int number, int... points) {
        for (int point : points) {
            gaps.came(point, number * STEP, number + point / 1_000.0, false);
        }
    }

    /** A cut may take the last row of some tags and leave that of others, and the first ones after it too. */
    @Test
    void eachTagIsCountedByItself() {
        Gaps gaps = gaps(Optional.of("sequence"));
        row(gaps, 1, 0, 1, 2);
        row(gaps, 2, 0, 1);
        gaps.interrupted();
        row(gaps, 10, 0, 2);
        row(gaps, 11, 0, 1, 2);
        gaps.enter();
        assertEquals(1, losses.size());
        assertEquals(7 + 8 + 8, losses.getFirst().values());
        assertTrue(losses.getFirst().exact());
    }

    /** A tag that says less than its counter is slow, not lossy. */
    @Test
    void aSlowTagMissesNothing() {
        Gaps gaps = gaps(Optional.of("sequence"));
        for (int number = 1; number < 100; number++) {
            row(gaps, number, 0);
            if (number % 10 == 0) {
                row(gaps, number, 1);
            }
        }
        gaps.enter();
        assertEquals(List.of(), losses);
    }

    @Test
    void aJumpOfTheCounterIsThatManyRowsOfAllTags() {
        Gaps gaps = gaps(Optional.of("sequence"));
        for (int number : List.of(10, 11, 15)) {
            row(gaps, number, 0, 1, 2);
        }
        gaps.enter();
        assertEquals(
                List.of(new Loss("press-shop", "plant/m1", 11 * STEP, 15 * STEP, Reason.SOURCE_GAP, 9, true)), losses);
    }

    /** A counter that is bad for a while is not a counter that began anew. */
    @Test
    void aCounterWithoutANumberSaysNothing() {
        Gaps gaps = gaps(Optional.of("sequence"));
        gaps.came(0, STEP, Double.NaN, false);
        row(gaps, 50, 0, 1, 2);
        gaps.came(0, 51 * STEP, Double.NaN, false);
        row(gaps, 53, 0, 1, 2);
        gaps.enter();
        assertEquals(1, losses.size());
        // Of the counter one value was bad and came all the same.
        assertEquals(1 + 2 + 2, losses.getFirst().values());
        assertEquals(50 * STEP, losses.getFirst().fromMicros());
    }

    @Test
    void aCounterThatBeganAnewIsEstimatedByTheTime() {
        Gaps gaps = gaps(Optional.of("sequence"));
        gaps.came(0, 0, 1_000, false);
        gaps.came(0, STEP, 1_001, false);
        gaps.came(0, 11 * STEP, 0, false);
        gaps.enter();
        assertEquals(List.of(new Loss("press-shop", "", STEP, 11 * STEP, Reason.LINK_DOWN, 27, false)), losses);
    }

    @Test
    void withoutACounterAnInterruptionIsEstimatedFromTheUsualStep() {
        Gaps gaps = gaps(Optional.empty());
        for (int point = 1; point < 3; point++) {
            gaps.came(point, 0, 1, false);
            gaps.came(point, STEP, 2, false);
        }
        gaps.interrupted();
        for (int point = 1; point < 3; point++) {
            gaps.came(point, 21 * STEP, 3, false);
        }
        gaps.enter();
        assertEquals(List.of(new Loss("press-shop", "", STEP, 21 * STEP, Reason.LINK_DOWN, 38, false)), losses);
        gaps.enter();
        assertEquals(1, losses.size(), "an estimate is entered once");
    }

    /** A tag that changes seldom is silent without any loss. */
    @Test
    void aLongPauseWithoutAnInterruptionIsNoLoss() {
        Gaps gaps = gaps(Optional.empty());
        gaps.came(1, 0, 1, false);
        gaps.came(1, 500 * STEP, 2, false);
        gaps.enter();
        assertEquals(List.of(), losses);
    }

    @Test
    void anOverflowIsAtLeastOneLostValue() {
        Gaps gaps = gaps(Optional.empty());
        gaps.came(1, 0, 1, false);
        gaps.came(1, STEP, 2, true);
        gaps.came(1, 6 * STEP, 3, true);
        gaps.enter();
        assertEquals(1, losses.size());
        assertEquals(Reason.SOURCE_OVERFLOW, losses.getFirst().reason());
        assertEquals(5, losses.getFirst().values());
        assertFalse(losses.getFirst().exact());
    }

    @Test
    void theSameValueAgainIsNotNew() {
        Gaps gaps = gaps(Optional.empty());
        assertTrue(gaps.isNew(1, STEP, 2));
        gaps.came(1, STEP, 2, false);
        assertFalse(gaps.isNew(1, STEP, 2));
        assertTrue(gaps.isNew(1, STEP, 3));
        assertTrue(gaps.isNew(1, 2 * STEP, 2));
    }

    /** A subscription that replaces another begins with the newest value, when the other may have sent a newer one already. */
    @Test
    void aValueThatCameShortlyBeforeIsNotNew() {
        Gaps gaps = gaps(Optional.empty());
        for (int number = 1; number <= 20; number++) {
            gaps.came(1, number * STEP, number, false);
        }
        assertFalse(gaps.isNew(1, 20 * STEP, 20));
        assertFalse(gaps.isNew(1, 18 * STEP, 18));
        assertTrue(gaps.isNew(1, 18 * STEP, 17));
        assertTrue(gaps.isNew(2, 18 * STEP, 18));
        assertTrue(gaps.isNew(1, 21 * STEP, 20));
    }

    /** Whatever is left out of a counted stream is in the ledger to the last value, in whatever order the tags of a row come. */
    @Test
    void whatIsLeftOutIsCountedExactly() {
        long seed = Long.getLong("millwright.seed", new SplittableRandom().nextLong());
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 100; round++) {
            losses.clear();
            Gaps gaps = gaps(Optional.of("sequence"));
            boolean counterLast = random.nextBoolean();
            row(gaps, 0, 0, 1, 2);
            int missing = 0;
            for (int number = 1; number <= 300; number++) {
                boolean cut = random.nextInt(10) == 0 && number < 299;
                if (cut) {
                    gaps.interrupted();
                }
                for (int i = 0; i < 3; i++) {
                    if (cut && random.nextBoolean()) {
                        missing++;
                    } else {
                        row(gaps, number, counterLast ? 2 - i : i);
                    }
                }
                gaps.enter();
            }
            long entered = losses.stream().mapToLong(Loss::values).sum();
            assertEquals(missing, entered, "seed " + seed + ", round " + round);
        }
    }
}
