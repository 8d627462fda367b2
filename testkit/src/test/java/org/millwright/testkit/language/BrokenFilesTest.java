package org.millwright.testkit.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.millwright.MillwrightException;
import org.millwright.language.gguf.file.GgufFile;
import org.millwright.language.gguf.kernel.Arithmetic;
import org.millwright.language.gguf.kernel.Crew;
import org.millwright.language.gguf.net.Net;
import org.millwright.language.gguf.token.Tokenizer;

/** Files of strangers: whatever a byte of them is, the engine loads them or refuses them with a problem, and nothing else happens. */
class BrokenFilesTest {
    private static final long[] BOUNDARIES = {
        0,
        1,
        2,
        4,
        5,
        8,
        9,
        13,
        31,
        33,
        64,
        255,
        65_535,
        65_537,
        1L << 20,
        Integer.MAX_VALUE,
        1L << 31,
        0xffff_ffffL,
        1L << 40,
        Long.MAX_VALUE,
        Long.MIN_VALUE,
        -1,
        -32
    };

    @TempDir
    Path folder;

    /** Loads everything a model needs; true if it loads, false if it is refused. */
    private boolean loads(byte[] bytes, String what) throws IOException {
        Path file = Files.write(folder.resolve("broken.gguf"), bytes);
        try (GgufFile gguf = GgufFile.open(file);
                Crew crew = new Crew(1)) {
            new Net(gguf, crew, Arithmetic.plain());
            Tokenizer.of(gguf).encode("the and");
            return true;
        } catch (MillwrightException refused) {
            assertTrue(refused.getMessage().contains("broken.gguf"), what + ": " + refused.getMessage());
            return false;
        } catch (RuntimeException | Error other) {
            throw new AssertionError(what, other);
        }
    }

    @Test
    void everyFieldMayHaveAnyBoundaryValue() throws IOException {
        int refused = 0;
        for (String architecture : List.of("qwen2", "gemma3")) {
            GgufWriter writer = TinyModel.of(architecture, 3);
            byte[] sound = writer.bytes();
            assertTrue(loads(sound, "sound"));
            for (GgufWriter.Field field : chosen(writer.fields())) {
                for (long value : BOUNDARIES) {
                    byte[] broken = sound.clone();
                    ByteBuffer buffer = ByteBuffer.wrap(broken).order(ByteOrder.LITTLE_ENDIAN);
                    if (field.bytes() == 8) {
                        buffer.putLong(field.at(), value);
                    } else {
                        buffer.putInt(field.at(), (int) value);
                    }
                    refused += loads(broken, architecture + ", " + field + " = " + value) ? 0 : 1;
                }
            }
        }
        assertTrue(refused > 1_000, "only " + refused + " were refused");
    }

    /** Of the many texts of a vocabulary a few are enough. */
    private static List<GgufWriter.Field> chosen(List<GgufWriter.Field> fields) {
        java.util.Map<String, Integer> seen = new java.util.HashMap<>();
        return fields.stream()
                .filter(field -> seen.merge(field.name(), 1, Integer::sum) <= 2)
                .toList();
    }

    @Test
    void aFileMayEndAnywhereAndHaveAnyByteWrong() throws IOException {
        long seed = Long.getLong("millwright.seed", 1);
        SplittableRandom random = new SplittableRandom(seed);
        byte[] sound = TinyModel.of("qwen3", 3).bytes();
        int head = 12_000;
        for (int round = 0; round < 1_000; round++) {
            byte[] broken = sound.clone();
            if (round % 3 == 0) {
                broken = Arrays.copyOf(sound, random.nextInt(sound.length));
            } else {
                for (int i = 0; i < 1 + round % 5; i++) {
                    broken[random.nextInt(head)] = (byte) random.nextInt();
                }
            }
            loads(broken, "seed " + seed + ", round " + round);
        }
    }

    private String refusal(byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve("refused.gguf"), bytes);
        return assertThrows(MillwrightException.class, () -> {
                    try (GgufFile gguf = GgufFile.open(file);
                            Crew crew = new Crew(1)) {
                        new Net(gguf, crew, Arithmetic.plain());
                        Tokenizer.of(gguf);
                    }
                })
                .problem()
                .message()
                .text();
    }

    private static byte[] changed(byte[] sound, int at, int value) {
        byte[] bytes = sound.clone();
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(at, value);
        return bytes;
    }

    @Test
    void refusalsNameWhatIsWrong() throws IOException {
        byte[] sound = TinyModel.of("qwen2", 3).bytes();
        byte[] page = "<html>not found</html> and more of it".getBytes(StandardCharsets.UTF_8);
        assertTrue(refusal(page).contains("(<htm)"));
        assertTrue(refusal(changed(sound, 4, 1)).contains("version 1"));
        assertTrue(refusal(changed(sound, 4, 0)).contains("version 0"));
        assertTrue(refusal(changed(sound, 4, 0x03000000)).contains("other order"));
        assertTrue(
                refusal(new GgufWriter().text("general.architecture", "mamba").bytes())
                        .contains("(mamba)"));
        String unknown =
                refusal(new GgufWriter().tensor("x", 10, new byte[84], 256).bytes());
        assertTrue(unknown.contains("Q2_K"), unknown);
        String twice =
                refusal(new GgufWriter().number("a.b", 1).number("a.b", 2).bytes());
        assertTrue(twice.contains("(a.b) twice"), twice);
        String row = refusal(new GgufWriter().tensor("x", 8, new byte[34], 33).bytes());
        assertTrue(row.contains("multiple of 32"), row);
    }

    @Test
    void tensorsMayNotLieOverEachOther() throws IOException {
        GgufWriter writer =
                new GgufWriter().tensor("first", 0, new byte[64], 16).tensor("second", 0, new byte[64], 16);
        byte[] bytes = writer.bytes();
        GgufWriter.Field offset = writer.fields().stream()
                .filter(field -> field.name().equals("the offset of second"))
                .findFirst()
                .orElseThrow();
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putLong(offset.at(), 32);
        String says = refusal(bytes);
        assertTrue(says.contains("(first)") && says.contains("(second)"), says);
    }

    @Test
    void aTokenizerThatIsNotKnownIsNamed() throws IOException {
        String model = new String(TinyModel.of("qwen2", 3).bytes(), StandardCharsets.ISO_8859_1);
        int at = model.indexOf("tokenizer.ggml.pre") + "tokenizer.ggml.pre".length() + 12;
        assertEquals("qwen2", model.substring(at, at + 5));
        String other = model.substring(0, at) + "dbrxx" + model.substring(at + 5);
        String says = refusal(other.getBytes(StandardCharsets.ISO_8859_1));
        assertTrue(says.contains("(dbrxx)"), says);
    }
}
