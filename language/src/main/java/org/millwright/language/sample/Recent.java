package org.millwright.language.sample;

/** The last 64 tokens, which a repetition penalty makes less likely; each once, however often it came. */
final class Recent {
    private static final int KEPT = 64;

    private final float factor;
    private final int[] tokens = new int[KEPT];
    private int count;

    Recent(double factor) {
        this.factor = (float) factor;
    }

    void add(int token) {
        tokens[count++ % KEPT] = token;
    }

    void penalise(float[] logits) {
        if (factor == 1) {
            return;
        }
        int kept = Math.min(count, KEPT);
        for (int i = 0; i < kept; i++) {
            if (firstAt(i)) {
                float logit = logits[tokens[i]];
                logits[tokens[i]] = logit > 0 ? logit / factor : logit * factor;
            }
        }
    }

    private boolean firstAt(int i) {
        for (int j = 0; j < i; j++) {
            if (tokens[j] == tokens[i]) {
                return false;
            }
        }
        return true;
    }
}
