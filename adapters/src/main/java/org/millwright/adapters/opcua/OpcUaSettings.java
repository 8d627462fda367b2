package org.millwright.adapters.opcua;

import java.util.Locale;
import java.util.Optional;
import org.millwright.MillwrightException;
import org.millwright.machine.connect.Connection;

/**
 * The settings of a connection.
 *
 * @param spot where the server is
 * @param user who signs in; empty for anonymous
 * @param password the password of the user
 * @param security which policies are accepted
 * @param counterTag the name of the tag that counts what its machine published; empty where none does
 * @param everyTime true to be told each sample, false to be told only changes of value or status
 * @param events true to take the server's events
 */
record OpcUaSettings(
        Spot spot,
        Optional<String> user,
        String password,
        Security security,
        Optional<String> counterTag,
        boolean everyTime,
        boolean events) {
    /** Which connections are accepted. */
    enum Security {
        /** The best that the server offers; none at all only on this machine. */
        BEST,
        /** Without any: a person has agreed. */
        NONE
    }

    static OpcUaSettings of(Connection connection) {
        return new OpcUaSettings(
                Spot.of(connection.address()),
                connection.setting("user").filter(user -> !user.isBlank()),
                connection.setting("password").orElse(""),
                security(connection.setting("security").orElse("best")),
                connection.setting("counter-tag").filter(tag -> !tag.isBlank()),
                choice(connection, "report", "every", "change").equals("every"),
                choice(connection, "events", "yes", "no").equals("yes"));
    }

    private static Security security(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "best" -> Security.BEST;
            case "none" -> Security.NONE;
            default -> throw unknown("security", word, "best, none");
        };
    }

    private static String choice(Connection connection, String key, String usual, String other) {
        String word = connection.setting(key).orElse(usual).toLowerCase(Locale.ROOT);
        if (!word.equals(usual) && !word.equals(other)) {
            throw unknown(key, word, usual + ", " + other);
        }
        return word;
    }

    private static MillwrightException unknown(String key, String word, String known) {
        return MillwrightException.badRequest(
                "opcua.setting.unknown",
                "The setting {key} cannot be {word}; it is one of {known}.",
                "key",
                key,
                "word",
                word,
                "known",
                known);
    }

    /** Never shows the password. */
    @Override
    public String toString() {
        return spot.url();
    }
}
