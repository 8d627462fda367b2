package org.millwright.plant.machine;

/**
 * A fixed limit as the machine builder set it.
 *
 * @param code such as {@code CNC-2041}
 * @param tag the index of the tag
 * @param above true if it comes above the limit, false if below
 * @param limit the limit, in the tag's unit
 * @param text what the panel says
 */
public record Alarm(String code, int tag, boolean above, double limit, String text) {
    private static final double RETURN = 0.03;

    /** Whether it comes, or stays once it is there: it goes when the value is 3 % inside its limit. */
    public boolean stands(double value, boolean standing) {
        double margin = standing ? Math.abs(limit) * RETURN : 0;
        return above ? value > limit - margin : value < limit + margin;
    }
}
