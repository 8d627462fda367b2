/**
 * What everything else may say when something goes wrong. In: nothing. Out: problems and messages. Knows no other package.
 */
@NullMarked
package org.millwright;

import org.jspecify.annotations.NullMarked;
