/**
 * A text that people write for the program, as words, lists and names with their places. In: what a reader of some syntax found. Out:
 * a tree whose every part knows its line. Knows no syntax and no meaning.
 */
@NullMarked
package org.millwright.machine.written;

import org.jspecify.annotations.NullMarked;
