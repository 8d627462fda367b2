package org.millwright.detect;

/**
 * What was learnt of moves of the level.
 *
 * @param twoRate the change statistic
 * @param tail its healthy tail
 * @param decision the rule that notices a change
 */
record Changes(TwoRate twoRate, Tail tail, Decision decision) {}
