/**
 * Whether a machine has what the program needs. In: the machine. Out: findings with a cure. Knows no recording and no detector.
 */
@NullMarked
package org.millwright.program.doctor;

import org.jspecify.annotations.NullMarked;
