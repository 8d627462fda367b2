package org.millwright.program.server;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.millwright.MillwrightException;

/** Reads JSON that strangers sent: 1 MiB, 64 levels, no name twice. */
final class Bodies {
    static final int LONGEST = 1024 * 1024;
    private static final int DEEPEST = 64;

    private Bodies() {}

    static JsonNode read(Context context) {
        byte[] bytes = bytes(context);
        if (bytes.length == 0) {
            return JsonNodeFactory.instance.objectNode();
        }
        String type = String.valueOf(context.contentType());
        if (!type.startsWith("application/json")) {
            throw MillwrightException.badRequest(
                    "server.body.type", "The body is ({type}); it has to be application/json.", "type", type);
        }
        try {
            JsonNode node = mapper().readTree(bytes);
            if (node.isObject()) {
                return node;
            }
            throw MillwrightException.badRequest(
                    "server.body.object", "The body is no JSON object. Send names and values between braces.");
        } catch (JsonProcessingException wrong) {
            throw MillwrightException.badRequest(
                    "server.body.json",
                    "The body is no JSON in line {row}, column {column}: {reason}",
                    "row",
                    wrong.getLocation() == null ? 1 : wrong.getLocation().getLineNr(),
                    "column",
                    wrong.getLocation() == null ? 1 : wrong.getLocation().getColumnNr(),
                    "reason",
                    wrong.getOriginalMessage().lines().findFirst().orElse(""));
        } catch (IOException onBytes) {
            throw new UncheckedIOException(onBytes);
        }
    }

    private static byte[] bytes(Context context) {
        try {
            byte[] bytes = context.bodyInputStream().readNBytes(LONGEST + 1);
            if (bytes.length > LONGEST) {
                throw MillwrightException.badRequest(
                        "server.body.long",
                        "The body is longer than {most} bytes. Send less at once.",
                        "most",
                        LONGEST);
            }
            return bytes;
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private static ObjectMapper mapper() {
        JsonFactory factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(DEEPEST)
                        .maxDocumentLength(LONGEST)
                        .maxStringLength(LONGEST)
                        .build())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
        return JsonMapper.builder(factory)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();
    }
}
