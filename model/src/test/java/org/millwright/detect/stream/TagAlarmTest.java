package org.millwright.detect.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class TagAlarmTest {
    @Test
    void opensAtTheLimitAndNotBelow() {
        TagAlarm alarm = new TagAlarm();
        assertFalse(alarm.onRow(4.999, 5));
        assertTrue(alarm.onRow(5, 5));
    }

    // A cluster that breathes is one alarm.
    @Test
    void returnsOnlyAfterTwentyQuietRows() {
        TagAlarm alarm = new TagAlarm();
        alarm.onRow(6, 5);
        for (int quiet = 1; quiet <= 20; quiet++) {
            assertTrue(alarm.onRow(0, 5), "quiet row " + quiet);
        }
        assertTrue(alarm.onRow(4, 5), "0.8 of the limit keeps it open");
        for (int quiet = 1; quiet <= 20; quiet++) {
            alarm.onRow(3.99, 5);
        }
        assertTrue(alarm.open());
        assertFalse(alarm.onRow(3.99, 5));
    }

    @Test
    void anInfiniteLimitNeverOpens() {
        TagAlarm alarm = new TagAlarm();
        assertEquals(false, alarm.onRow(120, Double.POSITIVE_INFINITY));
    }
}
