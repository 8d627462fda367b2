package org.millwright.adapters.opcua;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.eclipse.milo.opcua.sdk.client.OpcUaClient;
import org.eclipse.milo.opcua.stack.core.AttributeId;
import org.eclipse.milo.opcua.stack.core.NamespaceTable;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.QualifiedName;
import org.eclipse.milo.opcua.stack.core.types.enumerated.BrowseDirection;
import org.eclipse.milo.opcua.stack.core.types.enumerated.NodeClass;
import org.eclipse.milo.opcua.stack.core.types.structured.BrowseDescription;
import org.eclipse.milo.opcua.stack.core.types.structured.BrowsePath;
import org.eclipse.milo.opcua.stack.core.types.structured.BrowsePathResult;
import org.eclipse.milo.opcua.stack.core.types.structured.BrowsePathTarget;
import org.eclipse.milo.opcua.stack.core.types.structured.BrowseResult;
import org.eclipse.milo.opcua.stack.core.types.structured.ReadValueId;
import org.eclipse.milo.opcua.stack.core.types.structured.ReferenceDescription;
import org.eclipse.milo.opcua.stack.core.types.structured.RelativePath;
import org.eclipse.milo.opcua.stack.core.types.structured.RelativePathElement;
import org.millwright.history.form.Fields;
import org.millwright.history.form.Sealed;

/**
 * Where each tag stood in the server's tree when it was last seen: kept on disk, so that a node whose id has
 * changed with a download to the controller is found again by the names that lead to it. All on the connector's own thread.
 */
final class NodeBook {
    private static final System.Logger LOG = System.getLogger(NodeBook.class.getName());
    private static final int DEEPEST = 32;
    private static final int BROWSES = 100;
    private static final String BETWEEN = "\t";

    private final Path file;
    /** The names from the objects folder down by address, each as the URI of its namespace, a tab and the name. */
    private final Map<String, List<String>> known = new HashMap<>();

    private boolean changed;

    private NodeBook(Path file) {
        this.file = file;
    }

    /** Reads the book of a connection. One that is damaged is begun anew: it only spares a person's work. */
    static NodeBook in(Path folder) {
        NodeBook book = new NodeBook(folder.resolve("nodes.json"));
        try {
            Map<?, ?> document = Sealed.read(book.file);
            if (document != null) {
                for (Object one : Fields.of(document).list("nodes")) {
                    Fields node = Fields.of(one);
                    book.known.put(node.text("address"), node.texts("path"));
                }
            }
        } catch (IOException | IllegalArgumentException damaged) {
            book.known.clear();
            LOG.log(System.Logger.Level.WARNING, "What was noted of nodes is lost.", damaged);
        }
        return book;
    }

    boolean knows(String address) {
        return known.containsKey(address);
    }

    /** Makes safe what has changed. */
    void save() {
        if (!changed) {
            return;
        }
        List<Object> nodes = new ArrayList<>();
        new TreeMap<>(known).forEach((address, path) -> nodes.add(Map.of("address", address, "path", path)));
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Sealed.write(file, Map.of("format", 1L, "nodes", nodes));
            changed = false;
        } catch (IOException full) {
            LOG.log(System.Logger.Level.WARNING, "What is known of nodes cannot be noted.", full);
        }
    }

    /** Learns where nodes stand that are there now. */
    void learn(OpcUaClient client, Map<String, NodeId> nodes) throws UaException {
        Map<NodeId, NodeId> parents = parents(client, nodes.values());
        Set<NodeId> all = new LinkedHashSet<>(nodes.values());
        all.addAll(parents.values());
        Map<NodeId, String> names = names(client, List.copyOf(all));
        nodes.forEach((address, node) -> {
            List<String> path = new ArrayList<>();
            NodeId at = node;
            while (at != null && !at.equals(NodeIds.ObjectsFolder) && path.size() < DEEPEST) {
                path.addFirst(names.getOrDefault(at, ""));
                at = parents.get(at);
            }
            boolean whole = at != null && at.equals(NodeIds.ObjectsFolder) && !path.contains("");
            // A node that does not hang below the objects folder cannot be found by names; it is not asked for again.
            known.put(address, whole ? path : List.of());
            changed = true;
        });
    }

    private static Map<NodeId, NodeId> parents(OpcUaClient client, Collection<NodeId> nodes) throws UaException {
        Map<NodeId, NodeId> parents = new LinkedHashMap<>();
        Set<NodeId> frontier = new LinkedHashSet<>(nodes);
        for (int step = 0; step < DEEPEST && !frontier.isEmpty(); step++) {
            List<NodeId> now = List.copyOf(frontier);
            frontier.clear();
            for (int from = 0; from < now.size(); from += BROWSES) {
                List<NodeId> some = now.subList(from, Math.min(now.size(), from + BROWSES));
                List<BrowseResult> results =
                        client.browse(some.stream().map(NodeBook::up).toList());
                for (int i = 0; i < some.size(); i++) {
                    List<ReferenceDescription> up = Tree.references(results.get(i));
                    if (!up.isEmpty()) {
                        NodeId parent = up.getFirst().getNodeId().toNodeIdOrThrow(client.getNamespaceTable());
                        parents.put(some.get(i), parent);
                        if (!parent.equals(NodeIds.ObjectsFolder) && !parents.containsKey(parent)) {
                            frontier.add(parent);
                        }
                    }
                }
            }
        }
        return parents;
    }

    private static BrowseDescription up(NodeId node) {
        return new BrowseDescription(
                node,
                BrowseDirection.Inverse,
                NodeIds.HierarchicalReferences,
                true,
                uint(NodeClass.Object.getValue() | NodeClass.Variable.getValue()),
                uint(0));
    }

    private static Map<NodeId, String> names(OpcUaClient client, List<NodeId> nodes) throws UaException {
        List<ReadValueId> reads = nodes.stream()
                .map(node -> Properties.attribute(node, AttributeId.BrowseName))
                .toList();
        List<DataValue> answers = Properties.read(client, reads);
        NamespaceTable namespaces = client.getNamespaceTable();
        Map<NodeId, String> names = new HashMap<>();
        for (int i = 0; i < answers.size(); i++) {
            if (Values.plain(answers.get(i)) instanceof QualifiedName name && name.name() != null) {
                names.put(nodes.get(i), namespaces.get(name.namespaceIndex()) + BETWEEN + name.name());
            }
        }
        return names;
    }

    /** Nodes that bear another name than before: a controller may give an old number to a new variable. */
    Set<String> renamed(OpcUaClient client, Map<String, NodeId> nodes) throws UaException {
        Map<String, NodeId> named = new LinkedHashMap<>(nodes);
        named.keySet()
                .removeIf(address -> known.getOrDefault(address, List.of()).isEmpty());
        Map<NodeId, String> names = names(client, List.copyOf(named.values()));
        Set<String> renamed = new LinkedHashSet<>();
        named.forEach((address, node) -> {
            String now = names.get(node);
            if (now != null
                    && !now.equals(known.getOrDefault(address, List.of()).getLast())) {
                renamed.add(address);
            }
        });
        return renamed;
    }

    /** Where nodes stand now whose ids the server does not know any more; those that it does not have are left out. */
    Map<String, NodeId> find(OpcUaClient client, Collection<String> addresses) throws UaException {
        NamespaceTable namespaces = client.getNamespaceTable();
        List<String> asked = new ArrayList<>();
        List<BrowsePath> paths = new ArrayList<>();
        for (String address : addresses) {
            Optional<BrowsePath> path = path(known.getOrDefault(address, List.of()), namespaces);
            path.ifPresent(one -> {
                asked.add(address);
                paths.add(one);
            });
        }
        Map<String, NodeId> found = new LinkedHashMap<>();
        for (int from = 0; from < paths.size(); from += BROWSES) {
            List<BrowsePath> some = paths.subList(from, Math.min(paths.size(), from + BROWSES));
            BrowsePathResult[] results = client.translateBrowsePaths(some).getResults();
            for (int i = 0; results != null && i < results.length; i++) {
                BrowsePathTarget[] targets = results[i].getTargets();
                // Two nodes of one path are not told apart: better none than the wrong one.
                if (results[i].getStatusCode().isGood() && targets != null && targets.length == 1) {
                    Optional<NodeId> node = targets[0].getTargetId().toNodeId(namespaces);
                    String address = asked.get(from + i);
                    node.ifPresent(there -> found.put(address, there));
                }
            }
        }
        return found;
    }

    private static Optional<BrowsePath> path(List<String> names, NamespaceTable namespaces) {
        RelativePathElement[] steps = new RelativePathElement[names.size()];
        for (int i = 0; i < steps.length; i++) {
            int between = names.get(i).indexOf(BETWEEN);
            var index = between < 1 ? null : namespaces.getIndex(names.get(i).substring(0, between));
            if (index == null) {
                return Optional.empty();
            }
            QualifiedName name = new QualifiedName(index, names.get(i).substring(between + 1));
            steps[i] = new RelativePathElement(NodeIds.HierarchicalReferences, false, true, name);
        }
        return steps.length == 0
                ? Optional.empty()
                : Optional.of(new BrowsePath(NodeIds.ObjectsFolder, new RelativePath(steps)));
    }
}
