package org.millwright.access.identity;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.millwright.access.Acting;
import org.millwright.audit.Sha256;

/** Keeps API tokens, by the hash of their secret. */
public interface Tokens {
    void save(Token token);

    Optional<Token> find(String id);

    /** Says that it was used. */
    void touch(String id, Instant at);

    /** Ends one for good; false if there is none. */
    boolean revoke(String id);

    /** Those of a person, the newest first. */
    List<Token> of(String person);

    /**
     * A token.
     *
     * @param id the public part, 12 characters
     * @param secret the hash of the secret part
     * @param name what its owner calls it
     * @param used when it was last used; null if never
     */
    record Token(
            String id,
            Sha256 secret,
            String person,
            String name,
            Acting.Limit limit,
            Instant until,
            @Nullable Instant used) {}
}
