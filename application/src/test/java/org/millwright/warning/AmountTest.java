package org.millwright.warning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountTest {
    @ParameterizedTest
    @CsvSource({
        "101.2345, 0.01, 101.234",
        "101.2345, 2, 101.2",
        "101.2345, 30, 101",
        "0.00042, 0, 0.00042",
        "123456.7, 0, 123500",
        "1e12, 0, 1.00e+12",
        "3e-9, 0, 3.00e-09",
        "0, 0, 0",
        "NaN, 1, –",
        "-4.25, 0.5, -4.25"
    })
    void aValueHasTheDigitsItsScatterJustifies(double value, double step, String text) {
        assertEquals(text, Amount.plain(value, step));
    }

    /** Two values one step apart must not be written alike. */
    @Test
    void whatLiesOneStepApartIsWrittenApart() {
        long seed = Long.getLong("millwright.seed", new SplittableRandom().nextLong());
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 5_000; round++) {
            double step = Math.pow(10, random.nextDouble(-6, 6));
            double value = random.nextDouble(-1e8, 1e8);
            String where = "seed " + seed + ", value " + value + ", step " + step;
            double written = Double.parseDouble(Amount.plain(value, step));
            double allowed = step < 1 ? 0.06 * step + 1e-7 : 0.5 * step;
            assertTrue(Math.abs(written - value) <= allowed, where + ", written " + written);
        }
    }

    @Test
    void manyTimesTheScatterIsAWholeNumber() {
        assertEquals("9.5", Amount.times(-9.51));
        assertEquals("12", Amount.times(12.3));
        assertEquals("12,345", Amount.times(12_345.2));
        assertEquals("+12", Amount.signedTimes(12.3));
        assertEquals("−1,500", Amount.signedTimes(-1_500));
        assertEquals("0.0", Amount.signedTimes(-0.04), "nothing has no sign");
    }
}
