package org.millwright.language;

import java.util.List;

/** An answer: its text, the tools it asks for, why it ended, and what it took. */
public record Reply(String text, List<ToolCall> calls, Stop stop, Usage usage) {
    public Reply {
        calls = List.copyOf(calls);
    }
}
