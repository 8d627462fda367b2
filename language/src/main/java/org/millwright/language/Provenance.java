package org.millwright.language;

/** Where a piece of text comes from; only the operator's words may give instructions. */
public enum Provenance {
    OPERATOR,
    SENSOR,
    MANUAL,
    WEB,
    MODEL
}
