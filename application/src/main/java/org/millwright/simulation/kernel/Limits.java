package org.millwright.simulation.kernel;

/**
 * Where a run is stopped, so that a wrong model ends with a sentence and not with a full memory or a hang.
 *
 * @param events how many events may happen in all
 * @param pending how many may be planned at once; one takes about 50 bytes
 * @param standstill how many may pass without time advancing
 */
public record Limits(long events, int pending, int standstill) {
    /** 10^12 events, 20 million planned (about 1 GB), one million at one instant. */
    public static final Limits USUAL = new Limits(1_000_000_000_000L, 20_000_000, 1_000_000);

    public Limits {
        if (events < 1 || pending < 1 || standstill < 1) {
            throw new IllegalArgumentException(
                    "The limits (%d, %d, %d) are not positive.".formatted(events, pending, standstill));
        }
    }
}
