package org.millwright.detect;

/** What was learnt of the healthy part: of several tags together, or of one alone. */
sealed interface Knowledge permits Learnt, Alone {
    /** Where a score becomes a warning. */
    Limit limit();

    /** A judge with a fresh state. */
    Judge judge();
}
