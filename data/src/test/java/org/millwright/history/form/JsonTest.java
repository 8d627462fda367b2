package org.millwright.history.form;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JsonTest {
    private static final long SEED = Long.getLong("millwright.seed", 3);

    @Test
    void whatIsWrittenIsReadAgain() {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int round = 0; round < 500; round++) {
            Object value = value(random, 0);
            assertEquals(value, Json.read(Json.write(value)), "seed " + SEED + ", round " + round);
        }
    }

    private static @Nullable Object value(SplittableRandom random, int depth) {
        return switch (random.nextInt(depth > 3 ? 6 : 8)) {
            case 0 -> null;
            case 1 -> random.nextBoolean();
            case 2 -> random.nextLong();
            case 3 -> random.nextDouble() * 1e12 - 5e11;
            case 4, 5 -> text(random);
            case 6 -> {
                List<@Nullable Object> list = new ArrayList<>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    list.add(value(random, depth + 1));
                }
                yield list;
            }
            default -> {
                Map<String, @Nullable Object> map = new LinkedHashMap<>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    map.put(text(random), value(random, depth + 1));
                }
                yield map;
            }
        };
    }

    private static String text(SplittableRandom random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(8); i > 0; i--) {
            text.append((char) random.nextInt(random.nextBoolean() ? 128 : 0xFFFF));
        }
        return text.toString();
    }

    /** RFC 8259 allows none of these. */
    @Test
    void whatIsNoJsonIsRefused() {
        for (String wrong : List.of(
                "",
                "{",
                "[1,]",
                "{\"a\":1,}",
                "{a:1}",
                "01",
                "1.",
                "+1",
                "NaN",
                "\"\t\"",
                "\"\\x\"",
                "\"\\u12\"",
                "nul",
                "1 2",
                "[1",
                "\"a",
                "{\"a\" 1}",
                "{\"a\":1,\"a\":2}",
                "[".repeat(200))) {
            assertThrows(IllegalArgumentException.class, () -> Json.read(wrong), wrong);
        }
    }

    @Test
    void whatTheStandardAllowsIsRead() {
        assertEquals(
                Map.of("a", List.of(1L, -2.5, 1e3, "é/\n")),
                Json.read(" { \"a\" : [ 1 , -2.5 , 1e3 , \"\\u00e9\\/\\n\" ] } \n"));
    }

    @Test
    void aNumberThatIsNotFiniteHasNoForm() {
        assertThrows(IllegalArgumentException.class, () -> Json.write(Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> Json.write(new Object()));
    }
}
