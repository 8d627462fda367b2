package org.millwright.program.bench;

import java.util.List;

/** The suites there are, in the order in which they are listed. */
final class Suites {
    private static final double WARM_UP_SECONDS = 3;
    private static final double MEASURED_SECONDS = 10;

    private Suites() {}

    static List<Suite> all(BenchDetectors detectors) {
        return List.of(
                new SkabSuite(detectors::rows, Rate.everyRows(2_000)),
                new TepSuite(detectors::rows, Rate.everyRows(200)),
                new NabSuite(),
                new SpeedSuite(detectors.speed(), WARM_UP_SECONDS, MEASURED_SECONDS),
                new BudgetSuite(detectors::warner, Rate.everyRows(2_000)),
                new ChangesSuite(detectors::warner, Rate.everyRows(10_000)),
                new FilesSuite(detectors.recordings()));
    }
}
