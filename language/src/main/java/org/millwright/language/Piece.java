package org.millwright.language;

/** A piece of a prompt as a template writes it. Only a {@link Control} can become control tokens, whatever a text contains. */
public sealed interface Piece {
    /** The name of one control token, such as {@code <|im_start|>}. */
    record Control(String name) implements Piece {}

    /** Words; encoded with special parsing off. */
    record Plain(String text) implements Piece {}
}
