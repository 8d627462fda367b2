package org.millwright.machine;

import java.time.Instant;

/**
 * One value of one tag at one time, for the edge of the program; scans use {@link Block}.
 *
 * @param tag the measured point
 * @param at when it was measured
 * @param value the value in the tag's unit; NaN only where the quality is not good
 * @param quality how far it may be trusted
 */
public record Reading(Tag tag, Instant at, double value, Quality quality) {
    public Reading {
        if (quality.good() && !Double.isFinite(value)) {
            throw new IllegalArgumentException(
                    "The good reading of tag (%s) at (%s) has no value.".formatted(tag.name(), at));
        }
    }
}
