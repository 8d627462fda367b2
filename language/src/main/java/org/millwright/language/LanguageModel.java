package org.millwright.language;

import java.util.Optional;

/** A language model, here or elsewhere. Several threads may ask at once. */
public interface LanguageModel extends AutoCloseable {
    ModelCard card();

    /**
     * Asks, and waits for the whole answer.
     *
     * @throws org.millwright.MillwrightException if the prompt is longer than the context (both numbers are named; nothing is ever
     *     cut), the constraint is not supported, or the model cannot be reached
     */
    Reply ask(Prompt prompt, Limits limits, TextListener onText, Cancel cancel);

    /** Probabilities of given answers; empty where the model does not show its logits. */
    Optional<OptionScorer> scorer();

    /** A prefix computed once and asked many times; empty where the model keeps no state. */
    Optional<Conversation> open(Prompt prefix);

    @Override
    void close();
}
