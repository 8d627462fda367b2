package org.millwright.adapters.sparkplug;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.millwright.machine.connect.SourceTime;

/**
 * What a host knows of one edge node: whether it was born, what its aliases mean, and which message has to come next.
 *
 * <p>{@code UNKNOWN → BORN → GAP → BORN | UNKNOWN}, {@code BORN → DEAD}. A message whose number does not follow waits in GAP for those
 * before it; if they do not come within the time for reordering, nothing of the node is believed any more until its next birth. Not for
 * several threads.
 */
final class EdgeNode {
    /** How long a message may come after one that was sent later. */
    static final long REORDER_MICROS = 2_000_000;

    private static final int NUMBERS = 256;
    private static final int WAITING = 128;

    private final String group;
    private final String node;
    private final HostOutput out;
    private final Runnable wantsBirth;
    private final Map<String, Known> owners = new LinkedHashMap<>();
    private final TreeMap<Integer, Waiting> waiting = new TreeMap<>();
    private State state = State.UNKNOWN;
    private long bdSeq = -1;
    private int expected;
    private long gapSince;
    private long lastMicros;
    private long newestSource;
    private long newestArrived;
    private long messages;
    private long values;

    /** @param wantsBirth is run when the node has to be asked for its births */
    EdgeNode(String group, String node, HostOutput out, Runnable wantsBirth) {
        this.wantsBirth = wantsBirth;
        this.group = group;
        this.node = node;
        this.out = out;
    }

    /** The states of a node. */
    enum State {
        UNKNOWN,
        BORN,
        GAP,
        DEAD
    }

    /** A message that waits for those before it. */
    private record Waiting(SparkTopic topic, Payloads.Message message, long arrivedMicros) {}

    /**
     * A metric as its birth defined it.
     *
     * @param address where its values go
     * @param type its type
     */
    record Defined(String name, String address, DataType type, String unit) {}

    /** The metrics of the node itself or of one of its devices. */
    private static final class Known {
        final Map<String, Defined> byName = new LinkedHashMap<>();
        final Map<Long, Defined> byAlias = new HashMap<>();
        boolean online;
    }

    State state() {
        return state;
    }

    /** Takes a message of this node. */
    void take(SparkTopic topic, byte[] bytes, long arrivedMicros) {
        Payloads.Message message;
        try {
            message = Payloads.read(bytes);
        } catch (IOException none) {
            out.reject(topic, String.valueOf(none.getMessage()), bytes);
            return;
        }
        lastMicros = lastMicros == 0 ? arrivedMicros : lastMicros;
        switch (topic.type()) {
            case NBIRTH -> nodeBirth(topic, message, arrivedMicros, bytes);
            case NDEATH -> nodeDeath(message, arrivedMicros);
            case DBIRTH, DDEATH, NDATA, DDATA -> numbered(topic, message, arrivedMicros, bytes);
            default -> {
                // Commands are for the node, not for us.
            }
        }
    }

    private void nodeBirth(SparkTopic topic, Payloads.Message message, long arrivedMicros, byte[] bytes) {
        if (message.seq() < 0) {
            out.reject(topic, "a birth needs a sequence number", bytes);
            return;
        }
        owners.values().forEach(known -> known.online = false);
        waiting.clear();
        bdSeq = message.bdSeq();
        state = State.BORN;
        expected = (message.seq() + 1) % NUMBERS;
        born("", message, arrivedMicros);
    }

    private void nodeDeath(Payloads.Message message, long arrivedMicros) {
        // The will of an earlier connection of the node says nothing about this one.
        boolean current = message.bdSeq() == bdSeq && (state == State.BORN || state == State.GAP);
        if (current) {
            state = State.DEAD;
            waiting.clear();
            bad(here(arrivedMicros));
        }
    }

    private void numbered(SparkTopic topic, Payloads.Message message, long arrivedMicros, byte[] bytes) {
        if (state == State.UNKNOWN || state == State.DEAD) {
            unborn(message, arrivedMicros);
            return;
        }
        if (message.seq() < 0) {
            out.reject(topic, "its sequence number is missing", bytes);
            return;
        }
        if (message.seq() == expected) {
            apply(topic, message, arrivedMicros, bytes);
            followers(arrivedMicros);
        } else {
            if (state == State.BORN) {
                gapSince = arrivedMicros;
                state = State.GAP;
            }
            if (waiting.size() >= WAITING) {
                expired(arrivedMicros);
            } else {
                int ahead = Math.floorMod(message.seq() - expected, NUMBERS);
                waiting.put(ahead, new Waiting(topic, message, arrivedMicros));
            }
        }
    }

    private void unborn(Payloads.Message message, long arrivedMicros) {
        out.gap(nodeName(), arrivedMicros, arrivedMicros, message.metrics().size());
        wantsBirth.run();
    }

    /** Those that have waited for the message that has just come. */
    private void followers(long arrivedMicros) {
        while (state == State.GAP && !waiting.isEmpty()) {
            TreeMap<Integer, Waiting> nearer = new TreeMap<>();
            waiting.forEach((ahead, one) -> nearer.put(ahead - 1, one));
            waiting.clear();
            waiting.putAll(nearer);
            Waiting next = waiting.remove(0);
            if (next == null) {
                gapSince = arrivedMicros;
                return;
            }
            apply(next.topic(), next.message(), next.arrivedMicros(), new byte[0]);
        }
        if (state == State.GAP) {
            state = State.BORN;
        }
    }

    private void apply(SparkTopic topic, Payloads.Message message, long arrivedMicros, byte[] bytes) {
        expected = (message.seq() + 1) % NUMBERS;
        lastMicros = arrivedMicros;
        switch (topic.type()) {
            case DBIRTH -> born(topic.device(), message, arrivedMicros);
            case DDEATH -> dead(topic.device(), here(arrivedMicros));
            default -> data(topic, message, arrivedMicros, bytes);
        }
    }

    private void born(String device, Payloads.Message message, long arrivedMicros) {
        Known known = new Known();
        known.online = true;
        Known before = owners.put(device, known);
        for (Metric metric : message.metrics()) {
            if (metric.name().isEmpty() || metric.name().equals(Payloads.BDSEQ)) {
                continue;
            }
            String address = address(device, metric.name());
            Defined defined = new Defined(
                    metric.name(), address, metric.type(), metric.marks().unit());
            known.byName.put(metric.name(), defined);
            if (metric.alias() >= 0) {
                known.byAlias.put(metric.alias(), defined);
            }
            give(defined, metric, message, arrivedMicros);
        }
        if (before != null) {
            before.byName.forEach((name, defined) -> {
                if (!known.byName.containsKey(name)) {
                    out.bad(defined.address(), here(arrivedMicros));
                }
            });
        }
    }

    private void data(SparkTopic topic, Payloads.Message message, long arrivedMicros, byte[] bytes) {
        Known known = owners.get(topic.device());
        if (known == null || !known.online) {
            unborn(message, arrivedMicros);
            return;
        }
        messages++;
        values += message.metrics().size();
        List<Metric> strange = new ArrayList<>();
        for (Metric metric : message.metrics()) {
            // The alias of a node is unique among all of its devices.
            Defined defined =
                    metric.name().isEmpty() ? known.byAlias.get(metric.alias()) : known.byName.get(metric.name());
            if (defined != null && (metric.type() == DataType.UNKNOWN || metric.type() == defined.type())) {
                give(defined, metric, message, arrivedMicros);
            } else {
                strange.add(metric);
            }
        }
        if (!strange.isEmpty()) {
            Metric first = strange.getFirst();
            out.reject(
                    topic,
                    "its birth does not define %s of type %s (%d such metrics)"
                            .formatted(
                                    first.name().isEmpty() ? "alias " + first.alias() : first.name(),
                                    first.type().code(),
                                    strange.size()),
                    bytes);
            wantsBirth.run();
        }
    }

    private void give(Defined defined, Metric metric, Payloads.Message message, long arrivedMicros) {
        long millis = metric.millis() >= 0 ? metric.millis() : message.millis();
        seen(millis * 1_000, metric.marks().historical(), arrivedMicros);
        out.value(
                defined.address(),
                new HostOutput.Reading(defined.type(), millis, metric.value(), metric.marks()),
                arrivedMicros);
    }

    private void seen(long sourceMicros, boolean historical, long arrivedMicros) {
        boolean counts = sourceMicros > newestSource && !historical && !SourceTime.odd(sourceMicros, arrivedMicros);
        if (counts) {
            newestSource = sourceMicros;
            newestArrived = arrivedMicros;
        }
    }

    /** A moment of our clock on the clock of the node, so that no mark stands behind values that come later. */
    private long here(long micros) {
        return newestSource == 0 ? micros : Math.max(newestSource + 1, micros - (newestArrived - newestSource));
    }

    private void dead(String device, long micros) {
        Known known = owners.get(device);
        if (known != null) {
            known.online = false;
            known.byName.values().forEach(defined -> out.bad(defined.address(), micros));
        }
    }

    private void bad(long micros) {
        owners.keySet().forEach(device -> dead(device, micros));
    }

    /** Time passes: a message that did not come in time is a gap. */
    void tick(long nowMicros) {
        if (state == State.GAP && nowMicros - gapSince >= REORDER_MICROS) {
            expired(nowMicros);
        }
    }

    private void expired(long nowMicros) {
        int missing = waiting.isEmpty() ? 1 : waiting.firstKey();
        long perMessage = messages == 0 ? 1 : Math.max(1, values / messages);
        long held = waiting.values().stream()
                .mapToLong(one -> one.message().metrics().size())
                .sum();
        waiting.clear();
        state = State.UNKNOWN;
        bad(here(nowMicros));
        out.gap(nodeName(), lastMicros, nowMicros, missing * perMessage + held);
        wantsBirth.run();
    }

    /** The link to the broker is lost: nobody knows what happens meanwhile. */
    void linkLost(long nowMicros) {
        if (state == State.BORN || state == State.GAP) {
            bad(here(nowMicros));
        }
        waiting.clear();
        state = State.UNKNOWN;
    }

    /** What its births have defined, by device; the empty one is the node itself. */
    Map<String, List<Defined>> defined() {
        Map<String, List<Defined>> all = new LinkedHashMap<>();
        owners.forEach((device, known) -> all.put(device, List.copyOf(known.byName.values())));
        return all;
    }

    private String nodeName() {
        return group + "/" + node;
    }

    private String address(String device, String name) {
        return (device.isEmpty() ? nodeName() : nodeName() + "/" + device) + "#" + name;
    }
}
