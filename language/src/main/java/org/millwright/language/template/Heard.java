package org.millwright.language.template;

import java.util.List;
import org.millwright.language.ToolCall;

/**
 * What an answer says.
 *
 * @param text its words without thoughts and calls
 * @param thoughts what the model said to itself; empty for most
 * @param calls the tools it asks for, each complete and with arguments that are a JSON object
 * @param unread what began like a call and is none; where there is any, nothing of the answer may be acted on
 */
public record Heard(String text, String thoughts, List<ToolCall> calls, List<String> unread) {
    public Heard {
        calls = List.copyOf(calls);
        unread = List.copyOf(unread);
    }
}
