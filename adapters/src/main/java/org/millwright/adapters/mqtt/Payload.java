package org.millwright.adapters.mqtt;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A payload: text, and JSON when somebody asks. */
final class Payload {
    private static final int DEPTH = 64;

    private final String text;
    private final JsonMapper mapper;
    private @Nullable JsonNode tree;

    private Payload(String text, JsonMapper mapper) {
        this.text = text;
        this.mapper = mapper;
    }

    /** Reads JSON strictly but for NaN, and no deeper than 64 levels. */
    static JsonMapper mapper() {
        StreamReadConstraints limits =
                StreamReadConstraints.builder().maxNestingDepth(DEPTH).build();
        return JsonMapper.builder(
                        JsonFactory.builder().streamReadConstraints(limits).build())
                .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();
    }

    /** @throws IOException if the bytes are no UTF-8 text */
    static Payload of(byte[] bytes, JsonMapper mapper) throws IOException {
        String text = StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
        return new Payload(text, mapper);
    }

    String text() {
        return text;
    }

    /** @throws IOException if it is no JSON */
    JsonNode tree() throws IOException {
        JsonNode read = tree;
        if (read == null) {
            read = mapper.readTree(text);
            tree = read;
        }
        return read;
    }

    /** True if it may be JSON that holds more than one value. */
    boolean looksStructured() {
        String start = text.stripLeading();
        return start.startsWith("{") || start.startsWith("[");
    }

    /** The cell of a line, from 1 on. */
    Optional<String> cell(int number) {
        String[] cells = cells();
        return number <= cells.length ? Optional.of(cells[number - 1].strip()) : Optional.empty();
    }

    String[] cells() {
        return text.strip().split("[,;\\t]", -1);
    }
}
