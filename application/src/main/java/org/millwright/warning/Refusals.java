package org.millwright.warning;

import org.millwright.Message;
import org.millwright.MillwrightException;
import org.millwright.Problem;

/** What every act on a warning needs, and how it is refused without. */
final class Refusals {
    private Refusals() {}

    /** The person, if one is named. */
    static String named(String person) {
        if (person.isBlank()) {
            throw MillwrightException.badRequest(
                    "warning.life.person", "Nobody is named for this act. Sign in, or name the person who acts.");
        }
        return person;
    }

    /** The reason, if there is one. */
    static String reasoned(String reason) {
        if (reason.isBlank()) {
            throw MillwrightException.badRequest(
                    "warning.life.reason",
                    "There is no reason. Write in a few words why, so that the next shift understands.");
        }
        return reason;
    }

    /** Somebody else was faster. */
    static MillwrightException stale(String code, String english, Object... namesAndValues) {
        return new MillwrightException(new Problem.Stale(Message.of(code, english, namesAndValues)));
    }
}
