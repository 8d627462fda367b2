package org.millwright.adapters.sparkplug;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * All edge nodes that a host hears, and how often it may ask them for their births: each at most once in ten seconds, all together at
 * most five times a second, because after a restart of the broker every node needs it. Not for several threads.
 */
final class HostMachine {
    private static final long NODE_MICROS = 10_000_000;
    private static final long SECOND = 1_000_000;
    private static final int PER_SECOND = 5;
    private static final int MOST_NODES = 5_000;

    private final Map<String, EdgeNode> nodes = new TreeMap<>();
    private final Map<String, Long> asked = new LinkedHashMap<>();
    private final Set<String> toAsk = new LinkedHashSet<>();
    private final Deque<Long> lastSecond = new ArrayDeque<>();
    private final HostOutput out;
    private final Ask ask;

    /** Sends the command; false if there is no connection. */
    interface Ask {
        boolean rebirth(String group, String node);
    }

    HostMachine(HostOutput out, Ask ask) {
        this.out = out;
        this.ask = ask;
    }

    /** Takes a message. */
    void take(SparkTopic topic, byte[] bytes, long arrivedMicros) {
        EdgeNode node = nodes.get(topic.nodeName());
        if (node == null) {
            if (nodes.size() >= MOST_NODES) {
                out.reject(topic, "there are more than " + MOST_NODES + " edge nodes", bytes);
                return;
            }
            node = new EdgeNode(topic.group(), topic.node(), out, () -> toAsk.add(topic.nodeName()));
            nodes.put(topic.nodeName(), node);
        }
        node.take(topic, bytes, arrivedMicros);
        if (topic.type() == SparkTopic.Type.NBIRTH && node.state() == EdgeNode.State.BORN) {
            toAsk.remove(topic.nodeName());
        }
        tick(arrivedMicros);
    }

    /** A node is to be asked as soon as its turn comes. */
    void want(String group, String node) {
        toAsk.add(group + "/" + node);
    }

    /** Time passes. */
    void tick(long nowMicros) {
        nodes.values().forEach(node -> node.tick(nowMicros));
        while (!lastSecond.isEmpty() && nowMicros - lastSecond.peekFirst() >= SECOND) {
            lastSecond.removeFirst();
        }
        for (var names = toAsk.iterator(); names.hasNext() && lastSecond.size() < PER_SECOND; ) {
            String name = names.next();
            Long before = asked.get(name);
            if (before == null || nowMicros - before >= NODE_MICROS) {
                int slash = name.indexOf('/');
                if (ask.rebirth(name.substring(0, slash), name.substring(slash + 1))) {
                    names.remove();
                    asked.put(name, nowMicros);
                    lastSecond.addLast(nowMicros);
                }
            }
        }
    }

    /** The link is lost: every node has to be asked once it is back. */
    void linkLost(long nowMicros) {
        nodes.values().forEach(node -> node.linkLost(nowMicros));
        asked.clear();
        nodes.keySet().forEach(toAsk::add);
    }

    Collection<String> names() {
        return nodes.keySet();
    }

    EdgeNode node(String name) {
        EdgeNode node = nodes.get(name);
        if (node == null) {
            throw new IllegalArgumentException("There is no edge node (%s).".formatted(name));
        }
        return node;
    }
}
