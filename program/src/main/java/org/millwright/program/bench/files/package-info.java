/**
 * The bench of reading. In: whoever opens recordings, a seed. Out: how often seeded files were read wrong, and how fast a large one
 * is read. Knows nothing of how reading is done.
 */
@NullMarked
package org.millwright.program.bench.files;

import org.jspecify.annotations.NullMarked;
