package org.millwright.program.server;

/** Answers one kind of request. Whoever asks may do so: that was asked before. */
@FunctionalInterface
public interface Handler {
    /**
     * Answers.
     *
     * @throws org.millwright.MillwrightException with the problem that the caller is told
     */
    Answer answer(Request request);
}
