/**
 * The states of a flow on disk, in one format for every runner. In: named states and positions of sources. Out: files that are
 * whole or refused. Knows no step: a state is bytes with a name and a version.
 */
@NullMarked
package org.millwright.flow.snapshot;

import org.jspecify.annotations.NullMarked;
