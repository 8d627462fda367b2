package org.millwright.program.bench;

import java.util.List;

/** The suites there are, in the order in which they are listed. */
final class Suites {
    private Suites() {}

    static List<Suite> all(BenchDetectors detectors) {
        return List.of(
                new SkabSuite(detectors::rows, Rate.everyRows(1_000)),
                new TepSuite(detectors::rows, Rate.everyRows(1_000)),
                new NabSuite());
    }
}
