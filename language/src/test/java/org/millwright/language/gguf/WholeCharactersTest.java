package org.millwright.language.gguf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class WholeCharactersTest {
    @Test
    void textIsToldInWholeCharactersHoweverItsBytesCome() {
        long seed = Long.getLong("millwright.seed", 1);
        SplittableRandom random = new SplittableRandom(seed);
        byte[] bytes = "泵 P-101 läuft 😀 heiß".getBytes(StandardCharsets.UTF_8);
        for (int round = 0; round < 200; round++) {
            List<String> heard = new ArrayList<>();
            WholeCharacters characters = new WholeCharacters(heard::add);
            for (int at = 0; at < bytes.length; ) {
                int end = Math.min(bytes.length, at + 1 + random.nextInt(3));
                characters.add(Arrays.copyOfRange(bytes, at, end));
                at = end;
            }
            assertEquals("泵 P-101 läuft 😀 heiß", characters.end(), "seed " + seed);
            assertFalse(heard.stream().anyMatch(piece -> piece.contains("\ufffd")), "seed " + seed);
        }
    }

    /** What can no longer become a character is told at the end, not lost. */
    @Test
    void halfACharacterAtTheEndIsTold() {
        WholeCharacters characters = new WholeCharacters(more -> {});
        characters.add(new byte[] {'a', (byte) 0xe6, (byte) 0xb3});
        assertEquals("a\ufffd", characters.end());
    }
}
