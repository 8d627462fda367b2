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

    @Test
    void aJumpOfTheCounterIsThatManyRowsOfAllTags() {
        Gaps gaps = gaps(Optional.of("sequence"));
        gaps.came(0, 10 * STEP, 10, false);
        gaps.came(0, 11 * STEP, 11, false);
        gaps.came(0, 15 * STEP, 15, false);
        gaps.enter();
        assertEquals(
                List.of(new Loss("press-shop", "plant/m1", 11 * STEP, 15 * STEP, Reason.SOURCE_GAP, 9, true)), losses);
    }

    /** A counter that is bad for a while is not a counter that began anew. */
    @Test
    void aCounterWithoutANumberSaysNothing() {
        Gaps gaps = gaps(Optional.of("sequence"));
        gaps.came(0, STEP, Double.NaN, false);
        gaps.came(0, 50 * STEP, 3, false);
        gaps.came(0, 51 * STEP, Double.NaN, false);
        gaps.came(0, 53 * STEP, 6, false);
        gaps.enter();
        assertEquals(1, losses.size());
        assertEquals(6, losses.getFirst().values());
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

    /** Whatever is left out of a counted stream is in the ledger to the last value. */
    @Test
    void whatIsLeftOutIsCountedExactly() {
        long seed = Long.getLong("millwright.seed", new SplittableRandom().nextLong());
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 100; round++) {
            losses.clear();
            Gaps gaps = gaps(Optional.of("sequence"));
            gaps.came(0, 0, 0, false);
            int missing = 0;
            int pending = 0;
            for (int number = 1; number < 300; number++) {
                if (random.nextInt(4) == 0) {
                    pending++;
                } else {
                    gaps.came(0, number * STEP, number, random.nextBoolean());
                    missing += pending;
                    pending = 0;
                }
                if (random.nextInt(20) == 0) {
                    gaps.interrupted();
                }
                gaps.enter();
            }
            long entered = losses.stream().mapToLong(Loss::values).sum();
            assertEquals(missing * 3L, entered, "seed " + seed + ", round " + round);
        }
    }
}
