package org.millwright.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProfileTest {
    // The weights of the benchmark's paper, table of application profiles.
    @Test
    void theThreeProfilesAreThePublishedOnes() {
        assertEquals(
                List.of(
                        new Profile("standard", 1, 0.11, 1),
                        new Profile("low_fp", 1, 0.22, 1),
                        new Profile("low_fn", 1, 0.11, 2)),
                Profile.ALL);
    }

    @Test
    void silenceIsNothingAndPerfectionIsAHundred() {
        for (Profile profile : Profile.ALL) {
            assertEquals(0, profile.percent(-profile.miss() * 7, 7), 1e-12, profile.name());
            assertEquals(100, profile.percent(profile.hit() * 7, 7), 1e-12, profile.name());
            assertTrue(Double.isNaN(profile.percent(0, 0)), profile.name());
        }
    }
}
