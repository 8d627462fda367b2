package org.millwright.warning.live;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.millwright.dataset.Range;

final class HealthyTimesTest {
    private static final long SEED = Long.getLong("millwright.seed", new SplittableRandom().nextLong());

    @Test
    void takesTheNewestAndLeavesOutWhatWasWrong() {
        HealthyTimes healthy =
                HealthyTimes.of(new Range(0, 100), List.of(new Range(80, 90), new Range(95, Long.MAX_VALUE)), 50);

        assertEquals(List.of(new Range(35, 80), new Range(90, 95)), healthy.stretches());
        assertEquals(50, healthy.length());
    }

    /** Against a plain look at every microsecond. */
    @Test
    void everyMicrosecondIsTakenIfNothingIsWrongThenAndNoNewerOnesSuffice() {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int round = 0; round < 500; round++) {
            Range all = new Range(random.nextInt(20), 20 + random.nextInt(80));
            List<Range> wrong = new ArrayList<>();
            for (int n = random.nextInt(5); n > 0; n--) {
                int from = random.nextInt(110);
                wrong.add(new Range(from, from + random.nextInt(20)));
            }
            int wanted = 1 + random.nextInt(90);
            List<Long> plain = new ArrayList<>();
            for (long at = all.until() - 1; at >= all.from() && plain.size() < wanted; at--) {
                long now = at;
                if (wrong.stream().noneMatch(bad -> bad.holds(now))) {
                    plain.addFirst(at);
                }
            }
            HealthyTimes healthy = HealthyTimes.of(all, wrong, wanted);
            List<Long> taken = new ArrayList<>();
            for (Range stretch : healthy.stretches()) {
                for (long at = stretch.from(); at < stretch.until(); at++) {
                    taken.add(at);
                }
            }
            assertEquals(plain, taken, "seed " + SEED + ", round " + round);
            assertEquals(plain.size(), healthy.length());
        }
    }
}
