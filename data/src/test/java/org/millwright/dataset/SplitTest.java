package org.millwright.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.millwright.MillwrightException;
import org.millwright.dataset.Split.Fold;

class SplitTest {
    private static final long SEED = Long.getLong("millwright.seed", new SplittableRandom().nextLong());

    /** Row by row against the definition, because every limit of false alarms stands on it. */
    @Test
    void everyRowIsJudgedOnceAndLearnedFromWhereverItIsFarEnough() {
        SplittableRandom random = new SplittableRandom(SEED);
        int made = 0;
        for (int round = 0; round < 500; round++) {
            Range rows = new Range(random.nextLong(-50, 50), random.nextLong(50, 200));
            int blocks = random.nextInt(2, 9);
            long guard = random.nextLong(0, 12);
            String where = "seed " + SEED + ", round " + round;
            try {
                checkAgainstDefinition(Split.consecutive(rows, blocks, guard), rows, blocks, guard, where);
                made++;
            } catch (MillwrightException tooShort) {
                assertTrue(cannotBe(rows, blocks, guard), where);
            }
        }
        assertTrue(made > 250, "only " + made + " splits were made, seed " + SEED);
    }

    private static void checkAgainstDefinition(Split split, Range rows, int blocks, long guard, String where) {
        assertEquals(blocks, split.folds().size(), where);
        for (Fold fold : split.folds()) {
            for (long row = rows.from() - guard - 2; row < rows.until() + guard + 2; row++) {
                long at = row;
                boolean far = row < fold.judged().from() - guard
                        || row >= fold.judged().until() + guard;
                long parts =
                        fold.learned().stream().filter(part -> part.holds(at)).count();
                assertEquals(rows.holds(row) && far ? 1 : 0, parts, where + ", row " + row);
            }
        }
        long judgedUntil = rows.from();
        for (Fold fold : split.folds()) {
            assertEquals(judgedUntil, fold.judged().from(), where);
            long length = fold.judged().length();
            assertTrue(length == rows.length() / blocks || length == rows.length() / blocks + 1, where);
            judgedUntil = fold.judged().until();
        }
        assertEquals(rows.until(), judgedUntil, where);
    }

    /** A fold has nothing to learn from only if its block with the guard covers everything. */
    private static boolean cannotBe(Range rows, int blocks, long guard) {
        long longest = (rows.length() + blocks - 1) / blocks;
        return rows.length() < blocks || rows.length() <= 2 * (longest + guard);
    }

    @Test
    void theGuardLiesOnBothSides() {
        Split split = Split.consecutive(new Range(100, 130), 3, 2);

        assertEquals(
                List.of(
                        new Fold(new Range(100, 110), List.of(new Range(112, 130))),
                        new Fold(new Range(110, 120), List.of(new Range(100, 108), new Range(122, 130))),
                        new Fold(new Range(120, 130), List.of(new Range(100, 118)))),
                split.folds());
        assertEquals(16, split.folds().get(1).learnedRows());
    }

    @Test
    void tooFewRowsAreRefusedWithTheNumbers() {
        MillwrightException refused =
                assertThrows(MillwrightException.class, () -> Split.consecutive(new Range(0, 20), 2, 10));

        assertEquals("dataset.split.short", refused.problem().message().code());
        assertEquals("20", refused.problem().message().values().get("rows"));
        assertThrows(MillwrightException.class, () -> Split.consecutive(new Range(0, 3), 4, 0));
        assertFalse(Split.consecutive(new Range(0, 22), 2, 10).folds().isEmpty(), "one row is enough to learn from");
    }

    @Test
    void aSplitThatIsNoneIsOurOwnMistake() {
        assertThrows(IllegalArgumentException.class, () -> Split.consecutive(new Range(0, 20), 1, 0));
        assertThrows(IllegalArgumentException.class, () -> Split.consecutive(new Range(0, 20), 2, -1));
    }
}
