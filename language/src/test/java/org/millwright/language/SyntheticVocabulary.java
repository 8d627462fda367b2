package org.millwright.language;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/** A vocabulary like those of real models: all bytes, JSON's usual runs of characters, words, pieces of characters, control tokens. */
public final class SyntheticVocabulary implements Vocabulary {
    private static final String[] RUNS = {
        "\":\"", "\",\"", "\"}", "{\"", "\"]", "[\"", "\":", "\",", "},{", "]}", "true", "false", "null", "\\n", "\\u",
                "\\\"", "\\\\",
        "\"\"", "}}", "0.", "e-", "10", "100", "2024", "-1", "\\u00", "\"},{\"", " \"", "\n", "a\"", "b\",\"", "中\"",
                "\":[", "\":{"
    };

    private final List<byte[]> tokens = new ArrayList<>();

    /** @param size of all, more than 400 */
    public SyntheticVocabulary(int size, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Set<ByteBuffer> known = new HashSet<>();
        for (int b = 0; b < 256; b++) {
            add(new byte[] {(byte) b}, known);
        }
        for (String run : RUNS) {
            add(run.getBytes(StandardCharsets.UTF_8), known);
        }
        while (tokens.size() < size - 2) {
            byte[] word = word(random);
            int from = random.nextInt(8) == 0 ? random.nextInt(word.length) : 0;
            byte[] piece = java.util.Arrays.copyOfRange(word, from, word.length);
            add(piece, known);
        }
        tokens.add(new byte[0]);
        tokens.add(new byte[0]);
    }

    private void add(byte[] token, Set<ByteBuffer> known) {
        if (known.add(ByteBuffer.wrap(token))) {
            tokens.add(token);
        }
    }

    private static byte[] word(SplittableRandom random) {
        StringBuilder word = new StringBuilder(random.nextBoolean() ? " " : "");
        int kind = random.nextInt(12);
        for (int i = 1 + random.nextInt(7); i > 0; i--) {
            word.appendCodePoint(
                    switch (kind) {
                        case 0 -> 0x4E00 + random.nextInt(20_000);
                        case 1 -> 0x1F300 + random.nextInt(800);
                        case 2 -> '0' + random.nextInt(10);
                        case 3 -> "\"{}[]:,\\n".charAt(random.nextInt(9));
                        case 4 -> 0xC0 + random.nextInt(0x500);
                        default -> 'a' + random.nextInt(26);
                    });
        }
        return word.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public int size() {
        return tokens.size();
    }

    @Override
    public byte[] bytes(int id) {
        return tokens.get(id);
    }

    @Override
    public boolean control(int id) {
        return id >= tokens.size() - 2;
    }

    @Override
    public boolean end(int id) {
        return id == tokens.size() - 1;
    }
}
