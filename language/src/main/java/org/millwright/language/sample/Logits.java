package org.millwright.language.sample;

import org.millwright.language.TokenChooser.BrokenLogits;

/** What is asked of all logits at once. */
final class Logits {
    private static final int INFINITE = 0x7F80_0000;

    private Logits() {}

    /**
     * The likeliest allowed token, the one with the lowest id of equal ones.
     *
     * @throws BrokenLogits if any logit is not a number or infinitely large, or every allowed one is impossible
     */
    static int likeliest(float[] logits, long[] allowed) {
        sound(logits);
        int best = -1;
        float largest = Float.NEGATIVE_INFINITY;
        for (int i = 0; i < allowed.length; i++) {
            for (long bits = allowed[i]; bits != 0; bits &= bits - 1) {
                int token = (i << 6) + Long.numberOfTrailingZeros(bits);
                if (logits[token] > largest) {
                    largest = logits[token];
                    best = token;
                }
            }
        }
        if (best < 0) {
            throw new BrokenLogits("No token that may come has a finite logit.");
        }
        return best;
    }

    /** The sum over allowed tokens of e^((logit - largest) / temperature). */
    static double sum(float[] logits, long[] allowed, float largest, double temperature) {
        double sum = 0;
        for (int i = 0; i < allowed.length; i++) {
            for (long bits = allowed[i]; bits != 0; bits &= bits - 1) {
                float logit = logits[(i << 6) + Long.numberOfTrailingZeros(bits)];
                sum += Math.exp((logit - (double) largest) / temperature);
            }
        }
        return sum;
    }

    /** One of all allowed tokens. */
    static int draw(float[] logits, long[] allowed, int likeliest, double temperature, double chance) {
        double rest = chance * sum(logits, allowed, logits[likeliest], temperature);
        for (int i = 0; i < allowed.length; i++) {
            for (long bits = allowed[i]; bits != 0; bits &= bits - 1) {
                int token = (i << 6) + Long.numberOfTrailingZeros(bits);
                rest -= Math.exp((logits[token] - (double) logits[likeliest]) / temperature);
                if (rest < 0) {
                    return token;
                }
            }
        }
        return likeliest;
    }

    private static void sound(float[] logits) {
        int most = 0;
        for (float logit : logits) {
            most = Math.max(most, Float.floatToRawIntBits(logit) & Integer.MAX_VALUE);
        }
        if (most >= INFINITE) {
            for (int i = 0; i < logits.length; i++) {
                if (!(logits[i] < Float.POSITIVE_INFINITY)) {
                    throw new BrokenLogits("The logit of token (%d) is (%s).".formatted(i, logits[i]));
                }
            }
        }
    }
}
