package org.millwright.language.sample;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.millwright.language.Constraint;
import org.millwright.language.Sampling;
import org.millwright.language.TokenChooser;
import org.millwright.language.Vocabulary;
import org.millwright.language.mask.Mask;
import org.millwright.language.mask.Masks;
import org.millwright.language.mask.Spacing;
import org.millwright.language.schema.Schema;
import org.millwright.language.template.CallForm;

/** Makes choosers for the answers of one model; the same seed and logits give the same tokens. For any number of threads. */
public final class Choosers {
    private final Masks masks;

    private Choosers(Masks masks) {
        this.masks = masks;
    }

    /** Prepares a vocabulary, once for a model; see {@link Masks#over}. */
    public static Choosers over(Vocabulary vocabulary) {
        return new Choosers(Masks.over(vocabulary));
    }

    public Masks masks() {
        return masks;
    }

    /**
     * A chooser for one answer.
     *
     * @throws org.millwright.MillwrightException if a schema is not supported or a choice has no options
     */
    public TokenChooser of(Constraint constraint, Sampling sampling) {
        return switch (constraint) {
            case Constraint.Free() -> new FreeChooser(masks, sampler(sampling));
            case Constraint.Choice(var options) -> of(masks.choice(options), sampling);
            case Constraint.Schema(String json) -> of(masks.schema(Schema.read(json)), sampling);
        };
    }

    /** A chooser for any text in which calls of tools have their form, or for a whole answer of that form. */
    public TokenChooser of(CallForm form, Sampling sampling) {
        return of(
                form.trigger().isEmpty()
                        ? masks.schema(form.schema(), Spacing.SINGLE)
                        : masks.after(form.trigger(), form.schema(), form.closing(), Spacing.SINGLE),
                sampling);
    }

    /** A chooser that keeps to a mask of which nothing is written yet. */
    public TokenChooser of(Mask mask, Sampling sampling) {
        return new MaskedChooser(masks, mask, sampler(sampling));
    }

    private static Sampler sampler(Sampling sampling) {
        RandomGenerator chance = RandomGeneratorFactory.of("L64X128MixRandom").create(sampling.seed());
        return new Sampler(sampling, chance);
    }
}
