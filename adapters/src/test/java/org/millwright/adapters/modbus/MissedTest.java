package org.millwright.adapters.modbus;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class MissedTest {
    private static final long STEP = 100_000;

    private final Missed missed = new Missed(Duration.ofMillis(100));

    @Test
    void whatIsLateIsNotMissedUnlessSomethingBroke() {
        assertEquals(0, missed.came(0));
        assertEquals(0, missed.came(7 * STEP));
    }

    @Test
    void anOutageCountsFromTheLastAnswerAndNotFromWhenItWasSeen() {
        missed.came(0);
        missed.broken(30 * STEP);
        assertEquals(0, missed.since());
        assertEquals(49, missed.came(50 * STEP));
        assertEquals(0, missed.came(51 * STEP));
    }

    @Test
    void whatWasToldAlreadyIsNotToldTwice() {
        missed.came(0);
        missed.told(20);
        missed.broken(10 * STEP);
        missed.told(9);
        assertEquals(20, missed.came(50 * STEP));
    }

    @Test
    void beforeTheFirstAnswerTimeCountsFromTheFirstFailure() {
        missed.broken(5 * STEP);
        missed.broken(10 * STEP);
        assertEquals(14, missed.came(20 * STEP));
    }
}
