package org.millwright.program.nouns;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.millwright.MillwrightException;
import org.millwright.program.client.ServerClient;

/** Walks what a device offers. */
final class Nodes {
    private static final int MOST = 20_000;

    private final ServerClient client;
    private final Map<String, Object> device;

    /** @param device kind, address and settings, or the name of a connection */
    Nodes(ServerClient client, Map<String, Object> device) {
        this.client = client;
        this.device = device;
    }

    /** Every node of one level. */
    List<JsonNode> level(String at) {
        List<JsonNode> nodes = new ArrayList<>();
        String cursor = "";
        do {
            Map<String, Object> body = new LinkedHashMap<>(device);
            body.put("at", at);
            body.put("cursor", cursor);
            JsonNode page = client.post("/api/v1/connection-browse", body);
            page.path("nodes").forEach(nodes::add);
            cursor = page.path("next").asText();
            if (nodes.size() > MOST) {
                throw tooMany(at);
            }
        } while (!cursor.isEmpty());
        return nodes;
    }

    /** The points of all values whose path fits one of the patterns. */
    List<Map<String, Object>> selected(List<String> patterns, @Nullable String asset) {
        List<Pattern> wanted = patterns.stream().map(Nodes::pattern).toList();
        List<Map<String, Object>> points = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(""));
        while (!open.isEmpty()) {
            for (JsonNode node : level(open.removeFirst())) {
                String address = node.path("address").asText();
                if (!seen.add(address)) {
                    continue;
                }
                String path = node.path("path").asText();
                if (node.path("kind").asText().equals("folder")) {
                    open.addLast(address);
                } else if (wanted.stream().anyMatch(one -> one.matcher(path).matches())) {
                    points.add(point(node, path, asset));
                    if (points.size() > MOST) {
                        throw tooMany(String.join(", ", patterns));
                    }
                }
            }
        }
        if (points.isEmpty()) {
            throw MillwrightException.notFound(
                    "nouns.select.nothing",
                    "No value of the device fits ({patterns}). Look at what it offers with millwright connect browse;"
                            + " ** fits any names.",
                    "patterns",
                    String.join(", ", patterns));
        }
        return points;
    }

    /** A device with a million nodes: nothing is cut off in silence. */
    private static MillwrightException tooMany(String what) {
        return MillwrightException.badRequest(
                "nouns.select.many",
                "More than {most} nodes of the device fit ({what}). Look at a node further down with --at, or narrow"
                        + " --select, and make several connections of it.",
                "most",
                MOST,
                "what",
                what);
    }

    private static Map<String, Object> point(JsonNode node, String path, @Nullable String asset) {
        int slash = path.lastIndexOf('/');
        Map<String, Object> point = new LinkedHashMap<>();
        point.put("asset", asset != null ? asset : slash > 0 ? path.substring(0, slash) : "plant");
        point.put("tag", slash > 0 ? path.substring(slash + 1) : path);
        point.put("unit", node.path("unit").asText());
        point.put("address", node.path("address").asText());
        point.put("words", Answers.texts(node.path("words")));
        return point;
    }

    /** {@code plant/pump/pressure=30001} as a point. */
    static Map<String, Object> point(String text) {
        int equals = text.indexOf('=');
        int slash = equals < 0 ? -1 : text.lastIndexOf('/', equals);
        if (slash < 1 || equals == text.length() - 1) {
            throw MillwrightException.badRequest(
                    "nouns.point.form",
                    "({value}) is no point. Write it like: --point plant/pump/pressure=30001",
                    "value",
                    text);
        }
        Map<String, Object> point = new LinkedHashMap<>();
        point.put("asset", text.substring(0, slash));
        point.put("tag", text.substring(slash + 1, equals));
        point.put("address", text.substring(equals + 1));
        return point;
    }

    static Pattern pattern(String glob) {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < glob.length(); i++) {
            if (glob.startsWith("**", i)) {
                regex.append(".*");
                i++;
            } else if (glob.charAt(i) == '*') {
                regex.append("[^/]*");
            } else {
                regex.append(Pattern.quote(String.valueOf(glob.charAt(i))));
            }
        }
        return Pattern.compile(regex.toString());
    }
}
