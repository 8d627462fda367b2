/**
 * The bench of rights and of the audit log. In: a seed. Out: how many changes of a log the stand-alone check misses, and how fast
 * decisions, appending and checking are. Knows nothing of the web and of databases.
 */
@NullMarked
package org.millwright.program.bench.trust;

import org.jspecify.annotations.NullMarked;
