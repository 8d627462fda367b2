package org.millwright.recording.cell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalsTest {
    private static final long SEED = Long.getLong("millwright.seed", new SplittableRandom().nextLong());

    @ParameterizedTest
    @CsvSource(textBlock = """
                    1700000000,          6,  1700000000000000
                    1700000000.123456,   6,  1700000000123456
                    1700000000.1234564,  6,  1700000000123456
                    1700000000.1234565,  6,  1700000000123457
                    1700000000123,       3,  1700000000123000
                    1700000000123.5,     3,  1700000000123500
                    1700000000123456,    0,  1700000000123456
                    1700000000123456789, -3, 1700000000123456
                    1700000000123456999, -3, 1700000000123456
                    0.000001,            6,  1
                    0,                   6,  0
                    -1.5,                6,  -1500000
                    1.7e9,               6,  1700000000000000
                    """)
    void epochsKeepEveryMicrosecond(String text, int shift, long micros) {
        assertEquals(micros, shifted(text, '.', shift));
    }

    @Test
    void aDecimalCommaIsReadWhereTheColumnHasOne() {
        assertEquals(1_500_000, shifted("1,5", ',', 6));
        assertEquals(Stamp.NONE, shifted("1,5", '.', 6));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "abc", "12a", "1.2.3", "NaN", "99999999999999999999", "1e300", "10:15"})
    void whatIsNoNumberOrTooLargeIsNone(String text) {
        assertEquals(Stamp.NONE, shifted(text, '.', 6));
    }

    @Test
    void everyNumberIsShiftedAsExactArithmeticDoes() {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < 20_000; i++) {
            int scale = random.nextInt(10);
            BigDecimal number = BigDecimal.valueOf(random.nextLong(1_000_000_000_000L), scale);
            int shift = random.nextInt(-3, 7);
            long exact = number.movePointRight(shift)
                    .setScale(0, shift < 0 ? RoundingMode.FLOOR : RoundingMode.HALF_UP)
                    .longValueExact();
            String text = number.toPlainString();
            assertEquals(exact, shifted(text, '.', shift), () -> text + " by " + shift + " seed " + SEED);
        }
    }

    private static long shifted(String text, char decimal, int shift) {
        return Decimals.shifted(text.toCharArray(), 0, text.length(), decimal, shift);
    }
}
