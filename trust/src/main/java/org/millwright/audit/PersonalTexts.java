package org.millwright.audit;

import java.util.Optional;

/**
 * Texts about people, kept beside the log: the log holds only a salted hash of each, so that a text can be erased without breaking
 * the chain, and nobody can guess it from the hash.
 */
public interface PersonalTexts {
    /**
     * Keeps a text.
     *
     * @return the reference to put into an entry, {@code salted:} and a hash
     */
    String keep(String text);

    /** The text of a reference; empty once it was erased. */
    Optional<String> read(String reference);

    /** Erases a text for good; false if it is not there. */
    boolean erase(String reference);
}
