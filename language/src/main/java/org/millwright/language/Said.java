package org.millwright.language;

import java.util.List;
import java.util.stream.Collectors;

/**
 * One message of a conversation.
 *
 * @param speaker who says it
 * @param parts its text in pieces
 * @param calls the tools an assistant asked for; empty for everybody else
 * @param answers the id of the {@link ToolCall} that a tool's message answers; empty for everybody else
 */
public record Said(Speaker speaker, List<Part> parts, List<ToolCall> calls, String answers) {
    public Said {
        parts = List.copyOf(parts);
        calls = List.copyOf(calls);
    }

    /** Words of the system or of a person. */
    public static Said by(Speaker speaker, String text) {
        Provenance provenance = speaker == Speaker.ASSISTANT ? Provenance.MODEL : Provenance.OPERATOR;
        return new Said(speaker, List.of(new Part(text, provenance)), List.of(), "");
    }

    /** The whole text, its parts joined without anything between. */
    public String text() {
        return parts.stream().map(Part::text).collect(Collectors.joining());
    }
}
