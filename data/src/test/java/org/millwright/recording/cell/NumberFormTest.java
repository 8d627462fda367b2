package org.millwright.recording.cell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberFormTest {
    private static final long SEED = Long.getLong("millwright.seed", new SplittableRandom().nextLong());

    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
                    0               ~ WHOLE
                    -12             ~ WHOLE
                    +12             ~ WHOLE
                    1e-3            ~ WHOLE
                    12 345          ~ WHOLE
                    12 345 678      ~ WHOLE
                    12.5            ~ POINT
                    0.125           ~ POINT
                    .5              ~ POINT
                    5.              ~ POINT
                    1234.567        ~ POINT
                    1.234e5         ~ POINT
                    1,234.5         ~ POINT
                    1,234,567       ~ POINT
                    12 345.5        ~ POINT
                    12,5            ~ COMMA
                    0,125           ~ COMMA
                    1234,567        ~ COMMA
                    1,234e5         ~ COMMA
                    1.234,5         ~ COMMA
                    1.234.567       ~ COMMA
                    1.234           ~ POINT_OR_GROUP
                    -123.456        ~ POINT_OR_GROUP
                    1,234           ~ COMMA_OR_GROUP
                    999,999         ~ COMMA_OR_GROUP
                    12 34           ~ NONE
                    1 23 456        ~ NONE
                    1.23.456        ~ NONE
                    12,34,567       ~ NONE
                    1.234,5.6       ~ NONE
                    12.5x           ~ NONE
                    1e              ~ NONE
                    e5              ~ NONE
                    -               ~ NONE
                    .               ~ NONE
                    2024-03-01      ~ NONE
                    10:15           ~ NONE
                    """)
    void theFormProvesTheSignOrLeavesItOpen(String text, NumberForm form) {
        assertEquals(form, NumberForm.of(text.toCharArray(), 0, text.length()));
    }

    @Test
    void nothingIsNoNumber() {
        assertEquals(NumberForm.NONE, NumberForm.of(new char[0], 0, 0));
    }

    @Test
    void onlyAProofNamesASign() {
        assertEquals('.', NumberForm.POINT.decimal());
        assertEquals(',', NumberForm.COMMA.decimal());
        assertEquals(0, NumberForm.WHOLE.decimal());
        assertEquals(0, NumberForm.POINT_OR_GROUP.decimal());
        assertEquals(0, NumberForm.COMMA_OR_GROUP.decimal());
    }

    /** The two ways of writing are mirror images; a form that treats one of them specially would show here. */
    @Test
    void swappingTheSignsSwapsTheForm() {
        SplittableRandom random = new SplittableRandom(SEED);
        String letters = "0123456789.,., -";
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = 1 + random.nextInt(10); length > 0; length--) {
                text.append(letters.charAt(random.nextInt(letters.length())));
            }
            String one = text.toString();
            assertEquals(mirrored(form(one)), form(mirrored(one)), () -> "(" + one + ") seed " + SEED);
        }
    }

    /** Whatever is taken for a number can be read with one of the two signs, and nothing else can. */
    @Test
    void aFormIsReadableAndNothingElseIs() {
        SplittableRandom random = new SplittableRandom(SEED);
        String letters = "0123456789.,., '-+eE";
        for (int i = 0; i < 50_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = 1 + random.nextInt(9); length > 0; length--) {
                text.append(letters.charAt(random.nextInt(letters.length())));
            }
            char[] cell = text.toString().toCharArray();
            boolean point = !Double.isNaN(new Numerals('.', true).parse(cell, 0, cell.length));
            boolean comma = !Double.isNaN(new Numerals(',', true).parse(cell, 0, cell.length));
            boolean number = NumberForm.of(cell, 0, cell.length) != NumberForm.NONE;
            assertEquals(number, point || comma, () -> "(" + text + ") seed " + SEED);
        }
    }

    @Test
    void groupsAreOfThree() {
        assertTrue(NumberForm.grouped("12,345".toCharArray(), 0, 6, ','));
        assertFalse(NumberForm.grouped("1234,567".toCharArray(), 0, 8, ','));
        assertFalse(NumberForm.grouped("12,34".toCharArray(), 0, 5, ','));
    }

    private static NumberForm form(String text) {
        return NumberForm.of(text.toCharArray(), 0, text.length());
    }

    private static String mirrored(String text) {
        return text.replace('.', '#').replace(',', '.').replace('#', ',');
    }

    private static NumberForm mirrored(NumberForm form) {
        String name = form.name().toUpperCase(Locale.ROOT);
        return NumberForm.valueOf(
                name.startsWith("POINT")
                        ? name.replace("POINT", "COMMA")
                        : name.startsWith("COMMA") ? name.replace("COMMA", "POINT") : name);
    }
}
