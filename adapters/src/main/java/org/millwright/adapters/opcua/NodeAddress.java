package org.millwright.adapters.opcua;

import java.util.Optional;
import org.eclipse.milo.opcua.stack.core.NamespaceTable;
import org.eclipse.milo.opcua.stack.core.UaRuntimeException;
import org.eclipse.milo.opcua.stack.core.types.builtin.ExpandedNodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.millwright.MillwrightException;

/**
 * A node by the URI of its namespace, {@code nsu=urn:plant;s=press/force}: the index before it may change with each start of the
 * server, the URI stays. {@code ns=2;s=press/force} is understood too and belongs to whatever stands at that index now.
 */
final class NodeAddress {
    private NodeAddress() {}

    /** The node id as this server counts its namespaces; empty where it does not know the namespace. */
    static Optional<NodeId> nodeId(String address, NamespaceTable namespaces) {
        try {
            return ExpandedNodeId.parse(address).toNodeId(namespaces);
        } catch (UaRuntimeException | IllegalArgumentException unreadable) {
            throw MillwrightException.badRequest(
                    "opcua.address.unreadable",
                    "The address {address} is no node of OPC UA. It has the form nsu=urn:some-namespace;s=name, or ns=2;s=name.",
                    "address",
                    address);
        }
    }

    /** The address with the URI, as it is stored. */
    static String of(NodeId node, NamespaceTable namespaces) {
        return node.getNamespaceIndex().intValue() == 0
                ? node.toParseableString()
                : node.expanded(namespaces).toParseableString();
    }
}
