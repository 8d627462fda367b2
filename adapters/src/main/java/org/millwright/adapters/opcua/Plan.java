package org.millwright.adapters.opcua;

import java.util.List;
import java.util.Optional;
import org.eclipse.milo.opcua.stack.core.NamespaceTable;
import org.eclipse.milo.opcua.stack.core.types.builtin.ExpandedNodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.jspecify.annotations.Nullable;
import org.millwright.machine.connect.Point;
import org.millwright.machine.connect.ReadPlan;

/** The points with their nodes, each pinned to the URI of its namespace when it is first found. */
final class Plan {
    private final ReadPlan wanted;
    private final boolean everyTime;
    private final @Nullable ExpandedNodeId[] pinned;

    Plan(ReadPlan wanted, boolean everyTime) {
        this.wanted = wanted;
        this.everyTime = everyTime;
        pinned = new ExpandedNodeId[wanted.points().size()];
    }

    List<Point> points() {
        return wanted.points();
    }

    double intervalMillis() {
        return wanted.interval().toNanos() / 1e6;
    }

    boolean everyTime() {
        return everyTime;
    }

    /** The node of a point is this one from now on. */
    void moved(int point, NodeId now, NamespaceTable namespaces) {
        now.expanded().absolute(namespaces).ifPresent(lasting -> pinned[point] = lasting);
    }

    /** The node as the server counts its namespaces now; null where it does not know the namespace. */
    @Nullable
    NodeId node(int point, NamespaceTable namespaces) {
        ExpandedNodeId before = pinned[point];
        if (before != null) {
            return before.toNodeId(namespaces).orElse(null);
        }
        Optional<NodeId> node = NodeAddress.nodeId(points().get(point).address(), namespaces);
        node.flatMap(found -> found.expanded().absolute(namespaces)).ifPresent(lasting -> pinned[point] = lasting);
        return node.orElse(null);
    }
}
