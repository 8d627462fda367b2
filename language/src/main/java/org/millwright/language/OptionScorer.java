package org.millwright.language;

import java.util.List;

/** Tells how likely each of some given answers is. */
public interface OptionScorer {
    /**
     * The options get letters; averaged over all cyclic rotations, since small models prefer the first.
     *
     * @param options two to 26
     * @return probabilities in the order of the options, summing to 1
     */
    double[] byLabel(Prompt question, List<String> options);

    /**
     * Mean log-probability of each option's tokens, less that under a neutral prompt, normalised.
     *
     * @return probabilities in the order of the options, summing to 1
     */
    double[] byText(Prompt question, List<String> options);
}
