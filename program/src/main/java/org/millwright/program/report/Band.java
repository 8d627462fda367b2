package org.millwright.program.report;

/**
 * The values that a picture shows, {@value #HEIGHT} units high, the lowest value at the bottom.
 *
 * @param low the value at the lower edge
 * @param high the value at the upper edge, above {@code low}
 */
record Band(double low, double high) {
    static final int HEIGHT = 1_000;
    private static final double MARGIN = 0.06;

    /** Room for everything between two values, with a margin; some room even where they are one. */
    static Band around(double low, double high) {
        double size = high - low;
        double margin = size > 0 ? size * MARGIN : Math.max(Math.abs(low) * MARGIN, 1e-9);
        return new Band(low - margin, high + margin);
    }

    /** Where a value lies, 0 (top) to {@link #HEIGHT} (bottom); values outside lie on the edge. */
    long y(double value) {
        double share = (value - low) / (high - low);
        return Math.round(HEIGHT * (1 - Math.clamp(share, 0, 1)));
    }
}
