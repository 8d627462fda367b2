package org.millwright.program.bench;

/** One bench: measures one promise and says with which configuration. One instance serves one run after another. */
interface Suite {
    /** What a person types. */
    String name();

    /** What it measures, in one short sentence. */
    String about();

    /**
     * Measures.
     *
     * @throws org.millwright.MillwrightException if the data is not there or cannot be read
     */
    Measurement measure(BenchRequest request);
}
