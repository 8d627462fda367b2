package org.millwright.language;

/** Chooses token after token for one answer. Not for several threads. */
public interface TokenChooser {
    /** Instead of a token: the answer is complete. */
    int DONE = -1;

    /**
     * The next token, taken into account for the ones after it.
     *
     * @param logits one for each token of the vocabulary; may be changed
     * @param left how many tokens may still follow, this one included; a form that must close closes in time
     * @return an id, or {@link #DONE}
     * @throws BrokenLogits if any logit is not a number or infinitely large, or no allowed token has a finite one
     */
    int next(float[] logits, int left);

    /** The model gave numbers that are none; the answer ends as {@link Stop#BROKEN}. */
    final class BrokenLogits extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public BrokenLogits(String says) {
            super(says);
        }
    }
}
