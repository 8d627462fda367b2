/**
 * Keeps the truth in a folder of its own. In: a plant that runs. Out: files for the scorer. Knows nothing of protocols.
 */
@NullMarked
package org.millwright.plant.ledger;

import org.jspecify.annotations.NullMarked;
