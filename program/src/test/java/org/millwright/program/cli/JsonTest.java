package org.millwright.program.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JsonTest {
    record Reading(String tagName, double value, Instant at, Tone tone, Path file) {}

    enum Tone {
        VERY_LOUD
    }

    @Test
    void aRecordKeepsItsOrderWithKeysInLowerCase() {
        Reading reading = new Reading("主轴", 2.5, Instant.EPOCH, Tone.VERY_LOUD, Path.of("a", "b.csv"));
        assertEquals(
                "{\"tag_name\":\"主轴\",\"value\":2.5,\"at\":\"1970-01-01T00:00:00Z\",\"tone\":\"very_loud\",\"file\":\"a/b.csv\"}\n",
                Json.line(reading));
    }

    @Test
    void aNumberThatIsNoneIsNullWhereverItStands() {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("z", Double.NaN);
        document.put("a", List.of(1.5, Double.POSITIVE_INFINITY));
        document.put("b", new double[] {Double.NaN, 0.1});
        document.put("c", Float.NaN);
        document.put("d", 0.1f);
        document.put("e", null);
        assertEquals(
                "{\"z\":null,\"a\":[1.5,null],\"b\":[null,0.1],\"c\":null,\"d\":0.1,\"e\":null}\n",
                Json.line(document));
        assertEquals("[\n", Json.indented(new double[] {1}).substring(0, 1) + "\n");
    }

    @Test
    void whatHasNoFormIsRefusedAndNamed() {
        Object nobodyKnows = new Object();
        assertThrows(IllegalArgumentException.class, () -> Json.line(nobodyKnows));
    }
}
