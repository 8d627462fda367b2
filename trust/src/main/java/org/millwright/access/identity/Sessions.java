package org.millwright.access.identity;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.millwright.audit.Sha256;

/** Keeps who is signed in, by the hash of the secret that the browser has. */
public interface Sessions {
    void save(Session session);

    Optional<Session> find(Sha256 secret);

    /** Says that it was used. */
    void touch(Sha256 secret, Instant at);

    /** Ends one; false if there is none. */
    boolean end(Sha256 secret);

    /** Ends all of a person. */
    void endAllOf(String person);

    /** Those of a person, the newest first. */
    List<Session> of(String person);

    /**
     * Somebody who is signed in.
     *
     * @param secret the hash of the secret
     * @param id the public id, for lists and the audit log
     * @param address from where they signed in
     */
    record Session(Sha256 secret, String id, String person, Instant since, Instant used, String address) {}
}
