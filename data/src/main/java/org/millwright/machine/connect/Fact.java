package org.millwright.machine.connect;

import org.millwright.Message;

/**
 * One line of what a probe has found.
 *
 * @param key the stable name for programs, such as {@code server.product}
 * @param value the bare value for programs
 * @param said the sentence for a person
 */
public record Fact(String key, String value, Message said) {}
