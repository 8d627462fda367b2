package org.millwright.language;

import java.util.List;

/** What form an answer must have; it cannot have another. */
public sealed interface Constraint {
    /** Any text. */
    record Free() implements Constraint {}

    /** Exactly one of these texts. */
    record Choice(List<String> options) implements Constraint {
        public Choice {
            options = List.copyOf(options);
        }
    }

    /** JSON that fits a schema; a keyword that is not supported is refused by name. */
    record Schema(String json) implements Constraint {}

    Constraint FREE = new Free();
}
