/**
 * What is normal for a machine, and when it is left. In: blocks of readings. Out: findings. Knows no file, no label, no person and
 * no clock.
 */
@NullMarked
package org.millwright.detect;

import org.jspecify.annotations.NullMarked;
