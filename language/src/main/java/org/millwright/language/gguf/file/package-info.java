/**
 * Files of models in the GGUF form. In: a path. Out: checked metadata, checked places of tensors in a mapped file. Knows nothing of what a
 * tensor is for.
 */
@NullMarked
package org.millwright.language.gguf.file;

import org.jspecify.annotations.NullMarked;
