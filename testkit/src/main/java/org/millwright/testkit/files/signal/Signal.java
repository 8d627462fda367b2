package org.millwright.testkit.files.signal;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** How the values of one sort of measured point look: their level, their noise, their digits. */
public enum Signal {
    /** A temperature in °C with one or two decimals. */
    TEMPERATURE(55, 6, 1, 2),
    /** Several hundred, always positive. */
    PRESSURE(540, 40, 1, 3),
    /** A handful. */
    FLOW(6.4, 0.7, 2, 3),
    /** Tiny. */
    VIBRATION(0.0042, 0.0009, 5, 7),
    /** Around zero, both signs. */
    TORQUE(0, 18, 2, 2),
    /** Whole revolutions. */
    SPEED(1490, 25, 0, 0),
    /** Thousands with decimals. */
    FORCE(5200, 1900, 1, 2),
    /** A share. */
    PERCENT(63, 7, 1, 1),
    /** Only ever rising. */
    COUNTER(104_000, 3, 0, 0);

    private static final double MEMORY = 0.8;

    private final double level;
    private final double spread;
    private final int fewest;
    private final int most;

    Signal(double level, double spread, int fewest, int most) {
        this.level = level;
        this.spread = spread;
        this.fewest = fewest;
        this.most = most;
    }

    /** A seeded series of cells. */
    public List<Entry> entries(SplittableRandom random, int rows) {
        int decimals = random.nextInt(fewest, most + 1);
        boolean trimmed = decimals > 0 && random.nextInt(4) == 0;
        boolean allDigits = decimals > 0 && random.nextInt(6) == 0;
        double own = level * (0.8 + 0.4 * random.nextDouble());
        double walk = 0;
        List<Entry> entries = new ArrayList<>(rows);
        for (int row = 0; row < rows; row++) {
            walk = MEMORY * walk + Math.sqrt(1 - MEMORY * MEMORY) * gauss(random);
            double value = this == COUNTER ? own + spread * row + random.nextInt(2) : own + spread * walk;
            entries.add(Entry.number(written(value, decimals, trimmed, allDigits)));
        }
        return entries;
    }

    /** A program that prints doubles as they are shows up to 17 digits. */
    private static String written(double value, int decimals, boolean trimmed, boolean allDigits) {
        if (allDigits) {
            return new BigDecimal(value).round(new MathContext(17)).toPlainString();
        }
        BigDecimal rounded = BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_EVEN);
        if (trimmed && rounded.signum() != 0) {
            rounded = rounded.stripTrailingZeros();
        }
        return rounded.toPlainString();
    }

    /** Sum of twelve uniforms: normal enough, and the same on every machine. */
    private static double gauss(SplittableRandom random) {
        double sum = -6;
        for (int i = 0; i < 12; i++) {
            sum += random.nextDouble();
        }
        return Math.clamp(sum, -2.9, 2.9);
    }
}
