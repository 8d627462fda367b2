package org.millwright.machine.connect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.millwright.machine.AssetPath;
import org.millwright.machine.Tag;

class UsualRateTest {
    private static final long SECOND = 1_000_000;

    private final UsualRate rate = new UsualRate(new ReadPlan(
            List.of(
                    new Point(AssetPath.of("line/press"), Tag.of("force"), "a", Map.of()),
                    new Point(AssetPath.of("line/press"), Tag.of("temp"), "b", Map.of())),
            Duration.ofSeconds(1)));

    @Test
    void beforeTheFirstValueNothingIsMissed() {
        assertEquals(0, rate.missed(100 * SECOND));
    }

    @Test
    void aShortLifeCountsAsThePlanExpects() {
        rate.came(2, 0);
        rate.came(2, SECOND);
        assertEquals(20, rate.missed(11 * SECOND));
    }

    @Test
    void aLongOneCountsAsItWentAndFromItsLastValue() {
        for (long second = 0; second <= 100; second++) {
            rate.came(5, second * SECOND);
        }
        assertEquals(100 * SECOND, rate.since());
        assertEquals(51, rate.missed(110 * SECOND));
    }

    @Test
    void theTimeOfAnOutageIsNoTimeInWhichValuesWereRare() {
        for (long second = 0; second <= 100; second++) {
            rate.came(5, second * SECOND);
        }
        rate.missed(1_100 * SECOND);
        for (long second = 1_101; second <= 1_200; second++) {
            rate.came(5, second * SECOND);
        }
        assertTrue(Math.abs(rate.missed(1_210 * SECOND) - 50) <= 1);
        assertEquals(0, rate.missed(1_210 * SECOND));
    }
}
