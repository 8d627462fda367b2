package org.millwright.audit;

import java.nio.file.Path;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Texts about people, kept beside the log: the log holds only a salted hash of each, so that a text can be erased without breaking
 * the chain, and nobody can guess it from the hash.
 */
public interface PersonalTexts {
    /**
     * Texts in a folder of files.
     *
     * @param random for the salt; has to be hard to guess, such as a SecureRandom
     */
    static PersonalTexts in(Path folder, RandomGenerator random) {
        return new TextFolder(folder, random);
    }

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
