package org.millwright.adapters.sparkplug;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.millwright.MillwrightException;
import org.millwright.machine.Tag;
import org.millwright.machine.connect.Node;
import org.millwright.machine.connect.NodePage;

/** What births have defined, as a tree: groups, edge nodes, devices, metrics. */
final class NodeTree {
    static final NodeTree EMPTY = new NodeTree(new TreeMap<>());

    private final Map<String, Map<String, Node>> levels;

    private NodeTree(Map<String, Map<String, Node>> levels) {
        this.levels = levels;
    }

    static NodeTree of(HostReceiver host) {
        Map<String, Map<String, Node>> levels = new TreeMap<>();
        host.look((name, node) -> {
            folders(levels, name);
            node.defined().forEach((device, metrics) -> {
                String owner = device.isEmpty() ? name : name + "/" + device;
                folders(levels, owner);
                metrics.forEach(metric -> metric(levels, owner, metric));
            });
        });
        return new NodeTree(levels);
    }

    private static void folders(Map<String, Map<String, Node>> levels, String path) {
        int slash = path.lastIndexOf('/');
        String above = slash < 0 ? "" : path.substring(0, slash);
        String name = path.substring(slash + 1);
        Map<String, Node> level = levels.computeIfAbsent(above, key -> new TreeMap<>());
        if (level.putIfAbsent(name, new Node(path, name, path, Node.Kind.FOLDER, Tag.of(name), "")) == null
                && !above.isEmpty()) {
            folders(levels, above);
        }
    }

    private static void metric(Map<String, Map<String, Node>> levels, String owner, EdgeNode.Defined metric) {
        boolean usable = metric.type().numeric() || metric.type().text();
        if (!usable || metric.name().equals(Payloads.REBIRTH) || metric.name().isBlank()) {
            return;
        }
        String name = metric.name().replace('/', '_');
        Tag.Kind kind =
                metric.type() == DataType.BOOLEAN || metric.type().text() ? Tag.Kind.STATUS : Tag.Kind.MEASUREMENT;
        String unit = metric.unit().isBlank() ? Tag.UNKNOWN_UNIT : metric.unit();
        Node node = new Node(
                metric.address(),
                name,
                owner + "/" + name,
                Node.Kind.VALUE,
                new Tag(name, unit, kind, List.of()),
                metric.type().code());
        levels.computeIfAbsent(owner, key -> new TreeMap<>()).put("#" + metric.name(), node);
    }

    /** One level below a folder; the root for an empty address. */
    NodePage page(String at, String cursor) {
        Map<String, Node> level = levels.get(at);
        if (level == null) {
            if (at.isEmpty()) {
                return new NodePage(List.of(), "");
            }
            throw MillwrightException.notFound(
                    "sparkplug.browse.unknown",
                    "Nothing of ({address}) has been heard. Browse from the root again; a node shows when it sends.",
                    "address",
                    at);
        }
        List<Node> nodes = new ArrayList<>(level.values());
        int from = cursor.isEmpty() ? 0 : Math.min(nodes.size(), Integer.parseInt(cursor));
        int until = Math.min(nodes.size(), from + NodePage.MOST);
        return new NodePage(nodes.subList(from, until), until < nodes.size() ? String.valueOf(until) : "");
    }
}
