/**
 * JSON as RFC 8259 writes it, read strictly and within limits. In: text or UTF-8 bytes. Out: values and text. Knows nothing of
 * schemas or models.
 */
@NullMarked
package org.millwright.language.json;

import org.jspecify.annotations.NullMarked;
