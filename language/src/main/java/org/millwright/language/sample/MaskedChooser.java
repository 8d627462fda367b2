package org.millwright.language.sample;

import java.util.Arrays;
import org.millwright.MillwrightException;
import org.millwright.language.TokenChooser;
import org.millwright.language.mask.Mask;
import org.millwright.language.mask.Masks;

/**
 * Only what a mask allows. As long as enough tokens are left the model chooses; a token after which the form could no longer be
 * completed in time is not taken, and where no other is found soon, the shortest way to the end is written.
 */
final class MaskedChooser implements TokenChooser {
    private static final int TRIES = 12;

    private final Masks masks;
    private final Mask mask;
    private final Sampler sampler;
    private boolean begun;

    /** One token is left over where it can be: an engine asks once more whether the answer is complete. */
    private int spare;

    /** The tokens that complete the answer, once the model has no choice any more. */
    private int[] way = {};

    MaskedChooser(Masks masks, Mask mask, Sampler sampler) {
        this.masks = masks;
        this.mask = mask;
        this.sampler = sampler;
    }

    @Override
    public int next(float[] logits, int left) {
        if (!begun) {
            enough(left);
            begun = true;
            spare = mask.closes(left - 1) ? 1 : 0;
        }
        if (mask.over()) {
            return DONE;
        }
        return way.length > 0 ? forced() : chosen(logits, left);
    }

    private void enough(int left) {
        if (!mask.closes(left)) {
            throw MillwrightException.badRequest(
                    "mask.answer.short",
                    "An answer of the asked form takes at least {needed} tokens, but only {left} are allowed. "
                            + "Allow more or ask for a shorter form.",
                    "needed",
                    mask.shortest(),
                    "left",
                    left);
        }
    }

    private int chosen(float[] logits, int left) {
        sampler.penalise(logits);
        long[] allowed = mask.allowed();
        for (int i = 0; i < TRIES && finite(logits, allowed, i); i++) {
            int token = sampler.draw(logits, allowed);
            if (masks.end(token)) {
                return DONE;
            }
            if (mask.closes(token, left - 1 - spare)) {
                return take(token);
            }
            logits[token] = Float.NEGATIVE_INFINITY;
        }
        if (mask.complete()) {
            return DONE;
        }
        way = mask.closing();
        return forced();
    }

    /** The first draw tells broken logits; after that, tokens that were refused may have been the only ones. */
    private static boolean finite(float[] logits, long[] allowed, int tries) {
        if (tries == 0) {
            return true;
        }
        for (int i = 0; i < allowed.length; i++) {
            for (long bits = allowed[i]; bits != 0; bits &= bits - 1) {
                if (logits[(i << 6) + Long.numberOfTrailingZeros(bits)] > Float.NEGATIVE_INFINITY) {
                    return true;
                }
            }
        }
        return false;
    }

    private int forced() {
        int token = way[0];
        way = Arrays.copyOfRange(way, 1, way.length);
        return take(token);
    }

    private int take(int token) {
        mask.take(token);
        sampler.took(token);
        return token;
    }
}
