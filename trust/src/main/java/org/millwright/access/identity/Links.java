package org.millwright.access.identity;

import java.time.Instant;
import java.util.Optional;
import org.millwright.audit.Sha256;

/** Keeps links that let somebody in once, by the hash of their secret. */
public interface Links {
    void save(Link link);

    /** Takes a link away and returns it; of two that take the same one, one gets it. */
    Optional<Link> take(Sha256 secret);

    /** Forgets what ended before. */
    void forget(Instant before);

    /**
     * A link that works once.
     *
     * @param purpose what it lets somebody do, such as {@code first}
     * @param person for whom it is; empty for the first person, who has no account yet
     */
    record Link(Sha256 secret, String purpose, String person, Instant until) {}
}
