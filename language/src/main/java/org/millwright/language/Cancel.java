package org.millwright.language;

/** Asked often while an answer is made; once true, the answer ends within 100 ms. */
@FunctionalInterface
public interface Cancel {
    boolean cancelled();

    /** Never. */
    static Cancel never() {
        return () -> false;
    }
}
