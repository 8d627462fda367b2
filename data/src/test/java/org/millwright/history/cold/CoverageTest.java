package org.millwright.history.cold;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CoverageTest {
    private static final long SEED = Long.getLong("millwright.seed", 5);

    /** Marks that others imply are dropped; what is covered must not change by that. */
    @Test
    void fewerMarksCoverTheSameRows() {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int round = 0; round < 200; round++) {
            Coverage coverage = Coverage.NONE;
            List<Coverage.Mark> all = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                Map<String, Long> sequences = new HashMap<>();
                for (String connection : List.of("a", "b", "c")) {
                    if (random.nextBoolean()) {
                        sequences.put(connection, random.nextLong(20));
                    }
                }
                Coverage.Mark mark = new Coverage.Mark(random.nextLong(20), sequences);
                all.add(mark);
                coverage = coverage.with(mark);
            }
            for (String connection : List.of("a", "b", "c")) {
                for (long sequence = 0; sequence < 20; sequence++) {
                    for (long time = 0; time < 20; time++) {
                        long at = time;
                        long number = sequence;
                        boolean expected = all.stream()
                                .anyMatch(mark -> at < mark.untilMicros()
                                        && mark.sequences().getOrDefault(connection, -1L) >= number);
                        assertEquals(expected, coverage.covers(connection, sequence, time), "seed " + SEED);
                    }
                }
            }
            assertTrue(coverage.marks().size() < all.size(), "nothing was ever implied");
        }
    }

    @Test
    void aRecordThatReachesOverDaysIsSeenInEachOfThem() {
        Filed filed = new Filed();
        filed.put("n", 3, Coverage.NONE.with(new Coverage.Mark(3 * Filed.DAY + 100, Map.of("a", 7L))));
        assertTrue(filed.mayHold("n", "a", 7, 2 * Filed.DAY, 4 * Filed.DAY));
        assertFalse(filed.mayHold("n", "a", 8, 2 * Filed.DAY, 4 * Filed.DAY));
        assertFalse(filed.mayHold("n", "a", 7, 3 * Filed.DAY + 100, 4 * Filed.DAY));
        assertFalse(filed.mayHold("w", "a", 7, 2 * Filed.DAY, 4 * Filed.DAY));
        assertTrue(filed.holds("n", "a", 7, 3 * Filed.DAY + 99));
        assertFalse(filed.holds("n", "a", 7, 3 * Filed.DAY + 100));
        assertEquals(-1, Filed.day(-1));
    }
}
