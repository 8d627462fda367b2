package org.millwright.program.bench.outages;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.millwright.machine.AssetPath;
import org.millwright.machine.Tag;
import org.millwright.program.settings.Settings;

/**
 * How a peer is spoken to.
 *
 * @param kind the kind of connection
 * @param counting what can be known of losses
 * @param scheme how its address begins, up to the port
 * @param tail how it ends
 * @param settings of the connection; {@code *} in a value stands for its name
 * @param address where a tag is, by its name
 */
record Protocol(
        String kind,
        Peer.Counting counting,
        String scheme,
        String tail,
        Map<String, String> settings,
        UnaryOperator<String> address) {
    /** OPC UA without security, with a counter. */
    static Protocol opcua(UnaryOperator<String> address) {
        return new Protocol(
                "opcua",
                Peer.Counting.EXACT,
                "opc.tcp://127.0.0.1:",
                "/plant",
                Map.of("counter-tag", Peer.TAGS.getFirst()),
                address);
    }

    /** Modbus: the counter in registers 0 and 1, the other tag in 2 and 3. */
    static Protocol modbus() {
        return new Protocol(
                "modbus",
                Peer.Counting.SAMPLED,
                "127.0.0.1:",
                "",
                Map.of(),
                tag -> tag.equals(Peer.TAGS.getFirst()) ? "1/holding/0:u32" : "1/holding/2:f32");
    }

    /** A broker. */
    static Protocol broker(String kind, Map<String, String> settings, UnaryOperator<String> address) {
        return new Protocol(kind, Peer.Counting.ESTIMATED, "mqtt://127.0.0.1:", "", settings, address);
    }

    /** A connection of a name that keeps its values under a machine and goes through a port of this machine. */
    Settings.Line line(String name, AssetPath asset, int port) {
        List<Settings.Reads> reads = new ArrayList<>();
        for (String tag : Peer.TAGS) {
            reads.add(new Settings.Reads(asset, tag, Tag.UNKNOWN_UNIT, address.apply(tag), List.of(), Map.of()));
        }
        Map<String, String> named = new java.util.TreeMap<>();
        settings.forEach((key, value) -> named.put(key, value.replace("*", name)));
        return new Settings.Line(name, kind, scheme + port + tail, true, Peer.EVERY, named, reads);
    }
}
