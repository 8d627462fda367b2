package org.millwright.warning;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.millwright.diagnose.Departure;
import org.millwright.diagnose.Deviation;
import org.millwright.diagnose.Evidence;

/** The tags a reader should look at first. */
final class Suspects {
    private Suspects() {}

    /** The tag that left its own limit first, else the one that differs most. */
    static Optional<String> first(Evidence evidence) {
        return all(evidence).stream().findFirst();
    }

    /** The other tag of a broken pair: the one that differs most beside it. */
    static Optional<String> partner(Evidence evidence, String tag) {
        return evidence.deviations().stream()
                .map(Deviation::tag)
                .filter(other -> !other.equals(tag))
                .findFirst();
    }

    static Optional<Deviation> deviation(Evidence evidence, String tag) {
        return evidence.deviations().stream()
                .filter(known -> known.tag().equals(tag))
                .findFirst();
    }

    /** Every tag the evidence names: in the order of leaving, then by its share. */
    static List<String> all(Evidence evidence) {
        return Stream.concat(
                        evidence.departures().stream().map(Departure::tag),
                        evidence.deviations().stream().map(Deviation::tag))
                .distinct()
                .toList();
    }
}
