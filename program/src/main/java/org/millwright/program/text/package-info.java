/**
 * Two languages. In: messages with their English text. Out: sentences, times and lengths in the person's language. Knows no command
 * and no page.
 */
@NullMarked
package org.millwright.program.text;

import org.jspecify.annotations.NullMarked;
