package org.millwright.language;

/**
 * How the next token is drawn.
 *
 * @param temperature 0 for the likeliest token always, else above 0; at most 5
 * @param topK how many of the likeliest tokens take part; 0 for all
 * @param topP the least total probability of the tokens that take part, in (0, 1]; 1 for all
 * @param minP the least probability, as a share of the likeliest token's, in [0, 1); 0 for all
 * @param repetition divides positive and multiplies negative logits of tokens among the last 64; 1 for no penalty
 * @param seed the same seed and thread count give the same text
 */
public record Sampling(double temperature, int topK, double topP, double minP, double repetition, long seed) {
    public Sampling {
        if (!(temperature >= 0 && temperature <= 5)
                || topK < 0
                || !(topP > 0 && topP <= 1)
                || !(minP >= 0 && minP < 1)
                || !(repetition > 0 && repetition <= 10)) {
            throw new IllegalArgumentException("A value of (%s, %d, %s, %s, %s) is out of its range."
                    .formatted(temperature, topK, topP, minP, repetition));
        }
    }

    /** The likeliest token, always. */
    public static Sampling greedy() {
        return new Sampling(0, 0, 1, 0, 1, 0);
    }
}
