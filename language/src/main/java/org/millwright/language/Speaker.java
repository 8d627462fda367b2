package org.millwright.language;

/** Who says a message. */
public enum Speaker {
    SYSTEM,
    USER,
    ASSISTANT,
    TOOL
}
