package org.millwright.plant.machine;

import org.millwright.machine.Tag;

/**
 * A tag in the table of its machine type.
 *
 * @param tag name, unit and words
 * @param low the lower end of its range
 * @param high the upper end of its range
 * @param step what it is rounded to; 0 for status words
 * @param slow its autoregressive noise
 * @param description what it measures
 */
public record TagRow(Tag tag, double low, double high, double step, Slow slow, String description) {
    /**
     * Autoregressive noise of first order on the grid of steps.
     *
     * @param sigma its standard deviation; 0 for none
     * @param tauSeconds its time constant
     */
    public record Slow(double sigma, double tauSeconds) {
        static final Slow NONE = new Slow(0, 1);

        /** Reads {@code 0.3/30min} or {@code -}. */
        static Slow of(String text) {
            if (text.equals("-")) {
                return NONE;
            }
            String[] halves = text.split("/", -1);
            return new Slow(Double.parseDouble(halves[0]), seconds(halves[1]));
        }

        private static double seconds(String span) {
            double minutes = span.endsWith("h") ? 60 : 1;
            return Double.parseDouble(span.replaceAll("[a-z]+", "")) * minutes * 60;
        }
    }

    public String name() {
        return tag.name();
    }
}
