package org.millwright.diagnose;

import java.util.List;

/**
 * Why a warning stands.
 *
 * @param kind how the values differ
 * @param departures the tags in the order in which they left their own limits; this points to the cause better than the size
 * @param deviations the tags that differ most, the largest share first, at most five
 * @param votes what each statistic says
 * @param screenedOut tags the detector does not judge together with the others, each with its reason, as {@code name: reason}
 * @param goodShare the share of good values in the judged rows, 0 to 1
 */
public record Evidence(
        ChangeKind kind,
        List<Departure> departures,
        List<Deviation> deviations,
        List<Vote> votes,
        List<String> screenedOut,
        double goodShare) {
    public Evidence {
        departures = List.copyOf(departures);
        deviations = List.copyOf(deviations);
        votes = List.copyOf(votes);
        screenedOut = List.copyOf(screenedOut);
    }
}
