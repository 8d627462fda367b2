package org.millwright.warning.live;

import java.time.Duration;
import org.millwright.dataset.Range;

/** Which part of a machine's history counts as healthy. */
public sealed interface WatchBaseline {
    /** One full cycle of a plant: below it a limit is not called calibrated. */
    Duration CYCLE = Duration.ofDays(7);

    /** The last seven days in which nothing was known to be wrong. */
    WatchBaseline USUAL = new OwnHistory(CYCLE);

    /** The stable form, part of {@link Watch#hash()}. */
    String text();

    /**
     * The newest part of its own history that is long enough, without the times of maintenance, stops and warnings.
     *
     * @param length how long in all; shorter than {@link #CYCLE} makes the limit provisional
     */
    record OwnHistory(Duration length) implements WatchBaseline {
        public OwnHistory {
            if (length.isNegative() || length.isZero()) {
                throw new IllegalArgumentException("A baseline of (%s) cannot be.".formatted(length));
            }
        }

        @Override
        public String text() {
            return "own " + length;
        }
    }

    /**
     * A period that a person names.
     *
     * @param times from, included, to, not included, in UTC microseconds
     */
    record Period(Range times) implements WatchBaseline {
        @Override
        public String text() {
            return "period %d %d".formatted(times.from(), times.until());
        }
    }
}
