/**
 * YAML 1.2 as people write it. In: a text. Out: a tree with the place of each part. Knows nothing of what the names mean.
 */
@NullMarked
package org.millwright.adapters.yaml;

import org.jspecify.annotations.NullMarked;
