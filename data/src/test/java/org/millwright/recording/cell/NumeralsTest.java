package org.millwright.recording.cell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumeralsTest {
    private static final long SEED = Long.getLong("millwright.seed", new SplittableRandom().nextLong());
    private static final Numerals POINT_GROUPED = new Numerals('.', true);
    private static final Numerals COMMA = new Numerals(',', false);
    private static final Numerals COMMA_GROUPED = new Numerals(',', true);

    private final SplittableRandom random = new SplittableRandom(SEED);

    @Test
    void everyDecimalHasTheBitsOfTheLibrary() {
        for (int i = 0; i < 50_000; i++) {
            String text = decimal();
            assertEquals(Double.parseDouble(text), parse(Numerals.POINT, text), () -> text + " seed " + SEED);
        }
    }

    @Test
    void everyPrintedDoubleComesBack() {
        for (int i = 0; i < 20_000; i++) {
            double value = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(value)) {
                assertEquals(value, parse(Numerals.POINT, Double.toString(value)), () -> "seed " + SEED);
                assertEquals(value, parse(COMMA, Double.toString(value).replace('.', ',')), () -> "seed " + SEED);
            }
        }
    }

    /** Between two doubles the tie goes to the even one: the place where a fast path is wrong first. */
    @Test
    void halfwayDecimalsRoundAsTheLibraryDoes() {
        for (int i = 0; i < 5_000; i++) {
            double low = 1 + random.nextLong(1L << 53);
            String halfway = new BigDecimal(low)
                    .add(new BigDecimal(Math.nextUp(low)))
                    .divide(BigDecimal.TWO)
                    .toPlainString();
            assertEquals(Double.parseDouble(halfway), parse(Numerals.POINT, halfway), () -> halfway + " seed " + SEED);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-0",
                "+7",
                "5.",
                ".5",
                "-.5",
                "007",
                "1e3",
                "1E3",
                "1e+3",
                "1e-3",
                "-1.5E-07",
                "9007199254740993",
                "123456789012345678",
                "1234567890123456789012345",
                "0.1",
                "0.30000000000000004",
                "4.9e-324",
                "1e-400",
                "1.7976931348623157e308",
                "0.0000000000000000000001",
                "0.00000000000000000000000001"
            })
    void theWaysOfProgramsAreRead(String text) {
        assertEquals(Double.parseDouble(text), parse(Numerals.POINT, text));
        assertEquals(Double.parseDouble(text), parse(POINT_GROUPED, text));
        assertEquals(Double.parseDouble(text), parse(COMMA, text.replace('.', ',')));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
                    1,234             ~ 1234
                    1,234.5           ~ 1234.5
                    -1,234,567.25     ~ -1234567.25
                    12 345.5          ~ 12345.5
                    12\u00a0345       ~ 12345
                    12\u202f345.5     ~ 12345.5
                    12\u2019345.5     ~ 12345.5
                    \u22125.5         ~ -5.5
                    2e\u22123         ~ 0.002
                    1,234.5e2         ~ 123450
                    """)
    void thousandsMayBeMarkedWhereTheColumnDoesSo(String text, double value) {
        assertEquals(value, parse(POINT_GROUPED, text));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
                    1.234             ~ 1234
                    1.234,5           ~ 1234.5
                    -1.234.567,25     ~ -1234567.25
                    12 345,5          ~ 12345.5
                    0,125             ~ 0.125
                    3,5e-3            ~ 0.0035
                    """)
    void aDecimalCommaTurnsTheMarksRound(String text, double value) {
        assertEquals(value, parse(COMMA_GROUPED, text));
    }

    /** What is not surely a number of this column is none: nothing is repaired. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                "+",
                ".",
                ",",
                "e5",
                "1e",
                "1e+",
                "1e5.5",
                "--1",
                "1-",
                "1.2.3",
                "1,5",
                "1,234",
                "1 23",
                "1 2345",
                "12a",
                "0x10",
                "1f",
                "1d",
                "1L",
                "NaN",
                "Infinity",
                "-Infinity",
                "inf",
                "1_000",
                "$5",
                "5 %",
                "\u0661",
                "1.5.",
                "1..5",
                "1e5e5",
                "1,234.5"
            })
    void whatIsNoNumberIsNone(String text) {
        assertTrue(Double.isNaN(parse(Numerals.POINT, text)), text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1,23", "1,23,456", "12,34.5", "1,234.5,6", "1234,567.8", "1.234.567", ",234.5", "1,,234.5"})
    void groupsThatAreNotOfThreeAreNoNumber(String text) {
        assertTrue(Double.isNaN(parse(POINT_GROUPED, text)), text);
    }

    @Test
    void aNumberTooLargeIsInfinite() {
        assertEquals(Double.POSITIVE_INFINITY, parse(Numerals.POINT, "1e400"));
        assertEquals(Double.NEGATIVE_INFINITY, parse(Numerals.POINT, "-1e400"));
    }

    @Test
    void onlyTheSliceCounts() {
        char[] line = "99;-12.5;77".toCharArray();
        assertEquals(-12.5, Numerals.POINT.parse(line, 3, 8));
    }

    @Test
    void onlyPointAndCommaAreDecimalSigns() {
        assertThrows(IllegalArgumentException.class, () -> new Numerals(';', false));
    }

    /** Digits of every count around the borders of the fast path, with a point anywhere and sometimes an exponent. */
    private String decimal() {
        StringBuilder text = new StringBuilder(random.nextInt(4) == 0 ? "-" : "");
        int digits = 1 + random.nextInt(24);
        int point = random.nextInt(3) == 0 ? -1 : random.nextInt(digits + 1);
        for (int i = 0; i < digits; i++) {
            if (i == point) {
                text.append('.');
            }
            text.append((char) ('0' + random.nextInt(10)));
        }
        if (random.nextInt(5) == 0) {
            text.append(random.nextBoolean() ? "e" : "E").append(BigInteger.valueOf(random.nextInt(-330, 310)));
        }
        return text.toString();
    }

    private static double parse(Numerals numerals, String text) {
        return numerals.parse(text.toCharArray(), 0, text.length());
    }
}
