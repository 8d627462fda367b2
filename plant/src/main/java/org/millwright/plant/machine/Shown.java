package org.millwright.plant.machine;

/**
 * What the tags of a unit should show at one instant, and how much noise each gets. Physics fills it in the order of its table; a
 * person who reads it finds the same order there.
 */
public final class Shown {
    private static final byte WHITE = 0;
    private static final byte HELD = 1;
    private static final byte COUNT = 2;
    private static final byte EXACT = 3;

    private final double[] clean;
    private final double[] sigma;
    private final byte[] kind;
    private int next;

    public Shown(int tags) {
        clean = new double[tags];
        sigma = new double[tags];
        kind = new byte[tags];
    }

    /** Begins the next instant. */
    public void clear() {
        next = 0;
    }

    /** A tag with noise of its own at every instant. */
    Shown add(double value, double noise) {
        return put(value, noise, WHITE);
    }

    /** A tag that is measured once a part: its noise stays until the next part. */
    Shown held(double value, double noise) {
        return put(value, noise, HELD);
    }

    /** A tag that counts events in a window, Poisson with a mean. */
    Shown count(double mean, double worth) {
        return put(mean, worth, COUNT);
    }

    /** A tag without noise, such as a set point or a code. */
    Shown exact(double value) {
        return put(value, 0, EXACT);
    }

    private Shown put(double value, double noise, byte how) {
        clean[next] = value;
        sigma[next] = noise;
        kind[next] = how;
        next++;
        return this;
    }

    /** How many tags have been told. */
    public int told() {
        return next;
    }

    /** What a tag shows without noise; of a count its mean times what one is worth. */
    public double clean(int tag) {
        return kind[tag] == COUNT ? clean[tag] * sigma[tag] : clean[tag];
    }

    /** The standard deviation of a tag's white noise. */
    public double sigma(int tag) {
        return kind[tag] == COUNT ? sigma[tag] * Math.sqrt(Math.max(clean[tag], 0.01)) : sigma[tag];
    }

    /** The mean of a counted tag. */
    public double mean(int tag) {
        return clean[tag];
    }

    /** What one count is worth. */
    public double worth(int tag) {
        return sigma[tag];
    }

    public boolean white(int tag) {
        return kind[tag] == WHITE;
    }

    public boolean held(int tag) {
        return kind[tag] == HELD;
    }

    public boolean counted(int tag) {
        return kind[tag] == COUNT;
    }

    public boolean silent(int tag) {
        return kind[tag] == EXACT;
    }
}
