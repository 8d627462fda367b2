package org.millwright.adapters.opcua;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.eclipse.milo.opcua.sdk.client.OpcUaClient;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.types.builtin.ByteString;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.enumerated.BrowseDirection;
import org.eclipse.milo.opcua.stack.core.types.enumerated.BrowseResultMask;
import org.eclipse.milo.opcua.stack.core.types.enumerated.NodeClass;
import org.eclipse.milo.opcua.stack.core.types.structured.BrowseDescription;
import org.eclipse.milo.opcua.stack.core.types.structured.BrowseResult;
import org.eclipse.milo.opcua.stack.core.types.structured.ReferenceDescription;
import org.eclipse.milo.opcua.stack.core.types.structured.ViewDescription;
import org.jspecify.annotations.Nullable;
import org.millwright.MillwrightException;
import org.millwright.machine.Tag;
import org.millwright.machine.connect.Node;
import org.millwright.machine.connect.NodePage;

/** One level of the server's objects at a time, at most 500 nodes a page; the cursor is the server's own continuation point. */
final class Tree {
    private static final int DEEPEST = 32;
    private static final int NAMES_ONLY = BrowseResultMask.BrowseName.getValue()
            | BrowseResultMask.DisplayName.getValue()
            | BrowseResultMask.NodeClass.getValue();

    private final OpcUaClient client;

    Tree(OpcUaClient client) {
        this.client = client;
    }

    /** @throws UaException if the server does not answer */
    NodePage page(String at, String cursor) throws UaException {
        NodeId parent = at.isEmpty() ? NodeIds.ObjectsFolder : node(at);
        BrowseResult result = cursor.isEmpty() ? first(parent) : next(cursor);
        if (!result.getStatusCode().isGood()) {
            throw refused(at, result.getStatusCode().getValue());
        }
        List<ReferenceDescription> found = new ArrayList<>();
        for (ReferenceDescription reference : references(result)) {
            // The server's own settings and counters are no machine's.
            if (!NodeIds.Server.equalTo(reference.getNodeId())) {
                found.add(reference);
            }
        }
        ByteString more = result.getContinuationPoint();
        return new NodePage(
                nodes(found, path(parent)),
                more == null || more.length() == 0 ? "" : HexFormat.of().formatHex(more.bytesOrEmpty()));
    }

    private NodeId node(String address) {
        return NodeAddress.nodeId(address, client.getNamespaceTable())
                .orElseThrow(() -> refused(address, StatusCodes.Bad_NodeIdUnknown));
    }

    private static MillwrightException refused(String at, long status) {
        if (status == StatusCodes.Bad_ContinuationPointInvalid) {
            return MillwrightException.badRequest(
                    "opcua.browse.stale",
                    "The server has forgotten where the page before ended. Begin again with the first page.");
        }
        return MillwrightException.notFound(
                "opcua.browse.unknown",
                "The server does not know the node {address} ({status}). Maybe it vanished when the machine's program changed.",
                "address",
                at,
                "status",
                Refusal.name(status));
    }

    private BrowseResult first(NodeId parent) throws UaException {
        return only(client.browse(
                        new ViewDescription(NodeId.NULL_VALUE, null, uint(0)),
                        uint(NodePage.MOST),
                        List.of(hierarchy(parent, BrowseDirection.Forward)))
                .getResults());
    }

    private BrowseResult next(String cursor) throws UaException {
        byte[] point;
        try {
            point = HexFormat.of().parseHex(cursor);
        } catch (IllegalArgumentException foreign) {
            throw refused(cursor, StatusCodes.Bad_ContinuationPointInvalid);
        }
        return only(client.browseNext(false, List.of(ByteString.of(point))).getResults());
    }

    private static BrowseResult only(BrowseResult @Nullable [] results) throws UaException {
        if (results == null || results.length == 0) {
            throw new UaException(StatusCodes.Bad_UnexpectedError, "no result of a browse");
        }
        return results[0];
    }

    private static BrowseDescription hierarchy(NodeId node, BrowseDirection direction) {
        return new BrowseDescription(
                node,
                direction,
                NodeIds.HierarchicalReferences,
                true,
                uint(NodeClass.Object.getValue() | NodeClass.Variable.getValue()),
                uint(NAMES_ONLY));
    }

    static List<ReferenceDescription> references(BrowseResult result) {
        ReferenceDescription[] references = result.getReferences();
        return references == null ? List.of() : List.of(references);
    }

    /** The names from below the objects folder down to a node, joined by slashes. */
    private String path(NodeId node) throws UaException {
        ArrayDeque<String> names = new ArrayDeque<>();
        NodeId at = node;
        for (int step = 0; step < DEEPEST && !at.equals(NodeIds.ObjectsFolder); step++) {
            names.addFirst(name(at));
            List<ReferenceDescription> up = references(client.browse(hierarchy(at, BrowseDirection.Inverse)));
            if (up.isEmpty()) {
                break;
            }
            at = up.getFirst().getNodeId().toNodeIdOrThrow(client.getNamespaceTable());
        }
        return String.join("/", names);
    }

    private String name(NodeId node) throws UaException {
        return Properties.browseName(client, node);
    }

    private List<Node> nodes(List<ReferenceDescription> found, String parent) throws UaException {
        List<NodeId> variables = new ArrayList<>();
        for (ReferenceDescription reference : found) {
            if (reference.getNodeClass() == NodeClass.Variable) {
                variables.add(reference.getNodeId().toNodeIdOrThrow(client.getNamespaceTable()));
            }
        }
        Map<NodeId, Properties.Meaning> meanings = new Properties(client).of(variables);
        List<Node> nodes = new ArrayList<>(found.size());
        for (ReferenceDescription reference : found) {
            NodeId id = reference.getNodeId().toNodeIdOrThrow(client.getNamespaceTable());
            String name = String.valueOf(reference.getBrowseName().name());
            String path = parent.isEmpty() ? name : parent + "/" + name;
            Properties.Meaning meaning = meanings.get(id);
            String address = NodeAddress.of(id, client.getNamespaceTable());
            nodes.add(
                    meaning == null
                            ? new Node(address, name, path, Node.Kind.FOLDER, Tag.of(name), "")
                            : new Node(address, name, path, Node.Kind.VALUE, meaning.tag(name), meaning.type()));
        }
        return nodes;
    }
}
