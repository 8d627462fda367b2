package org.millwright.language;

import java.util.List;

/** Everything a model is asked with. */
public record Prompt(List<Said> messages, List<Tool> tools, Constraint constraint, Sampling sampling) {
    public Prompt {
        messages = List.copyOf(messages);
        tools = List.copyOf(tools);
    }

    /** One question in plain words, answered with the likeliest text. */
    public static Prompt of(String question) {
        return new Prompt(List.of(Said.by(Speaker.USER, question)), List.of(), Constraint.FREE, Sampling.greedy());
    }
}
