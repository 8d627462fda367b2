package org.millwright.access.identity;

import java.util.Optional;

/** Keeps the hashes of passwords, never a password. */
public interface Credentials {
    /** The hash of a person's password as a PHC string; empty for who has none, such as an account of a sign-on service. */
    Optional<String> passwordHash(String person);

    void savePasswordHash(String person, String phc);
}
