package org.millwright.language.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.millwright.MillwrightException;

class JsonTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "0",
                "-0",
                "-1.5e+10",
                "true",
                "false",
                "null",
                "\"\"",
                "[1,[2,{\"a\":[]}]]",
                "{\"b\":1,\"a\":2}",
                "\"中文 😀 \\\" \\\\ \\n\"",
                "1E400",
                "0.10"
            })
    void whatIsReadIsWrittenAsItWas(String text) {
        assertEquals(text, Json.read(text).text());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "01",
                "+1",
                ".5",
                "1.",
                "1e",
                "-",
                "nul",
                "True",
                "[1,]",
                "[,1]",
                "{\"a\":1,}",
                "{\"a\"}",
                "{a:1}",
                "{'a':1}",
                "[1 2]",
                "1 2",
                "{} x",
                "\"",
                "\"\t\"",
                "\"\\x\"",
                "\"\\u12g4\"",
                "\"\\ud800\"",
                "\"\\udc00\"",
                "\"\\ud800\\u0041\"",
                "NaN",
                "Infinity",
                "// a\n1",
                "[",
                "{",
                "\uFEFF1",
                "\"\\u\uFF11234\"",
                "{\"a\":1,\"a\":2}",
                "{\"a\":1,\"\\u0061\":2}"
            })
    void whatTheStandardForbidsIsRefused(String text) {
        assertThrows(MillwrightException.class, () -> Json.read(text));
    }

    /** A person must find the place in a schema of a thousand lines. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            [1,\\n 2 3]     | line 2, column 4
            {"a":\\n\\n tru} | line 3, column 2
            [              | line 1, column 2
            x              | line 1, column 1
            {"a":1,"a":2}  | line 1, column 8
            """)
    void aFaultNamesItsLineAndColumn(String text, String place) {
        String says = assertThrows(MillwrightException.class, () -> Json.read(text.replace("\\n", "\n")))
                .getMessage();
        assertTrue(says.contains(place), says);
    }

    @Test
    void limitsAreKept() {
        JsonLimits small = new JsonLimits(40, 3, 5);
        assertEquals("[[[1]]]", Json.read("[[[1]]]", small).text());
        assertThrows(MillwrightException.class, () -> Json.read("[[[[1]]]]", small));
        assertThrows(MillwrightException.class, () -> Json.read("123456", small));
        assertThrows(MillwrightException.class, () -> Json.read(" ".repeat(41), small));
        assertThrows(MillwrightException.class, () -> Json.read("[".repeat(1_000_000)));
    }

    @Test
    void bytesThatAreNoUtf8AreRefusedWithTheirPlace() {
        byte[] broken = {'"', 'a', (byte) 0xC3, '"'};
        String says = assertThrows(MillwrightException.class, () -> Json.read(broken, JsonLimits.USUAL))
                .getMessage();
        assertTrue(says.contains("byte 2"), says);
        assertEquals(
                "\"é\"",
                Json.read("\"é\"".getBytes(StandardCharsets.UTF_8), JsonLimits.USUAL)
                        .text());
    }

    @Test
    void anyValueSurvivesWritingAndReading() {
        long seed = Long.getLong("millwright.seed", new SplittableRandom().nextLong());
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 2_000; round++) {
            Json value = value(random, 4);
            assertEquals(value, Json.read(value.text()), "seed " + seed + ", round " + round);
            assertEquals(value, Json.read(value.spaced()), "seed " + seed + ", round " + round);
        }
    }

    /** Whatever comes over a wire, only a problem for people comes out. */
    @Test
    void brokenTextsGiveProblemsOnly() {
        long seed = Long.getLong("millwright.seed", new SplittableRandom().nextLong());
        SplittableRandom random = new SplittableRandom(seed);
        int refused = 0;
        for (int round = 0; round < 5_000; round++) {
            StringBuilder text = new StringBuilder(value(random, 4).text());
            for (int i = 0; i <= random.nextInt(3); i++) {
                text.setCharAt(random.nextInt(text.length()), "{}[]\",:\\u0e-.\ud800x".charAt(random.nextInt(15)));
            }
            try {
                Json.read(text.toString());
            } catch (MillwrightException expected) {
                refused++;
            }
        }
        assertTrue(refused > 1_000, "seed " + seed + ": only " + refused + " were refused");
    }

    private static Json value(SplittableRandom random, int depth) {
        return switch (random.nextInt(depth == 0 ? 4 : 6)) {
            case 0 -> Json.Numeral.of(random.nextLong());
            case 1 -> Json.Numeral.of(random.nextDouble() * 1e300);
            case 2 -> new Json.Text(words(random));
            case 3 -> random.nextBoolean() ? new Json.Nothing() : new Json.Truth(random.nextBoolean());
            case 4 -> {
                List<Json> items = new ArrayList<>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    items.add(value(random, depth - 1));
                }
                yield new Json.Items(items);
            }
            default -> {
                LinkedHashMap<String, Json> members = new LinkedHashMap<>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    members.put(words(random), value(random, depth - 1));
                }
                yield new Json.Members(members);
            }
        };
    }

    private static String words(SplittableRandom random) {
        int[] points = random.ints(random.nextInt(8), 0, 0x11000)
                .map(point -> point >= 0xD800 && point < 0xE000 ? 0x1F600 : point)
                .toArray();
        return new String(points, 0, points.length);
    }
}
