package org.millwright.adapters.sparkplug;

import java.util.Optional;

/**
 * A topic {@code spBv1.0/group/type/node[/device]} (Sparkplug 3.0, 4.1).
 *
 * @param group the group id
 * @param type what kind of message
 * @param node the edge node id
 * @param device the device id; empty for a message of the node itself
 */
record SparkTopic(String group, Type type, String node, String device) {
    static final String NAMESPACE = "spBv1.0";

    /** The kinds of messages that concern a host. */
    enum Type {
        NBIRTH,
        NDEATH,
        DBIRTH,
        DDEATH,
        NDATA,
        DDATA,
        NCMD,
        DCMD
    }

    /** Empty for a topic that is none of these, such as the state of a host. */
    static Optional<SparkTopic> of(String topic) {
        String[] levels = topic.split("/", -1);
        if (levels.length < 4 || levels.length > 5 || !levels[0].equals(NAMESPACE)) {
            return Optional.empty();
        }
        for (Type type : Type.values()) {
            boolean ofDevice = type.name().startsWith("D");
            if (type.name().equals(levels[2]) && levels.length == (ofDevice ? 5 : 4)) {
                return Optional.of(new SparkTopic(levels[1], type, levels[3], ofDevice ? levels[4] : ""));
            }
        }
        return Optional.empty();
    }

    /** Where the state of a host stands. */
    static String state(String host) {
        return NAMESPACE + "/STATE/" + host;
    }

    /** The node, as {@code group/node}. */
    String nodeName() {
        return group + "/" + node;
    }

    @Override
    public String toString() {
        String own = NAMESPACE + "/" + group + "/" + type + "/" + node;
        return device.isEmpty() ? own : own + "/" + device;
    }
}
