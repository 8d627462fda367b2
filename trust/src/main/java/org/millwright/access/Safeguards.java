package org.millwright.access;

import java.util.function.Predicate;

/**
 * What stands between a proposal and a permit besides rights.
 *
 * @param kill the kill switch
 * @param reauthentication who has just proved again who they are
 * @param holds whether a precondition of an act holds right now; what it does not know does not hold
 * @param writing false if this program is not set up to write to machines: such proposals stay drafts
 */
public record Safeguards(KillSwitch kill, Reauthentication reauthentication, Predicate<String> holds, boolean writing) {
    /** Of a program that writes to no machine. */
    public static Safeguards withoutWriting(KillSwitch kill, Reauthentication reauthentication) {
        return new Safeguards(kill, reauthentication, condition -> false, false);
    }
}
