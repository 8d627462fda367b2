package org.millwright.language.mask;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.millwright.MillwrightException;
import org.millwright.language.SyntheticVocabulary;
import org.millwright.language.Vocabulary;
import org.millwright.language.schema.RandomSchemas;
import org.millwright.language.schema.Schema;

class MaskTest {
    private static final Vocabulary BYTES = new SyntheticVocabulary(600, 1);
    private static final Masks MASKS = Masks.over(BYTES);

    /** The sets come from tables and trees; the truth is each token on its own, byte by byte. */
    @Test
    void theAllowedTokensAreThoseWhoseBytesCanFollow() {
        long seed = Long.getLong("millwright.seed", new SplittableRandom().nextLong());
        SplittableRandom random = new SplittableRandom(seed);
        Vocabulary vocabulary = new SyntheticVocabulary(900, seed);
        Masks masks = Masks.over(vocabulary);
        RandomSchemas schemas = new RandomSchemas(random);
        for (int round = 0; round < 60; round++) {
            Schema schema = Schema.of(schemas.schema());
            Mask mask = masks.schema(schema);
            Automaton naive = new Automaton(Grammar.of(schema, Spacing.NONE));
            Place place = naive.start();
            for (int step = 0; step < 60 && !mask.over(); step++) {
                long[] expected = new long[(vocabulary.size() + 63) / 64];
                for (int token = 0; token < vocabulary.size(); token++) {
                    boolean may = vocabulary.end(token)
                            ? place.complete()
                            : vocabulary.bytes(token).length > 0
                                    && !after(naive, place, vocabulary.bytes(token))
                                            .dead();
                    expected[token >> 6] |= may ? 1L << token : 0;
                }
                assertArrayEquals(expected, mask.allowed(), "seed " + seed + ", round " + round + ", step " + step);
                int token = any(random, expected, vocabulary);
                place = after(naive, place, vocabulary.bytes(token));
                mask.take(token);
            }
        }
    }

    private static Place after(Automaton automaton, Place from, byte[] bytes) {
        Place place = from;
        for (byte b : bytes) {
            place = automaton.step(place, b & 255);
        }
        return place;
    }

    private static int any(SplittableRandom random, long[] allowed, Vocabulary vocabulary) {
        while (true) {
            int token = random.nextInt(vocabulary.size());
            if (!vocabulary.end(token) && (allowed[token >> 6] >>> token & 1) != 0) {
                return token;
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\u0001', textBlock = """
            {"type":"integer","minimum":-12,"maximum":105} | -12 -1 0 7 10 99 100 105 | -13 -0 00 01 106 1000 -99 1.0 - +1
            {"type":"integer","minimum":8,"maximum":1203}  | 8 9 10 99 100 999 1000 1199 1203 | 7 0 1204 1210 2000 9999 -8
            {"type":"integer","minimum":-7,"maximum":-3}   | -3 -7 | -2 -8 0 3 -30
            {"type":"integer"}                             | 0 -1 999999999999999999 -999999999999999999 | 1000000000000000000 1e3
            {"type":"number"}                              | 0 -0.5 1.5e-10 12E+3 -0 | .5 1. 01 1e 1e100 --1
            {"type":"boolean"}                             | true false | True fals 1
            {"enum":["a","ab",1,12]}                       | "a" "ab" 1 12 | "abc" "" 2 a
            {"type":"array","items":{"type":"null"},"minItems":1,"maxItems":2} | [null] [null,null] | [] [null,null,null] [null,]
            {"type":"object","properties":{"a":{"const":1},"b":{"const":2}},"required":["b"]} | {"b":2} {"a":1,"b":2} | {} {"a":1} {"b":2,"a":1} {"a":1,} {,"b":2}
            {"type":"string","minLength":2,"maxLength":3}  | "ab" "中文😀" "\\n\\u4e2d" "\\ud7ff\\uD000" | "a" "abcd" "" "\\ud800a" "\\x1"
            """)
    void whatMayBeWrittenIsExactlyTheForm(String schema, String good, String bad) {
        for (String text : good.strip().split(" ", -1)) {
            assertTrue(
                    written(MASKS.schema(Schema.read(schema)), bytes(text)), text + " must be possible for " + schema);
        }
        for (String text : bad.strip().split(" ", -1)) {
            assertFalse(
                    written(MASKS.schema(Schema.read(schema)), bytes(text)),
                    text + " must be impossible for " + schema);
        }
    }

    @Test
    void blanksStandWhereTheyAreAskedForAndNowhereElse() {
        Schema schema = Schema.read("""
                {"type":"object","properties":{"a":{"type":"array","items":{"type":"null"}},"b":{"const":1}},"required":["a","b"]}""");
        assertTrue(written(MASKS.schema(schema, Spacing.SINGLE), bytes("{\"a\": [null, null], \"b\": 1}")));
        assertFalse(written(MASKS.schema(schema, Spacing.SINGLE), bytes("{\"a\":[],\"b\":1}")));
        assertFalse(written(MASKS.schema(schema, Spacing.SINGLE), bytes("{\"a\":  []")));
        assertFalse(written(MASKS.schema(schema, Spacing.NONE), bytes("{\"a\": [")));
    }

    /** A token may end in the middle of a character, but what is written in the end is whole characters. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "C080",
                "C1BF",
                "E08080",
                "EDA080",
                "F0808080",
                "F4908080",
                "F5808080",
                "80",
                "C3",
                "E4B8",
                "FF",
                "1F",
                "0A"
            })
    void bytesThatAreNoUtf8CannotBeWritten(String hex) {
        byte[] inside = java.util.HexFormat.of().parseHex(hex);
        byte[] text = new byte[inside.length + 2];
        System.arraycopy(inside, 0, text, 1, inside.length);
        text[0] = '"';
        text[text.length - 1] = '"';
        assertFalse(written(MASKS.schema(Schema.read("{\"type\":\"string\"}")), text));
    }

    /** Each byte is a token of the vocabulary, in their order. */
    private static boolean written(Mask mask, byte[] text) {
        for (byte b : text) {
            int token = b & 255;
            if ((mask.allowed()[token >> 6] >>> token & 1) == 0) {
                return false;
            }
            mask.take(token);
        }
        return mask.complete();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void aChoiceIsOneOfItsTextsAndNothingElse() {
        List<String> options = List.of("run", "running", "停机");
        for (String option : options) {
            assertTrue(written(MASKS.choice(options), bytes(option)));
        }
        assertFalse(written(MASKS.choice(options), bytes("runn")));
        assertFalse(written(MASKS.choice(options), bytes("停")));
        assertThrows(MillwrightException.class, () -> MASKS.choice(List.of()));
    }

    @Test
    void afterItsTriggerTheFormHoldsAndBeforeAndAfterAnythingGoes() {
        Schema call =
                Schema.read("{\"type\":\"object\",\"properties\":{\"n\":{\"type\":\"integer\"}},\"required\":[\"n\"]}");
        for (String good :
                List.of("", "words <tool", "<tool><<tool>>{\"n\":1}!then <tool>>{\"n\":2}!", "\u0000 any\n<tool >")) {
            assertTrue(written(MASKS.after("<tool>>", call, "!", Spacing.NONE), bytes(good)), good);
        }
        for (String bad : List.of(
                "<tool>>",
                "<tool>> {",
                "<tool>>{\"n\":1}",
                "<tool>>{\"n\":1}?",
                "<<tool>>x",
                "<tool>>{\"n\":1}!<tool>>2")) {
            assertFalse(written(MASKS.after("<tool>>", call, "!", Spacing.NONE), bytes(bad)), bad);
        }
    }

    @Test
    void theShortestWayToTheEndIsKnownEverywhere() {
        Schema schema = Schema.read("""
                {"type":"object","properties":{"a":{"type":"string","minLength":3},"b":{"anyOf":[{"type":"boolean"},{"type":"integer"}]}},
                 "required":["a","b"]}""");
        Mask mask = MASKS.schema(schema);
        assertEquals("{\"a\":\"...\",\"b\":0}", closing(mask));
        for (byte b : bytes("{\"a\":\"\\u")) {
            mask.take(b & 255);
        }
        assertEquals("0020..\",\"b\":0}", closing(mask));
        assertTrue(mask.closes(mask.closing().length));
        assertFalse(mask.closes(mask.closing().length - 1));
        mask.restart();
        assertEquals("{\"a\":\"...\",\"b\":0}", closing(mask));
    }

    private static String closing(Mask mask) {
        StringBuilder text = new StringBuilder();
        for (int token : mask.closing()) {
            text.append(new String(BYTES.bytes(token), StandardCharsets.UTF_8));
        }
        return text.toString();
    }

    /** A model that opens one bracket after the other must come to an end before the reader of its answer refuses the depth. */
    @Test
    void aFormThatContainsItselfEndsAtTheDeepestLevel() {
        Mask mask = MASKS.schema(Schema.read("{\"type\":\"array\",\"items\":{\"$ref\":\"#\"}}"));
        int depth = 0;
        while ((mask.allowed()['[' >> 6] >>> '[' & 1) != 0) {
            mask.take('[');
            depth++;
        }
        assertTrue(depth > 20 && depth < 62, "depth " + depth);
    }

    /** Schemas come from outside: one that was made to be slow, deep or large is told so, and soon. */
    @Test
    void schemasThatWereMadeToHurtAreRefused() {
        StringBuilder wide = new StringBuilder("{\"$ref\":\"#/$defs/a40\",\"$defs\":{\"a0\":{\"type\":\"string\"}");
        StringBuilder long_ = new StringBuilder("{\"$ref\":\"#/$defs/a0\",\"$defs\":{\"a9000\":{\"type\":\"null\"}");
        for (int i = 1; i <= 40; i++) {
            String inner =
                    "{\"anyOf\":[{\"$ref\":\"#/$defs/a" + (i - 1) + "\"},{\"$ref\":\"#/$defs/a" + (i - 1) + "\"}]}";
            wide.append(",\"a").append(i).append("\":").append(inner);
        }
        for (int i = 0; i < 9_000; i++) {
            long_.append(",\"a")
                    .append(i)
                    .append("\":{\"$ref\":\"#/$defs/a")
                    .append(i + 1)
                    .append("\"}");
        }
        String chain = "{\"const\":\"" + "x".repeat(600_000) + "\"}";
        String deep =
                "{\"type\":\"array\",\"minItems\":1,\"items\":".repeat(62) + "{\"type\":\"null\"}" + "}".repeat(62);
        for (String schema : List.of(wide + "}}", long_ + "}}", chain, deep)) {
            assertThrows(MillwrightException.class, () -> MASKS.schema(Schema.read(schema)), schema.substring(0, 60));
        }
    }

    @Test
    void manyMembersThatMayAllBeLeftOutCanBeWritten() {
        StringBuilder schema = new StringBuilder("{\"type\":\"object\",\"properties\":{\"m0\":{\"const\":1}");
        for (int i = 1; i < 2_000; i++) {
            schema.append(",\"m").append(i).append("\":{\"const\":1}");
        }
        Mask mask = MASKS.schema(Schema.read(schema + "}}"));
        assertTrue(written(mask, bytes("{\"m3\":1,\"m1999\":1}")));
    }

    @Test
    void aTokenThatMayNotComeIsRefused() {
        Mask mask = MASKS.choice(List.of("a"));
        assertThrows(IllegalArgumentException.class, () -> mask.take('b'));
        mask.take('a');
        assertTrue(mask.over());
    }

    @Test
    void aVocabularyThatCannotWriteEveryByteIsRefused() {
        Vocabulary gap = new Vocabulary() {
            @Override
            public int size() {
                return 300;
            }

            @Override
            public byte[] bytes(int id) {
                return id == 'x' ? bytes2("xx") : BYTES.bytes(id);
            }

            private static byte[] bytes2(String text) {
                return text.getBytes(StandardCharsets.UTF_8);
            }

            @Override
            public boolean control(int id) {
                return false;
            }

            @Override
            public boolean end(int id) {
                return false;
            }
        };
        String says =
                assertThrows(MillwrightException.class, () -> Masks.over(gap)).getMessage();
        assertTrue(says.contains("120"), says);
    }
}
