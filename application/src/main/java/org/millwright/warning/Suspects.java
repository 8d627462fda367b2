package org.millwright.warning;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.millwright.diagnose.Departure;
import org.millwright.diagnose.Deviation;
import org.millwright.diagnose.Evidence;

/** The tags a reader should look at first. */
final class Suspects {
    /** A smaller share in the deviation is nothing to look at. */
    private static final double LEAST_SHARE = 0.05;

    private Suspects() {}

    /** The tags worth a look: those that left their own limits, and those that take a part in the deviation. */
    static List<String> notable(Evidence evidence) {
        return Stream.concat(
                        evidence.departures().stream().map(Departure::tag),
                        evidence.deviations().stream()
                                .filter(deviation -> deviation.share() >= LEAST_SHARE)
                                .map(Deviation::tag))
                .distinct()
                .toList();
    }

    /**
     * The tag to name first: the one that left its own limit first, if it is among those that differ most; else the one that
     * differs most, for a tag may also leave its limit by chance.
     */
    static Optional<String> subject(Evidence evidence) {
        Optional<String> first = firstGone(evidence);
        return first.flatMap(tag -> deviation(evidence, tag))
                .or(() -> evidence.deviations().stream().findFirst())
                .map(Deviation::tag)
                .or(() -> first);
    }

    /** The tag that left its own limit first. */
    static Optional<String> firstGone(Evidence evidence) {
        return evidence.departures().stream().map(Departure::tag).findFirst();
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
