package org.millwright.language;

/** Why an answer ended. */
public enum Stop {
    END,
    LENGTH,
    TOOL,
    CANCELLED,
    BUDGET,
    /** The model or its connection failed in the middle: nothing of the answer may be acted on. */
    BROKEN
}
