package org.millwright.program.bench.soak;

import java.time.Duration;
import org.millwright.program.bench.BenchRequest;

/**
 * How long it all takes.
 *
 * @param whole how long the program is looked at
 * @param warmUp how long from its beginning no slope is taken of
 * @param every from the beginning of an outage to that of the next
 * @param outage how long one lasts
 * @param look from one look to the next
 */
record SoakPlan(Duration whole, Duration warmUp, Duration every, Duration outage, Duration look) {
    private static final Duration LONGEST_WARM_UP = Duration.ofMinutes(10);
    private static final Duration LONGEST_EVERY = Duration.ofMinutes(5);
    private static final Duration SHORTEST_EVERY = Duration.ofSeconds(20);
    private static final Duration LONGEST_LOOK = Duration.ofSeconds(10);
    private static final Duration SHORTEST_LOOK = Duration.ofSeconds(1);
    private static final Duration SHORT = Duration.ofMinutes(10);
    private static final long USUAL_MINUTES = 60;

    /** As long as somebody asked for, in minutes or in seconds. */
    static SoakPlan of(BenchRequest request) {
        Duration usual = Duration.ofMinutes(request.number("minutes", USUAL_MINUTES));
        return of(Duration.ofSeconds(request.number("seconds", usual.toSeconds())));
    }

    /** An hour has an outage of 30 s every 5 minutes and 10 minutes in which nothing is judged; less time has less of each. */
    static SoakPlan of(Duration whole) {
        Duration every = least(LONGEST_EVERY, most(SHORTEST_EVERY, whole.dividedBy(12)));
        Duration look = least(LONGEST_LOOK, most(SHORTEST_LOOK, whole.dividedBy(360)));
        return new SoakPlan(whole, least(LONGEST_WARM_UP, whole.dividedBy(6)), every, every.dividedBy(10), look);
    }

    private static Duration least(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static Duration most(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    /** True if it is too short for a week of past to be worth its time. */
    boolean isShort() {
        return whole.compareTo(SHORT) < 0;
    }
}
