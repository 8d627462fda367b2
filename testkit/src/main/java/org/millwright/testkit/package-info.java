/**
 * What tests and benches share: contracts that every implementation passes, seeded worlds with known truth, the rules of the
 * architecture. In: the pillars. Out: test material. No program needs it to run.
 */
@NullMarked
package org.millwright.testkit;

import org.jspecify.annotations.NullMarked;
