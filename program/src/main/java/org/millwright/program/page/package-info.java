/**
 * The screens under the link. In: the files that the build has made of {@code src/main/web}, warnings as the caller may see them. Out:
 * one page at every address of a screen, drawings. Knows nothing of what the screens ask for.
 */
@NullMarked
package org.millwright.program.page;

import org.jspecify.annotations.NullMarked;
