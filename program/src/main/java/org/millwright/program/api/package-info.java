/**
 * The plant as documents. In: requests that were let in. Out: assets, values, charts, warnings, connections, settings as JSON, CSV and
 * columns. Knows no cookie and no protocol of a machine.
 */
@NullMarked
package org.millwright.program.api;

import org.jspecify.annotations.NullMarked;
