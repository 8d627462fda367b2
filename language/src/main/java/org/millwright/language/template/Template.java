package org.millwright.language.template;

import java.util.List;
import java.util.Optional;
import org.millwright.language.Piece;
import org.millwright.language.Tool;

/**
 * The language of one family of models. What a person, a manual or a tool says can never become a control token: it is a {@link
 * Piece.Plain}, whatever it contains. Immutable; for any number of threads.
 */
public interface Template {
    /**
     * The prompt, up to where the model's answer begins; without the token that begins every prompt, which is the tokenizer's.
     *
     * @throws org.millwright.MillwrightException if arguments of a call or the schema of a tool are no JSON
     */
    List<Piece> pieces(Talk talk);

    /** What an answer of the model says: its words, its thoughts, the tools it asks for. */
    Heard heard(Talk talk, String answer);

    /**
     * What of an answer that is still being made may be shown already: no thoughts, no calls, nothing that may become one. Grows with
     * the answer and never takes anything back.
     */
    String shown(Talk talk, String soFar);

    /** The form that calls have, so that a mask can hold the model to it; empty where the family has none that a mask can begin. */
    Optional<CallForm> form(List<Tool> tools);
}
