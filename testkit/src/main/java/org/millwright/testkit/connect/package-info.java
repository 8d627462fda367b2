/**
 * What connectors are tested with. In: a connector and something for it to connect to. Out: what it delivered and lost, outages of many
 * kinds on the way, and a contract that every connector passes. Knows nothing of protocols.
 */
@NullMarked
package org.millwright.testkit.connect;

import org.jspecify.annotations.NullMarked;
