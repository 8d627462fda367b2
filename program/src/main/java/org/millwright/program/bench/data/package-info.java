/**
 * The layouts of public recordings. In: a folder as it was published. Out: rows and, apart from them, labels. Knows no detector
 * and no score.
 */
@NullMarked
package org.millwright.program.bench.data;

import org.jspecify.annotations.NullMarked;
