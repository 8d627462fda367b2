/**
 * How early and how rightly warnings come in the practice plant. In: seeds. Out: figures beside the truth. Knows nothing of protocols or of
 * how the plant makes its values.
 */
@NullMarked
package org.millwright.program.bench.plant;

import org.jspecify.annotations.NullMarked;
