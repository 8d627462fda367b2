/**
 * In which shape rows are kept. In: a machine and the tags that came side by side. Out: the layout they go to, the same on every
 * day. Knows nothing of databases or files.
 */
@NullMarked
package org.millwright.history.layout;

import org.jspecify.annotations.NullMarked;
