package org.millwright.program.bench;

import java.util.List;

/** One bench: measures one promise and says with which configuration. One instance serves one run after another. */
public interface Suite {
    /** What a person types. */
    String name();

    /** What it measures, in one short sentence. */
    String about();

    /** The names of its parts, for {@code --set}; empty for a suite that is one whole. */
    default List<String> sets() {
        return List.of();
    }

    /**
     * Measures.
     *
     * @throws org.millwright.MillwrightException if the data is not there or cannot be read
     */
    Measurement measure(BenchRequest request);
}
