package org.millwright.machine.connect;

import java.util.Locale;

/** What a source can promise from itself to our journal. */
public enum Promise {
    /** Each value at least once: acknowledged only when it is safe here. */
    AT_LEAST_ONCE,
    /** Each value at most once: what is lost on the way is not noticed. */
    AT_MOST_ONCE,
    /** A gap is noticed and the state repaired; values inside it are lost unless the source sends them again. */
    GAP_DETECTED,
    /** The source is looked at now and then: a change between two looks may pass unseen. */
    SAMPLED,
    /** Sampled, and an outage is filled from the source's own history. */
    SAMPLED_WITH_HISTORY,
    /** Exactly the source's own numbering, as far back as its buffer reaches. */
    NUMBERED,
    /** Each file exactly once, by the hash of its content. */
    EXACT_FILES;

    /** The saved form: {@code at_least_once}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
