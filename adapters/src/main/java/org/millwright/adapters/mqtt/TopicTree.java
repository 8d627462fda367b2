package org.millwright.adapters.mqtt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.millwright.machine.Tag;
import org.millwright.machine.connect.Node;
import org.millwright.machine.connect.NodePage;

/** The topics that were seen, as a tree: levels are folders, payloads are values, or folders of the values inside. */
final class TopicTree {
    private static final int INSIDE = 500;
    private static final int DEPTH = 8;

    private final TopicsSeen seen;
    private final JsonMapper mapper;

    TopicTree(TopicsSeen seen, JsonMapper mapper) {
        this.seen = seen;
        this.mapper = mapper;
    }

    /** @param at empty for the root, a prefix with a slash at its end for a level, a topic with {@code #} for what is inside its payload */
    NodePage page(String at, String cursor) {
        List<Node> nodes = at.endsWith("#") ? inside(at.substring(0, at.length() - 1)) : level(at);
        int from = cursor.isEmpty() ? 0 : Math.min(nodes.size(), Integer.parseInt(cursor));
        int until = Math.min(nodes.size(), from + NodePage.MOST);
        return new NodePage(nodes.subList(from, until), until < nodes.size() ? String.valueOf(until) : "");
    }

    private List<Node> level(String prefix) {
        Map<String, Node> nodes = new TreeMap<>();
        for (String topic : seen.names()) {
            if (!topic.startsWith(prefix)) {
                continue;
            }
            String rest = topic.substring(prefix.length());
            int slash = rest.indexOf('/');
            if (slash >= 0) {
                String below = prefix + rest.substring(0, slash + 1);
                String name = slash == 0 ? "(empty)" : rest.substring(0, slash);
                nodes.put(rest.substring(0, slash + 1), folder(below, name, below.substring(0, below.length() - 1)));
            } else {
                nodes.put(rest, leaf(topic, rest.isEmpty() ? "(empty)" : rest));
            }
        }
        return new ArrayList<>(nodes.values());
    }

    private static Node folder(String address, String name, String path) {
        return new Node(address, name, path, Node.Kind.FOLDER, Tag.of(name), "");
    }

    private Node leaf(String topic, String name) {
        byte[] bytes = seen.last(topic).map(TopicsSeen.Seen::bytes).orElse(new byte[0]);
        try {
            Payload payload = Payload.of(bytes, mapper);
            if (payload.looksStructured()) {
                JsonNode tree = payload.tree();
                boolean namespace = tree.isObject() && tree.path("v").isValueNode();
                return namespace
                        ? value(topic, name, topic, tree.path("u").asText(""), "json")
                        : folder(topic + "#", name, topic);
            }
            if (Texts.number(payload.text(), List.of()).isPresent()) {
                return value(topic, name, topic, "", "number");
            }
            if (payload.cells().length > 1) {
                return folder(topic + "#", name, topic);
            }
            return value(topic, name, topic, "", "text");
        } catch (IOException unreadable) {
            return value(topic, name, topic, "", "bytes");
        }
    }

    private static Node value(String address, String name, String path, String unit, String type) {
        Tag tag = new Tag(name, unit.isBlank() ? Tag.UNKNOWN_UNIT : unit, Tag.Kind.MEASUREMENT, List.of());
        return new Node(address, name, path, Node.Kind.VALUE, tag, type);
    }

    private List<Node> inside(String topic) {
        List<Node> nodes = new ArrayList<>();
        byte[] bytes = seen.last(topic).map(TopicsSeen.Seen::bytes).orElse(new byte[0]);
        try {
            Payload payload = Payload.of(bytes, mapper);
            if (payload.looksStructured()) {
                fields(topic, "", payload.tree(), nodes);
            } else {
                String[] cells = payload.cells();
                for (int at = 1; at <= Math.min(cells.length, INSIDE); at++) {
                    String type = Texts.number(cells[at - 1], List.of()).isPresent() ? "number" : "text";
                    nodes.add(value(topic + "#csv:" + at, "cell_" + at, topic + "/cell_" + at, "", type));
                }
            }
        } catch (IOException unreadable) {
            return List.of();
        }
        return nodes;
    }

    private static void fields(String topic, String pointer, JsonNode node, List<Node> into) {
        if (into.size() >= INSIDE || pointer.chars().filter(c -> c == '/').count() > DEPTH) {
            return;
        }
        if (node.isValueNode()) {
            String path = topic + pointer;
            String type = node.isNumber() ? "number" : node.isBoolean() ? "boolean" : "text";
            into.add(value(topic + "#" + pointer, pointer.substring(1).replace('/', '_'), path, "", type));
        } else if (node.isArray()) {
            for (int at = 0; at < node.size(); at++) {
                fields(topic, pointer + "/" + at, node.get(at), into);
            }
        } else {
            for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
                String name = names.next();
                String step = name.replace("~", "~0").replace("/", "~1");
                fields(topic, pointer + "/" + step, node.path(name), into);
            }
        }
    }
}
