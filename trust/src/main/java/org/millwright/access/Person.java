package org.millwright.access;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A human being with an account: the only kind of identity that may approve.
 *
 * @param id never changes and is never used again
 * @param name what the person signs in with, 1 to 100 characters
 * @param subject who the person is to the plant's sign-on service; null for a local account. Two accounts of one subject are one
 *     human being
 * @param active false once the account is closed: then it has no right at all
 */
public record Person(String id, String name, @Nullable String subject, boolean active) {
    /** The id under which the owner of the data folder acts by command line; no account can have it. */
    public static final String LOCAL_OWNER = "local-owner";

    private static final int LONGEST = 100;

    public Person {
        if (id.isBlank()
                || name.isBlank()
                || name.length() > LONGEST
                || name.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("The person (%s) has no usable id or name.".formatted(name));
        }
    }

    /** The owner of the data folder, at the command line. */
    static Person localOwner() {
        return new Person(LOCAL_OWNER, "local owner", null, true);
    }

    /** Equal for two accounts of one human being. */
    String human() {
        return Optional.ofNullable(subject).map(one -> "subject " + one).orElse("person " + id);
    }
}
