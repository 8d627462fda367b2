package org.millwright.access;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.millwright.MillwrightException;

/**
 * The assets of a plant below {@link AssetId#PLANT}, numbered so that a subtree is one range of numbers: a node comes before what
 * is below it, and what is below it comes without a gap. Never changes.
 */
public final class AssetTree {
    /** Levels below the plant. */
    public static final int DEEPEST = 32;

    private static final int ABSENT = -1;

    private final Map<AssetId, Integer> numbers;
    private final AssetId[] ids;
    private final int[] ends;
    private final int[] restricted;

    /**
     * One asset.
     *
     * @param parent what it is part of; null for {@link AssetId#PLANT}
     * @param restricted true if a grant from above does not reach it
     */
    public record Node(AssetId id, @Nullable AssetId parent, boolean restricted) {}

    private AssetTree(Map<AssetId, List<AssetId>> children, Set<AssetId> closed) {
        int size = children.size();
        numbers = HashMap.newHashMap(size);
        ids = new AssetId[size];
        ends = new int[size];
        number(children);
        restricted = closed.stream().mapToInt(numbers::get).sorted().toArray();
    }

    /**
     * A tree of the given assets in any order.
     *
     * @throws MillwrightException if an asset stands there twice, has a parent that is not there, is its own ancestor or lies
     *     deeper than {@value #DEEPEST} levels
     */
    public static AssetTree of(Collection<Node> nodes) {
        Map<AssetId, List<AssetId>> children = new LinkedHashMap<>();
        children.put(AssetId.PLANT, new ArrayList<>());
        nodes.forEach(node -> {
            if (children.put(node.id(), new ArrayList<>()) != null) {
                throw MillwrightException.badRequest(
                        "access.asset.twice",
                        "The asset ({asset}) stands in the tree twice. Remove one.",
                        "asset",
                        node.id());
            }
        });
        Set<AssetId> closed = new HashSet<>();
        for (Node node : nodes) {
            AssetId parent = node.parent() == null ? AssetId.PLANT : node.parent();
            List<AssetId> siblings = children.get(parent);
            if (siblings == null) {
                throw MillwrightException.badRequest(
                        "access.asset.orphan",
                        "The asset ({asset}) is part of ({parent}), which is not in the tree. Maybe the parent was removed"
                                + " or its name has a typing error.",
                        "asset",
                        node.id(),
                        "parent",
                        parent);
            }
            siblings.add(node.id());
            if (node.restricted()) {
                closed.add(node.id());
            }
        }
        return new AssetTree(children, closed);
    }

    /** A tree of paths such as {@code plant/line/machine}: what stands before a slash is the parent, and is made if not given. */
    public static AssetTree ofPaths(Collection<String> paths) {
        Map<String, Node> nodes = new TreeMap<>();
        for (String path : new TreeSet<>(paths)) {
            AssetId parent = null;
            for (int end = path.indexOf('/'); end >= 0; end = path.indexOf('/', end + 1)) {
                parent = add(nodes, path.substring(0, end), parent);
            }
            add(nodes, path, parent);
        }
        return of(nodes.values());
    }

    private static AssetId add(Map<String, Node> nodes, String path, @Nullable AssetId parent) {
        return nodes.computeIfAbsent(path, name -> new Node(new AssetId(name), parent, false))
                .id();
    }

    private void number(Map<AssetId, List<AssetId>> children) {
        Deque<Integer> open = new ArrayDeque<>();
        Deque<List<AssetId>> waiting = new ArrayDeque<>();
        waiting.push(new ArrayList<>(List.of(AssetId.PLANT)));
        int next = 0;
        while (!waiting.isEmpty()) {
            List<AssetId> siblings = waiting.peek();
            if (siblings.isEmpty()) {
                waiting.pop();
                if (!open.isEmpty()) {
                    ends[open.pop()] = next;
                }
                continue;
            }
            AssetId id = siblings.removeLast();
            numbers.put(id, next);
            ids[next] = id;
            open.push(next++);
            waiting.push(children.getOrDefault(id, List.of()));
            checkDepth(id, open.size() - 1);
        }
        if (next != ids.length) {
            throw circle(children.keySet());
        }
    }

    private static void checkDepth(AssetId id, int depth) {
        if (depth > DEEPEST) {
            throw MillwrightException.badRequest(
                    "access.asset.deep",
                    "The asset ({asset}) lies more than {limit} levels below the plant. Leave some levels out.",
                    "asset",
                    id,
                    "limit",
                    DEEPEST);
        }
    }

    private MillwrightException circle(Set<AssetId> all) {
        AssetId lost = all.stream()
                .filter(id -> !numbers.containsKey(id))
                .sorted()
                .findFirst()
                .orElseThrow();
        return MillwrightException.badRequest(
                "access.asset.circle",
                "The asset ({asset}) is part of itself by way of its parents. Give one of them another parent.",
                "asset",
                lost);
    }

    /** Assets, the plant itself counted. */
    public int size() {
        return ids.length;
    }

    public boolean contains(AssetId id) {
        return numbers.containsKey(id);
    }

    /** Every asset from the plant downwards, each before what is below it. */
    public List<AssetId> ids() {
        return List.of(ids);
    }

    /** True if the first is the second or lies above it; false if one of them is not there. */
    public boolean reaches(AssetId upper, AssetId lower) {
        int from = number(upper);
        int number = number(lower);
        return from >= 0 && number >= from && number < ends[from];
    }

    /** The number of an asset; below 0 if it is not there. */
    int number(AssetId id) {
        return numbers.getOrDefault(id, ABSENT);
    }

    /** One more than the number of the last asset below the one of this number. */
    int end(int number) {
        return ends[number];
    }

    AssetId id(int number) {
        return ids[number];
    }

    /** The numbers of the restricted assets, rising. The array is not to be changed. */
    int[] restricted() {
        return restricted;
    }
}
