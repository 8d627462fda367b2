package org.millwright.history;

import java.util.Optional;
import java.util.function.Consumer;
import org.millwright.machine.TagPath;

/** The newest value of each tag, from memory; late rows do not replace newer ones. */
public interface LastValues {
    /** The newest value of a tag; empty if it never had one. */
    Optional<Last> of(TagPath tag);

    /** All of them, in no order. */
    void forEach(Consumer<Last> use);

    /**
     * A newest value.
     *
     * @param tag the tag
     * @param timeMicros the source's time
     * @param value the value; NaN where it is bad
     * @param quality see {@link org.millwright.machine.SourceQuality}
     */
    record Last(TagPath tag, long timeMicros, double value, byte quality) {}
}
