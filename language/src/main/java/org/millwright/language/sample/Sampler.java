package org.millwright.language.sample;

import java.util.random.RandomGenerator;
import org.millwright.language.Sampling;

/**
 * Draws tokens in this order: repetition penalty, the likeliest {@code topK}, of those the share {@code topP}, of those the share
 * {@code minP} of the likeliest one's probability, then temperature and chance. Probabilities before the last step are those at
 * temperature 1, as in llama.cpp.
 */
final class Sampler {
    private final Sampling sampling;
    private final RandomGenerator chance;
    private final Recent recent;

    Sampler(Sampling sampling, RandomGenerator chance) {
        this.sampling = sampling;
        this.chance = chance;
        this.recent = new Recent(sampling.repetition());
    }

    void penalise(float[] logits) {
        recent.penalise(logits);
    }

    /** A token of the allowed ones. */
    int draw(float[] logits, long[] allowed) {
        int likeliest = Logits.likeliest(logits, allowed);
        if (sampling.temperature() == 0) {
            return likeliest;
        }
        if (sampling.topK() == 0 && sampling.topP() == 1 && sampling.minP() == 0) {
            return Logits.draw(logits, allowed, likeliest, sampling.temperature(), chance.nextDouble());
        }
        Candidates candidates = new Candidates(logits, allowed, logits[likeliest]);
        if (sampling.topK() > 0) {
            candidates.sortMost(sampling.topK());
            candidates.keepShare(sampling.topP());
        } else if (sampling.topP() < 1) {
            candidates.sortShare(sampling.topP());
        } else {
            candidates.sortFrom(sampling.minP());
        }
        candidates.keepAbove(sampling.minP());
        return candidates.draw(chance.nextDouble(), sampling.temperature());
    }

    /** The token became part of the answer. */
    void took(int token) {
        recent.add(token);
    }
}
