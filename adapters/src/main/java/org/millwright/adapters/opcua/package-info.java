/**
 * OPC UA through Eclipse Milo. In: servers of machines, their nodes, values, events and certificates. Out: blocks and events for an
 * intake, facts for a person, losses for the ledger. Uses Milo alone.
 */
@NullMarked
package org.millwright.adapters.opcua;

import org.jspecify.annotations.NullMarked;
