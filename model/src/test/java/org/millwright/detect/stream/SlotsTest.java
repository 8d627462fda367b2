package org.millwright.detect.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SlotsTest {
    private static final long MINUTE = 60_000_000L;
    private static final long DAY = 1_440 * MINUTE;

    @Test
    void nothingIsComparedBeforeADayHasPassed() {
        Slots slots = new Slots();
        for (long minute = 0; minute < 1_440; minute += 5) {
            slots.onRow(minute * MINUTE, 7);
            assertTrue(Double.isNaN(slots.distance()), "minute " + minute);
        }
        slots.onRow(DAY, 9);
        assertFalse(Double.isNaN(slots.distance()));
    }

    // A value that repeats every day is at no distance from yesterday, whatever it does within the day.
    @Test
    void aDailyPatternIsAtNoDistanceFromItself() {
        for (int minutes : new int[] {5, 10, 60}) {
            Slots slots = new Slots();
            double largest = 0;
            for (long minute = 0; minute < 4 * 1_440; minute += minutes) {
                slots.onRow(minute * MINUTE, Math.sin(2 * Math.PI * minute / 1_440.0));
                // In the first hours of the second day the ten points before still differ: the first day had none.
                if (minute > 1_440 + 10 * minutes) {
                    largest = Math.max(largest, slots.distance());
                }
            }
            assertEquals(0, largest, 1e-12, "a row every " + minutes + " minutes");
        }
    }

    // The nearer of yesterday and last week: a weekend differs from Friday, not from the last weekend.
    @Test
    void theNearerOfYesterdayAndLastWeekCounts() {
        Slots slots = new Slots();
        double atTheSecondWeekend = Double.NaN;
        for (long minute = 0; minute < 13 * 1_440; minute += 5) {
            boolean weekend = minute / 1_440 % 7 >= 5;
            slots.onRow(minute * MINUTE, weekend ? 1 : 5);
            if (minute == 12 * 1_440 + 600) {
                atTheSecondWeekend = slots.distance();
            }
        }
        assertEquals(0, atTheSecondWeekend, 1e-12);
    }

    @Test
    void rowsWithinASlotAreOnePoint() {
        Slots slots = new Slots();
        assertFalse(slots.onRow(0, 1));
        assertFalse(slots.onRow(MINUTE, 3));
        assertTrue(slots.onRow(5 * MINUTE, 100));
        assertEquals(2, slots.finishedMean(), 1e-12);
    }

    // A clock set back must not tear a hole or go back in the week.
    @Test
    void aTimeThatGoesBackStaysInTheSlot() {
        Slots slots = new Slots();
        slots.onRow(50 * MINUTE, 1);
        assertFalse(slots.onRow(10 * MINUTE, 3));
        assertTrue(slots.onRow(55 * MINUTE, 0));
        assertEquals(2, slots.finishedMean(), 1e-12);
    }

    // Yesterday's level is unknown where yesterday had no rows for longer than four hours.
    @Test
    void aLongHoleIsNotFilled() {
        Slots slots = new Slots();
        for (long minute = 0; minute < 600; minute += 5) {
            slots.onRow(minute * MINUTE, 1);
        }
        for (long minute = 1_440; minute < 2_880; minute += 5) {
            slots.onRow(minute * MINUTE, 1);
            boolean yesterday = minute < 1_440 + 600;
            assertEquals(yesterday, !Double.isNaN(slots.distance()), "minute " + minute);
        }
    }
}
