/**
 * Who may do what, and where. In: persons, grants and the tree of assets. Out: decisions, proposals and permits.
 * Knows nothing of machines, models and the web.
 */
@NullMarked
package org.millwright.access;

import org.jspecify.annotations.NullMarked;
