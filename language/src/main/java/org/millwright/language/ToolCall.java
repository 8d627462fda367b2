package org.millwright.language;

/**
 * A tool the model wants called.
 *
 * @param id what an answer refers to; unique in a conversation
 * @param name the name of a {@link Tool}
 * @param arguments a JSON object
 */
public record ToolCall(String id, String name, String arguments) {}
