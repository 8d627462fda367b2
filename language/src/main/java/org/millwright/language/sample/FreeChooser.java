package org.millwright.language.sample;

import org.millwright.language.TokenChooser;
import org.millwright.language.mask.Masks;

/** Any text until a token ends it; never a control token. */
final class FreeChooser implements TokenChooser {
    private final Masks masks;
    private final Sampler sampler;
    private final long[] allowed;

    FreeChooser(Masks masks, Sampler sampler) {
        this.masks = masks;
        this.sampler = sampler;
        this.allowed = masks.text().clone();
        for (int i = 0; i < allowed.length; i++) {
            allowed[i] |= masks.ends()[i];
        }
    }

    @Override
    public int next(float[] logits, int left) {
        sampler.penalise(logits);
        int token = sampler.draw(logits, allowed);
        if (masks.end(token)) {
            return DONE;
        }
        sampler.took(token);
        return token;
    }
}
