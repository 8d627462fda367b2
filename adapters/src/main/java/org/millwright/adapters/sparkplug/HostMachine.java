package org.millwright.adapters.sparkplug;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * All edge nodes that a host hears, and how often it may ask them for their births: each at most once in ten seconds, all together at
 * most five times a second, because after a restart of the broker every node needs it. A node that does not answer is asked again, in ever
 * longer times. Not for several threads.
 */
final class HostMachine {
    private static final long NODE_MICROS = 10_000_000;
    private static final long SECOND = 1_000_000;
    private static final int PER_SECOND = 5;
    private static final int LAST_DOUBLING = 5;
    private static final int MOST_NODES = 5_000;

    private final Map<String, EdgeNode> nodes = new TreeMap<>();
    private final Map<String, Asked> asked = new LinkedHashMap<>();
    private final Set<String> toAsk = new LinkedHashSet<>();
    private final Deque<Long> lastSecond = new ArrayDeque<>();
    private final HostOutput out;
    private final Ask ask;

    /**
     * How a node was asked.
     *
     * @param micros when for the last time
     * @param times how often since it was heard
     */
    private record Asked(long micros, int times) {
        /** A node that stays silent is asked less and less often. */
        long nextMicros() {
            return micros + (NODE_MICROS << Math.min(times - 1, LAST_DOUBLING));
        }
    }

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
        asked.computeIfPresent(topic.nodeName(), (name, before) -> new Asked(before.micros(), 1));
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
        for (String name : toAsk) {
            if (lastSecond.size() >= PER_SECOND) {
                return;
            }
            Asked before = asked.get(name);
            if (before == null || nowMicros >= before.nextMicros()) {
                int slash = name.indexOf('/');
                if (ask.rebirth(name.substring(0, slash), name.substring(slash + 1))) {
                    asked.put(name, new Asked(nowMicros, before == null ? 1 : before.times() + 1));
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

    /** Those of these nodes that are not born now. */
    List<String> unborn(Collection<String> wanted) {
        return wanted.stream().filter(name -> !born(name)).toList();
    }

    private boolean born(String name) {
        EdgeNode node = nodes.get(name);
        return node != null && (node.state() == EdgeNode.State.BORN || node.state() == EdgeNode.State.GAP);
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
