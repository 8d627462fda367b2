package org.millwright.program.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.millwright.MillwrightException;

class SettingsTest {
    @Test
    void aRateIsPerRowsOrPerTime() {
        assertEquals(1.0 / 2_000, Rate.parse("1/2000rows").perRow(7), 1e-15);
        assertEquals(0.1 / 604_800, Rate.parse("0.1/week").perRow(1_000_000), 1e-15);
        assertEquals(2.0 / 3 / 1_440, Rate.parse("2/3days").perRow(60_000_000), 1e-15);
        assertEquals(Rate.PRODUCT, Rate.parse(" 1/week "));
    }

    @Test
    void aRateIsWrittenAsItIsRead() {
        for (String text : List.of("1/week", "1/2000rows", "0.1/week", "2/3day")) {
            assertEquals(text, Rate.parse(text).toString());
            assertEquals(Rate.parse(text), Rate.parse(Rate.parse(text).toString()));
        }
    }

    @Test
    void whatIsNoRateIsRefused() {
        for (String text : List.of("", "1", "often", "0/week", "1/0rows", "1/fortnight", "-1/week", "1/week/day")) {
            assertThrows(MillwrightException.class, () -> Rate.parse(text), text);
        }
    }

    @Test
    void seedsAreANumberOrARange() {
        assertEquals(new Seeds(9, 1, 20), Seeds.parse(9, "20"));
        assertEquals(new Seeds(9, 5, 7), Seeds.parse(9, "5..7"));
        assertEquals(3, Seeds.parse(9, "5..7").count());
        assertEquals(new Seeds(9, 1, 200), Seeds.of(9).orCount(200));
        assertEquals(new Seeds(9, 5, 7), Seeds.parse(9, "5..7").orCount(200));
        for (String text : List.of("", "0", "7..5", "a", "1..", "1...3")) {
            assertThrows(MillwrightException.class, () -> Seeds.parse(9, text), text);
        }
    }

    // Worlds of neighbouring seeds and numbers must not be the same worlds.
    @Test
    void everyWorldHasASeedOfItsOwn() {
        Set<Long> seen = new HashSet<>();
        for (long base = 0; base < 20; base++) {
            for (int number = 1; number <= 200; number++) {
                assertTrue(seen.add(Seeds.of(base).world(number)), "base " + base + ", number " + number);
            }
        }
    }
}
