package org.millwright.language.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.millwright.language.Part;
import org.millwright.language.Piece;
import org.millwright.language.Provenance;
import org.millwright.language.Said;
import org.millwright.language.Speaker;
import org.millwright.language.Tool;
import org.millwright.language.ToolCall;
import org.millwright.language.json.Json;
import org.millwright.language.json.JsonLimits;

/** Conversations as the models' own templates write them: the expected texts were rendered from those with Jinja. */
class GoldenTemplateTest {
    @TestFactory
    Stream<DynamicTest> everyConversationIsWrittenAsTheModelsOwnTemplateWritesIt() throws IOException {
        List<Json> cases = items(golden());
        assertEquals(53, cases.size());
        return cases.stream()
                .map(Json.Members.class::cast)
                .map(one -> DynamicTest.dynamicTest(
                        text(one, "family") + ", " + text(one, "name") + ", thinking "
                                + one.members().get("thinking").text(),
                        () -> check(one)));
    }

    private static void check(Json.Members one) {
        List<Said> messages = items(one.members().get("messages")).stream()
                .map(GoldenTemplateTest::said)
                .toList();
        List<Tool> tools = items(one.members().get("tools")).stream()
                .map(GoldenTemplateTest::tool)
                .toList();
        boolean thinking = one.members().get("thinking").equals(new Json.Truth(true));
        Template template = Templates.known(text(one, "sha")).orElseThrow();
        List<Piece> pieces = template.pieces(new Talk(messages, tools, thinking, LocalDate.of(2026, 2, 3)));
        assertEquals(text(one, "expected"), joined(pieces));
        for (int i = 1; i < pieces.size(); i++) {
            boolean apart = pieces.get(i - 1) instanceof Piece.Plain && pieces.get(i) instanceof Piece.Plain;
            assertFalse(apart, "neighbouring words must be one piece, or they are encoded apart");
        }
    }

    static String joined(List<Piece> pieces) {
        StringBuilder text = new StringBuilder();
        for (Piece piece : pieces) {
            text.append(
                    switch (piece) {
                        case Piece.Control(String name) -> name;
                        case Piece.Plain(String words) -> words;
                    });
        }
        return text.toString();
    }

    private static Said said(Json json) {
        Json.Members message = (Json.Members) json;
        Speaker speaker = Speaker.valueOf(text(message, "role").toUpperCase(Locale.ROOT));
        List<ToolCall> calls = new ArrayList<>();
        for (Json call : items(message.members().getOrDefault("tool_calls", new Json.Items(List.of())))) {
            Json.Members function =
                    (Json.Members) ((Json.Members) call).members().get("function");
            calls.add(new ToolCall(
                    text((Json.Members) call, "id"),
                    text(function, "name"),
                    function.members().get("arguments").text()));
        }
        Part part = new Part(text(message, "content"), Provenance.OPERATOR);
        return new Said(
                speaker, List.of(part), calls, message.text("tool_call_id").orElse(""));
    }

    private static Tool tool(Json json) {
        Json.Members function = (Json.Members) ((Json.Members) json).members().get("function");
        return new Tool(
                text(function, "name"),
                text(function, "description"),
                function.members().get("parameters").text());
    }

    private static Json golden() throws IOException {
        try (InputStream in = Objects.requireNonNull(GoldenTemplateTest.class.getResourceAsStream("golden.json"))) {
            return Json.read(in.readAllBytes(), JsonLimits.USUAL);
        }
    }

    private static List<Json> items(Json json) {
        return ((Json.Items) json).items();
    }

    private static String text(Json.Members from, String name) {
        return from.text(name).orElseThrow();
    }
}
