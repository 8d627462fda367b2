package org.millwright.detect.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DayProfileTest {
    private static final long SEED = Long.getLong("millwright.seed", 1);
    private static final long MINUTE = 60_000_000L;
    private static final long HOUR = 60 * MINUTE;

    /** Quiet nights around 10, restless days around 50. */
    private static DayProfile plant(int days) {
        SplittableRandom random = new SplittableRandom(SEED);
        DayProfile profile = new DayProfile();
        for (long minute = 0; minute < days * 1_440L; minute += 5) {
            boolean night = minute % 1_440 < 360;
            profile.learn(minute * MINUTE, night ? 10 + 0.1 * random.nextGaussian() : 50 + 5 * random.nextGaussian());
        }
        return profile;
    }

    @Test
    void aTimeOfDayIsUnknownUntilTenPointsWereSeen() {
        DayProfile profile = new DayProfile();
        for (int point = 0; point < 10; point++) {
            assertTrue(Double.isNaN(profile.distance(3 * HOUR, 1)), "point " + point);
            profile.learn(3 * HOUR, 1);
        }
        assertFalse(Double.isNaN(profile.distance(3 * HOUR + 29 * MINUTE, 1)));
        assertTrue(Double.isNaN(profile.distance(3 * HOUR + 30 * MINUTE, 1)), "the next half hour");
    }

    // The same move is far at night, when nothing moves, and near by day.
    @Test
    void aMoveIsMeasuredByTheScatterOfItsHour() {
        DayProfile profile = plant(10);
        double night = profile.distance(3 * HOUR, 15);
        double day = profile.distance(15 * HOUR, 55);
        assertTrue(night > 2 * day, "seed " + SEED + ": " + night + " at night, " + day + " by day");
    }

    @Test
    void timesBeforeTheEpochHaveATimeOfDayToo() {
        DayProfile profile = plant(5);
        assertEquals(profile.distance(3 * HOUR, 12), profile.distance(3 * HOUR - 24 * HOUR, 12), 1e-12);
    }

    // A new level is the usual one after some days, so that a lasting change is told once.
    @Test
    void theUsualFollowsSlowly() {
        DayProfile profile = plant(10);
        double before = profile.distance(3 * HOUR, 20);
        for (int point = 0; point < 60; point++) {
            profile.learn(3 * HOUR, 20);
        }
        assertTrue(profile.distance(3 * HOUR, 20) < before / 10, "seed " + SEED);
    }

    @Test
    void aSavedProfileIsTheSame() throws IOException {
        DayProfile profile = plant(4);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        profile.write(new DataOutputStream(bytes));
        DayProfile read = DayProfile.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        for (int hour = 0; hour < 24; hour++) {
            assertEquals(profile.distance(hour * HOUR, 33), read.distance(hour * HOUR, 33), "hour " + hour);
        }
    }
}
