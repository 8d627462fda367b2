/**
 * The part of JSON Schema that an answer can be held to. In: schemas as JSON. Out: forms that a mask is made of, faults of a value.
 * Knows nothing of tokens or models.
 */
@NullMarked
package org.millwright.language.schema;

import org.jspecify.annotations.NullMarked;
