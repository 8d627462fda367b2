package org.millwright.audit;

import org.jspecify.annotations.Nullable;

/**
 * What the log is told of one happening. The log adds the number, the time and the hash of the entry before.
 *
 * @param actor the id of the person, or the name of the part of the program
 * @param via through what: a session, a token, an agent run; empty where there is nothing between
 * @param action what was done, such as {@code sign-in.failed}
 * @param object what it was done to: an asset, a person, a setting; empty where there is none
 * @param arguments the hash of the exact arguments; null where there are none
 * @param decision how it was decided, with the version of the rules; empty where nothing was to decide
 * @param reason why, in words; personal texts belong in {@link PersonalTexts}, and their reference here
 * @param origin the id of the origin of what is acted on; empty where there is none
 */
public record Entry(
        String actor,
        String via,
        String action,
        String object,
        @Nullable Sha256 arguments,
        String decision,
        String reason,
        String origin) {
    /** Characters in a field. */
    public static final int LONGEST = 10_000;

    public Entry {
        if (actor.isBlank() || action.isBlank()) {
            throw new IllegalArgumentException("An entry says at least who did what.");
        }
        via = cut(via);
        object = cut(object);
        decision = cut(decision);
        reason = cut(reason);
        origin = cut(origin);
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    }

    /** Somebody did something to something. */
    public static Entry of(String actor, String action, String object) {
        return new Entry(actor, "", action, object, null, "", "", "");
    }

    public Entry via(String text) {
        return new Entry(actor, text, action, object, arguments, decision, reason, origin);
    }

    public Entry arguments(Sha256 hash) {
        return new Entry(actor, via, action, object, hash, decision, reason, origin);
    }

    public Entry decided(String text) {
        return new Entry(actor, via, action, object, arguments, text, reason, origin);
    }

    public Entry because(String text) {
        return new Entry(actor, via, action, object, arguments, decision, text, origin);
    }

    public Entry from(String id) {
        return new Entry(actor, via, action, object, arguments, decision, reason, id);
    }
}
