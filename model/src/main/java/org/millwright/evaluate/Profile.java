package org.millwright.evaluate;

import java.util.List;

/**
 * What hits, false alarms and misses are worth to somebody: the three application profiles of the Numenta Anomaly Benchmark
 * (Lavin and Ahmad 2015, arXiv 1510.03336).
 *
 * @param name the stable name in files
 * @param hit the worth of the earliest possible hit, positive
 * @param falseAlarm the cost of a false alarm, not negative
 * @param miss the cost of a missed window, not negative
 */
public record Profile(String name, double hit, double falseAlarm, double miss) {
    public static final Profile STANDARD = new Profile("standard", 1, 0.11, 1);
    /** For somebody to whom a false alarm costs twice as much. */
    public static final Profile LOW_FALSE_ALARM = new Profile("low_fp", 1, 0.22, 1);
    /** For somebody to whom a miss costs twice as much. */
    public static final Profile LOW_MISS = new Profile("low_fn", 1, 0.11, 2);

    /** The three, the standard one first. */
    public static final List<Profile> ALL = List.of(STANDARD, LOW_FALSE_ALARM, LOW_MISS);

    /**
     * Places a sum of worths between silence and perfection.
     *
     * @param sum the worth of all predictions, misses included
     * @param windows the number of true events
     * @return percent: 0 for silence, 100 for perfection, possibly negative; NaN where there is no window
     */
    double percent(double sum, int windows) {
        double silence = -miss * windows;
        double perfection = hit * windows;
        return windows == 0 ? Double.NaN : 100 * (sum - silence) / (perfection - silence);
    }
}
