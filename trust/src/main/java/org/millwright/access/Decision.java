package org.millwright.access;

import java.util.Locale;

/**
 * The answer to "may they?".
 *
 * @param allowed true if they may
 * @param reason what settled it
 * @param policyVersion the version of the rules that were asked
 */
public record Decision(boolean allowed, Reason reason, long policyVersion) {
    /** What settled a question. */
    public enum Reason {
        GRANTED,
        NO_GRANT,
        UNKNOWN_ASSET,
        BEYOND_LIMIT
    }

    static Decision of(Reason reason, long policyVersion) {
        return new Decision(reason == Reason.GRANTED, reason, policyVersion);
    }

    /** As the audit log says it. */
    public String text() {
        return "%s, %s, policy %d"
                .formatted(
                        allowed ? "allowed" : "refused",
                        reason.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                        policyVersion);
    }
}
