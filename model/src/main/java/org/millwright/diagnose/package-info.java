/**
 * Why a machine is thought to differ from its own normal. In: a finding of detect and the rows around it. Out: evidence for a
 * warning. Knows no screen and no language.
 */
@NullMarked
package org.millwright.diagnose;

import org.jspecify.annotations.NullMarked;
