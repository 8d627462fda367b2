package org.millwright.language.gguf.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class WordsTest {
    /** The published pattern, read with the white space of Unicode. */
    private static Pattern pattern(int digits) {
        String text = "(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\\r\\n\\p{L}\\p{N}]?\\p{L}+|\\p{N}{1," + digits
                + "}| ?[^\\s\\p{L}\\p{N}]+[\\r\\n]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+";
        return Pattern.compile(text, Pattern.UNICODE_CHARACTER_CLASS);
    }

    private static List<String> words(Words form, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        Characters characters = Characters.of(bytes, 0, bytes.length);
        List<String> words = new ArrayList<>();
        for (int at = 0; at < characters.size(); ) {
            int end = form.end(characters, at);
            assertTrue(end > at);
            words.add(new String(characters.bytes(at, end), StandardCharsets.UTF_8));
            at = end;
        }
        return words;
    }

    @Test
    void digitsStayTogetherInThreesOrAlone() {
        assertEquals(List.of("P", "-", "123", "4"), words(Words.LLAMA_BPE, "P-1234"));
        assertEquals(List.of("P", "-", "1", "2", "3", "4"), words(Words.QWEN2, "P-1234"));
    }

    @Test
    void theSpacesOfChineseTextAreSpaces() {
        assertEquals(List.of("\u3000", "\u3000泵"), words(Words.QWEN2, "\u3000\u3000泵"));
        assertEquals(List.of("x", "\u00a0", "\u00a05".substring(0, 1), "5"), words(Words.QWEN2, "x\u00a0\u00a05"));
    }

    /** Every text of chance is cut as the published pattern cuts it. */
    @Test
    void wordsAreThoseOfThePattern() {
        long seed = Long.getLong("millwright.seed", 1);
        SplittableRandom random = new SplittableRandom(seed);
        String letters = "ab Z'sStTrReElLdDmMvV1239.,-\n\r\t \u3000\u00a0泵轴äé½Ⅷ😀_\u200b";
        int[] points = letters.codePoints().toArray();
        for (Words form : Words.values()) {
            Pattern pattern = pattern(form == Words.QWEN2 ? 1 : 3);
            for (int round = 0; round < 3_000; round++) {
                StringBuilder text = new StringBuilder();
                for (int i = random.nextInt(14); i >= 0; i--) {
                    text.appendCodePoint(points[random.nextInt(points.length)]);
                }
                List<String> expected = new ArrayList<>();
                Matcher matcher = pattern.matcher(text);
                while (matcher.find()) {
                    expected.add(matcher.group());
                }
                assertEquals(expected, words(form, text.toString()), "seed " + seed + ", round " + round);
            }
        }
    }

    @Test
    void brokenBytesBecomeOneReplacementEach() {
        byte[] broken = {'a', (byte) 0xe6, (byte) 0xb3, 'b', (byte) 0xff, (byte) 0xf0, (byte) 0x9f};
        Characters characters = Characters.of(broken, 0, broken.length);
        assertEquals(
                "a\ufffd\ufffdb\ufffd\ufffd\ufffd",
                new String(characters.bytes(0, characters.size()), StandardCharsets.UTF_8));
    }
}
