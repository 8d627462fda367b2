package org.millwright.language;

/** Hears an answer as it is made, in whole characters. */
@FunctionalInterface
public interface TextListener {
    void text(String more);

    /** Hears nothing. */
    static TextListener none() {
        return more -> {};
    }
}
