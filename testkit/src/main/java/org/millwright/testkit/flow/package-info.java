/**
 * Contracts for steps and runners, and the stream, the step and the plain reference that they use. In: flows. Out: verdicts. Knows
 * no runner by name; whoever has one extends the contract.
 */
@NullMarked
package org.millwright.testkit.flow;

import org.jspecify.annotations.NullMarked;
