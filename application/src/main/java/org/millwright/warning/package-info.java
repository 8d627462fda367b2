/**
 * What a person is told. In: findings with their evidence. Out: warnings with a life of their own and a plain reading. Knows no
 * file, no screen and no detector's inside.
 */
@NullMarked
package org.millwright.warning;

import org.jspecify.annotations.NullMarked;
