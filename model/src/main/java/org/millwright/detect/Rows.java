package org.millwright.detect;

import java.util.Arrays;

/**
 * Rows of channels as one flat array, row after row, with the places where the stream was interrupted. Written while it is built,
 * then read only.
 */
final class Rows {
    private final int channels;
    private final double[] x;
    private final boolean[] begins;
    private final int rows;

    /**
     * @param x the values, row after row, {@code begins.length} rows
     * @param begins true for a row that does not follow the one above it
     */
    Rows(int channels, double[] x, boolean[] begins) {
        this.channels = channels;
        this.x = x;
        this.begins = begins;
        this.rows = begins.length;
    }

    int rows() {
        return rows;
    }

    int channels() {
        return channels;
    }

    double[] flat() {
        return x;
    }

    double at(int row, int channel) {
        return x[row * channels + channel];
    }

    boolean begins(int row) {
        return begins[row];
    }

    /** Rows {@code from} to {@code until}, and only those; the first of them begins a stretch. */
    Rows slice(int from, int until) {
        boolean[] starts = Arrays.copyOfRange(begins, from, until);
        if (starts.length > 0) {
            starts[0] = true;
        }
        return new Rows(channels, Arrays.copyOfRange(x, from * channels, until * channels), starts);
    }

    /** All rows but {@code from} to {@code until}. */
    Rows without(int from, int until) {
        int left = rows - (until - from);
        double[] rest = new double[left * channels];
        boolean[] starts = new boolean[left];
        System.arraycopy(x, 0, rest, 0, from * channels);
        System.arraycopy(x, until * channels, rest, from * channels, (rows - until) * channels);
        System.arraycopy(begins, 0, starts, 0, from);
        System.arraycopy(begins, until, starts, from, rows - until);
        if (from < left) {
            starts[from] = true;
        }
        return new Rows(channels, rest, starts);
    }

    /** The given rows alone, in the given order; nothing is known of their neighbours. */
    Rows pick(int[] chosen) {
        double[] few = new double[chosen.length * channels];
        boolean[] starts = new boolean[chosen.length];
        for (int i = 0; i < chosen.length; i++) {
            System.arraycopy(x, chosen[i] * channels, few, i * channels, channels);
            starts[i] = i == 0 || chosen[i] != chosen[i - 1] + 1 || begins[chosen[i]];
        }
        return new Rows(channels, few, starts);
    }

    /** The chosen channels alone, in the given order. */
    Rows select(int[] chosen) {
        double[] narrow = new double[rows * chosen.length];
        for (int row = 0; row < rows; row++) {
            for (int c = 0; c < chosen.length; c++) {
                narrow[row * chosen.length + c] = x[row * channels + chosen[c]];
            }
        }
        return new Rows(chosen.length, narrow, begins);
    }
}
