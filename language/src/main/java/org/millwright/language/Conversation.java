package org.millwright.language;

/** A prompt's prefix with what the model has computed of it. Forks share what they have in common. */
public interface Conversation extends AutoCloseable {
    /** Another conversation that begins alike, at no cost. */
    Conversation fork();

    /** Adds a message and asks; the answer becomes part of the conversation. */
    Reply ask(Said message, Limits limits, TextListener onText, Cancel cancel);

    @Override
    void close();
}
