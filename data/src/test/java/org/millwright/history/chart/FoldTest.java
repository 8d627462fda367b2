package org.millwright.history.chart;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.millwright.MillwrightException;
import org.millwright.dataset.Range;
import org.millwright.history.Buckets;
import org.millwright.machine.SourceQuality;
import org.millwright.machine.TagPath;

class FoldTest {
    private static final long SEED = Long.getLong("millwright.seed", 7);
    private static final List<TagPath> TAG = List.of(TagPath.of("works/mill/load"));

    private record Value(long time, double value, byte quality) {}

    /** Rollups are folded together in whatever order files come: the answer must be that of the values in order. */
    @Test
    void theOrderAndTheGroupingOfValuesDoNotMatter() {
        SplittableRandom random = new SplittableRandom(SEED);
        Steps steps = Steps.of(new Range(0, 1_600), 16);
        for (int round = 0; round < 300; round++) {
            List<Value> values = new ArrayList<>();
            for (int i = random.nextInt(60); i > 0; i--) {
                byte quality = random.nextInt(8) == 0 ? SourceQuality.BAD : SourceQuality.GOOD;
                values.add(new Value(random.nextInt(1_600), random.nextInt(6), quality));
            }
            Buckets expected = folded(values, steps, 1, random);
            Collections.shuffle(values, new Random(round));
            Buckets other = folded(values, steps, 1 + random.nextInt(5), random);
            String seed = "seed " + SEED + ", round " + round;
            assertArrayEquals(expected.cells().minimum(), other.cells().minimum(), seed);
            assertArrayEquals(expected.cells().maximum(), other.cells().maximum(), seed);
            assertArrayEquals(expected.cells().minimumFirst(), other.cells().minimumFirst(), seed);
            assertArrayEquals(expected.cells().first(), other.cells().first(), seed);
            assertArrayEquals(expected.cells().last(), other.cells().last(), seed);
            assertArrayEquals(expected.cells().sum(), other.cells().sum(), 1e-9, seed);
            assertArrayEquals(expected.cells().values(), other.cells().values(), seed);
            assertArrayEquals(expected.cells().worst(), other.cells().worst(), seed);
        }
    }

    private static Buckets folded(List<Value> values, Steps steps, int parts, SplittableRandom random) {
        List<Fold> folds = new ArrayList<>();
        for (int part = 0; part < parts; part++) {
            folds.add(new Fold(steps.count()));
        }
        for (Value value : values) {
            folds.get(random.nextInt(parts)).add(steps.bucket(value.time), value.time, value.value, value.quality);
        }
        Fold whole = new Fold(steps.count());
        for (Fold fold : folds) {
            for (int cell = 0; cell < steps.count(); cell++) {
                whole.merge(cell, fold.part(cell));
            }
        }
        return (parts == 1 ? folds.getFirst() : whole).buckets(TAG, steps);
    }

    @Test
    void bucketsHoldTheRangeAndTheirEdgesAreMultiplesOfTheStep() {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int round = 0; round < 5_000; round++) {
            long from = random.nextLong(4_000_000_000_000_000L) - 1_000_000_000_000_000L;
            Range times = new Range(from, from + 1 + random.nextLong(1L << (1 + random.nextInt(52))));
            int buckets = Steps.FEWEST + random.nextInt(Steps.MOST - Steps.FEWEST);
            Steps steps = Steps.of(times, buckets);
            String what = times + " in " + buckets + ", seed " + SEED;
            assertTrue(steps.whole().holdsAll(times), what);
            assertTrue(steps.count() <= buckets, what);
            assertEquals(0, Math.floorMod(steps.fromMicros(), steps.stepMicros()), what);
            assertEquals(0, Math.floorMod(steps.stepMicros(), steps.source().unit()), what);
            assertTrue(steps.bucket(times.until() - 1) == steps.count() - 1, what);
            assertEquals(0, steps.bucket(times.from()), what);
        }
    }

    /** Raw below 6 hours in 1,000 pixels, minutes to 30 days, hours beyond. */
    @Test
    void theSourceFollowsTheZoom() {
        long day = 24 * Steps.HOUR;
        assertEquals(
                Steps.Source.RAW, Steps.of(new Range(0, 5 * Steps.HOUR), 1_000).source());
        assertEquals(Steps.Source.MINUTES, Steps.of(new Range(0, day), 1_000).source());
        assertEquals(
                Steps.Source.MINUTES, Steps.of(new Range(0, 30 * day), 1_000).source());
        assertEquals(Steps.Source.HOURS, Steps.of(new Range(0, 31 * day), 1_000).source());
    }

    @Test
    void tooManyTooFewAndNoneAreRefused() {
        for (int wrong : new int[] {-1, 0, 15, 4_001, 10_000_000}) {
            MillwrightException refused =
                    assertThrows(MillwrightException.class, () -> Steps.of(new Range(0, 100), wrong));
            assertTrue(refused.getMessage().contains(wrong < 16 ? "Ask for 16" : "Ask for 4000"), refused.getMessage());
        }
        assertThrows(MillwrightException.class, () -> Steps.of(new Range(3, 3), 100));
        assertThrows(MillwrightException.class, () -> Steps.of(new Range(0, Long.MAX_VALUE), 100));
    }

    @Test
    void aCellOfBadValuesHasOnlyTheirQuality() {
        Fold fold = new Fold(2);
        fold.add(0, 5, 3, (byte) (SourceQuality.BAD | SourceQuality.STALE));
        assertFalse(fold.isEmpty(0));
        assertTrue(fold.isEmpty(1));
        Buckets buckets = fold.buckets(TAG, new Steps(0, 10, 2, Steps.Source.RAW));
        assertTrue(Double.isNaN(buckets.cells().minimum()[0]));
        assertEquals(SourceQuality.BAD | SourceQuality.STALE, buckets.cells().worst()[0]);
        assertEquals(SourceQuality.ABSENT, buckets.cells().worst()[1]);
    }
}
