package org.millwright.adapters.sparkplug;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.eclipse.tahu.protobuf.SparkplugBProto.DataType;
import org.eclipse.tahu.protobuf.SparkplugBProto.Payload;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.millwright.machine.connect.TopicLink;

/**
 * The state machine of a host. Where a test is named {@code tck-id-…}, it encodes the assertion of the Sparkplug 3.0 specification with
 * that id; the encoding is ours.
 */
class HostMachineTest {
    private static final long SEED = Long.getLong("millwright.seed", 4L);
    private static final long T = 1_795_269_600_000L;
    private static final long SECOND = 1_000_000;

    private final Heard heard = new Heard();
    private final HostMachine host = new HostMachine(heard, heard::ask);
    private final Edge edge = new Edge("g", "n", 7);
    private long now = T * 1_000;

    private void take(Edge.Sent sent) {
        host.take(sent.where(), sent.bytes(), now);
    }

    private void later(long micros) {
        now += micros;
        host.tick(now);
    }

    private void born() {
        take(edge.nodeBirth(T, Edge.real("load", 1, 0.5, T)));
        take(edge.birth("press", T, Edge.real("force", 2, 10, T), Edge.real("temp", 3, 20, T)));
    }

    private EdgeNode.State state() {
        return host.node("g/n").state();
    }

    @Test
    void birthsDefineAliasesAndGiveTheFirstValues() {
        born();
        take(edge.data("press", T, Edge.data(2, 11, T), Edge.data(3, 21, T)));
        take(edge.data("", T, Edge.data(1, 0.6, T)));
        assertTrue(heard.values.containsAll(List.of(
                "g/n#load=0.5",
                "g/n/press#force=10.0",
                "g/n/press#force=11.0",
                "g/n/press#temp=21.0",
                "g/n#load=0.6")));
        assertEquals(List.of(), heard.rebirths);
        assertEquals(EdgeNode.State.BORN, state());
    }

    @Test
    @DisplayName("tck-id-payloads-sequence-num-incrementing: the sequence number counts to 255 and wraps to 0")
    void theSequenceWraps() {
        born();
        for (int round = 0; round < 600; round++) {
            take(edge.data("press", T, Edge.data(2, round, T)));
        }
        assertEquals(EdgeNode.State.BORN, state());
        assertEquals(List.of(), heard.gaps);
    }

    @Test
    @DisplayName("tck-id-operational-behavior-host-reordering-start: a message out of order starts a timer")
    void aGapWaits() {
        born();
        edge.data("press", T, Edge.data(2, 1, T));
        take(edge.data("press", T, Edge.data(2, 2, T)));
        assertEquals(EdgeNode.State.GAP, state());
        assertFalse(heard.values.contains("g/n/press#force=2.0"), "a later message must not go before an earlier one");
        later(SECOND);
        assertEquals(List.of(), heard.rebirths);
    }

    @Test
    @DisplayName("tck-id-operational-behavior-host-reordering-success: what arrives in time is used in its order")
    void whatComesInTimeIsPutInOrder() {
        born();
        heard.clear();
        List<Edge.Sent> sent = new ArrayList<>();
        for (int at = 0; at < 20; at++) {
            sent.add(edge.data("press", T, Edge.data(2, at, T)));
        }
        Collections.shuffle(sent, new Random(SEED));
        sent.forEach(this::take);
        List<String> ordered = new ArrayList<>();
        for (int at = 0; at < 20; at++) {
            ordered.add("g/n/press#force=" + (double) at);
        }
        assertEquals(ordered, heard.values, "seed " + SEED);
        assertEquals(EdgeNode.State.BORN, state());
    }

    @Test
    @DisplayName(
            "tck-id-operational-behavior-host-reordering-rebirth: what does not arrive in time leads to a rebirth request")
    void whatDoesNotComeInTimeIsALossAndANewBirth() {
        born();
        heard.clear();
        take(edge.data("press", T, Edge.data(2, 0, T), Edge.data(3, 0, T)));
        edge.data("press", T, Edge.data(2, 1, T));
        edge.data("press", T, Edge.data(2, 2, T));
        take(edge.data("press", T, Edge.data(2, 3, T)));
        later(2 * SECOND);
        assertEquals(List.of("g/n"), heard.rebirths);
        assertEquals(
                List.of("g/n#load", "g/n/press#force", "g/n/press#temp"),
                heard.bad.stream()
                        .filter(address -> !address.contains("Rebirth"))
                        .sorted()
                        .toList());
        // Two that are missing, by what a message usually holds, and the one that was held.
        assertEquals(List.of(5L), heard.gaps);
        born();
        assertEquals(EdgeNode.State.BORN, state());
        assertTrue(heard.values.contains("g/n/press#force=10.0"));
    }

    @Test
    @DisplayName(
            "tck-id-operational-behavior-edge-node-termination-host-action-ndeath-node-offline, -node-tags-stale, -devices-offline")
    void aDeathMarksTheNodeAndItsDevices() {
        born();
        take(edge.nodeDeath());
        assertEquals(EdgeNode.State.DEAD, state());
        assertEquals(
                3,
                heard.bad.stream()
                        .filter(address -> !address.contains("Rebirth"))
                        .count());
    }

    @Test
    @DisplayName(
            "tck-id-operational-behavior-edge-node-termination-host-action-ddeath-devices-offline, -devices-tags-stale")
    void aDeviceDiesAloneAndIsBornAgain() {
        born();
        take(edge.death("press", T));
        assertEquals(
                List.of("g/n/press#force", "g/n/press#temp"),
                heard.bad.stream().sorted().toList());
        assertEquals(EdgeNode.State.BORN, state());
        heard.clear();
        take(edge.data("press", T, Edge.data(2, 5, T)));
        assertEquals(List.of(), heard.values);
        assertEquals(List.of("g/n"), heard.rebirths);
        take(edge.birth("press", T, Edge.real("force", 2, 10, T)));
        take(edge.data("press", T, Edge.data(2, 6, T)));
        assertTrue(heard.values.contains("g/n/press#force=6.0"));
    }

    @Test
    @DisplayName("tck-id-payloads-ndeath-will-message-bdseq: only the death with the bdSeq of the last birth counts")
    void anOldWillChangesNothing() {
        born();
        take(new Edge("g", "n", 6).nodeDeath());
        assertEquals(EdgeNode.State.BORN, state());
        assertEquals(List.of(), heard.bad);
        take(edge.nodeDeath());
        assertEquals(EdgeNode.State.DEAD, state());
    }

    @Test
    @DisplayName("tck-id-operational-behavior-data-commands-ncmd-rebirth-name, -value, -verb: the rebirth request")
    void theRequestForABirth() throws Exception {
        Payload.Metric metric =
                Payload.parseFrom(Payloads.rebirth(T)).getMetricsList().getFirst();
        assertEquals("Node Control/Rebirth", metric.getName());
        assertEquals(DataType.Boolean.getNumber(), metric.getDatatype());
        assertTrue(metric.getBooleanValue());
        assertEquals("spBv1.0/g/NCMD/n", new SparkTopic("g", SparkTopic.Type.NCMD, "n", "").toString());
    }

    @Test
    void dataBeforeABirthIsCountedAndNeverGuessed() {
        take(edge.data("press", T, Edge.data(2, 1, T), Edge.real("force", 2, 1, T)));
        assertEquals(List.of(), heard.values);
        assertEquals(List.of(2L), heard.gaps);
        assertEquals(List.of("g/n"), heard.rebirths);
    }

    @Test
    void anUnknownAliasAndAWrongTypeAreRejectedTheRestCounts() {
        born();
        heard.clear();
        take(edge.data("press", T, Edge.data(2, 5, T), Edge.data(99, 1, T)));
        take(edge.data(
                "press",
                T,
                Edge.metric("force", -1, DataType.Boolean, T)
                        .setBooleanValue(true)
                        .build()));
        assertEquals(List.of("g/n/press#force=5.0"), heard.values);
        assertEquals(2, heard.rejects.size());
        assertEquals(List.of("g/n"), heard.rebirths);
    }

    @Test
    void aNodeIsAskedOnceInTenSecondsAndAllTogetherFiveTimesASecond() {
        for (int node = 0; node < 20; node++) {
            take(new Edge("g", "n" + node, 0).data("", T, Edge.data(1, 1, T)));
        }
        assertEquals(5, heard.rebirths.size());
        for (int second = 0; second < 3; second++) {
            later(SECOND);
        }
        assertEquals(20, heard.rebirths.size());
        take(new Edge("g", "n0", 0).data("", T, Edge.data(1, 1, T)));
        assertEquals(20, heard.rebirths.size());
        later(10 * SECOND);
        assertEquals(25, heard.rebirths.size());
    }

    @Test
    void afterALostLinkNothingIsKnownAndEveryNodeIsAsked() {
        born();
        heard.clear();
        host.linkLost(now);
        assertEquals(EdgeNode.State.UNKNOWN, state());
        assertTrue(heard.bad.contains("g/n/press#force"));
        later(SECOND);
        assertEquals(List.of("g/n"), heard.rebirths);
    }

    @Test
    void whoIsWantedAndNotBornIsNamed() {
        assertEquals(List.of("g/n", "g/other"), host.unborn(List.of("g/n", "g/other")));
        born();
        assertEquals(List.of("g/other"), host.unborn(List.of("g/n", "g/other")));
        take(edge.nodeDeath());
        assertEquals(List.of("g/n", "g/other"), host.unborn(List.of("g/n", "g/other")));
    }

    /** The plant's clock may run hours behind ours: a mark by our clock would stand behind everything that comes later. */
    @Test
    void aMarkIsOnTheClockOfTheNode() {
        long behind = T - 7_200_000;
        take(edge.nodeBirth(behind, Edge.real("load", 1, 0.5, behind)));
        now += 3 * SECOND;
        take(edge.nodeDeath());
        assertEquals((behind + 3_000) * 1_000, heard.badMicros);
    }

    @Test
    void aNewBirthWithFewerMetricsEndsTheOthers() {
        born();
        heard.clear();
        take(edge.birth("press", T, Edge.real("force", 2, 10, T)));
        assertEquals(List.of("g/n/press#temp"), heard.bad);
    }

    @Test
    void typesBecomeNumbers() throws Exception {
        Payload.Metric[] metrics = {
            Edge.metric("i8", 1, DataType.Int8, T).setIntValue(255).build(),
            Edge.metric("i16", 2, DataType.Int16, T).setIntValue(65535).build(),
            Edge.metric("i32", 3, DataType.Int32, T).setIntValue(-5).build(),
            Edge.metric("u32", 4, DataType.UInt32, T)
                    .setLongValue(4_294_967_295L)
                    .build(),
            Edge.metric("u64", 5, DataType.UInt64, T).setLongValue(-1).build(),
            Edge.metric("f", 6, DataType.Float, T).setFloatValue(1.5f).build(),
            Edge.metric("b", 7, DataType.Boolean, T).setBooleanValue(true).build(),
            Edge.metric("u8", 8, DataType.UInt8, T).setIntValue(200).build(),
        };
        take(edge.nodeBirth(T));
        heard.clear();
        take(edge.birth("d", T, metrics));
        assertEquals(
                List.of(
                        "g/n/d#i8=-1.0",
                        "g/n/d#i16=-1.0",
                        "g/n/d#i32=-5.0",
                        "g/n/d#u32=4.294967295E9",
                        "g/n/d#u64=1.8446744073709552E19",
                        "g/n/d#f=1.5",
                        "g/n/d#b=1.0",
                        "g/n/d#u8=200.0"),
                heard.values);
    }

    @Test
    @DisplayName(
            "tck-id-host-topic-phid-birth-payload, -topic, -death-payload, tck-id-operational-behavior-host-application-connect-will-*")
    void theStateOfTheHost() {
        long[] clock = {T};
        HostState state = new HostState("millwright", () -> Instant.ofEpochMilli(clock[0]));
        TopicLink.Letter will = state.will();
        clock[0] += 5_000;
        assertEquals("spBv1.0/STATE/millwright", will.topic());
        assertTrue(will.retained());
        assertEquals("{\"online\":false,\"timestamp\":" + T + "}", text(will));
        // The birth carries the time of the will of the same connection.
        assertEquals("{\"online\":true,\"timestamp\":" + T + "}", text(state.birth()));
        assertTrue(state.birth().retained());
        assertEquals("{\"online\":false,\"timestamp\":" + (T + 5_000) + "}", text(state.farewell()));
    }

    @Test
    @DisplayName(
            "tck-id-message-flow-hid-sparkplug-state-message-delivered: a host that is told to be offline says that it is not")
    void aLateWillOfOursIsNoticed() {
        HostState state = new HostState("millwright", () -> Instant.ofEpochMilli(T));
        assertTrue(state.saysOffline(state.will()));
        assertFalse(state.saysOffline(state.birth()));
        assertFalse(state.saysOffline(
                new TopicLink.Letter("spBv1.0/STATE/other", state.will().bytes(), true)));
        assertFalse(state.saysOffline(
                new TopicLink.Letter(state.topic(), "offline".getBytes(StandardCharsets.UTF_8), true)));
    }

    private static String text(TopicLink.Letter letter) {
        return new String(letter.bytes(), StandardCharsets.UTF_8);
    }

    @Test
    void topicsOfOthersAreNone() {
        assertTrue(SparkTopic.of("spBv1.0/STATE/host").isEmpty());
        assertTrue(SparkTopic.of("spAv1.0/g/NDATA/n").isEmpty());
        assertTrue(SparkTopic.of("spBv1.0/g/DDATA/n").isEmpty());
        assertTrue(SparkTopic.of("spBv1.0/g/NDATA/n/d").isEmpty());
        assertEquals("d", SparkTopic.of("spBv1.0/g/DDATA/n/d").orElseThrow().device());
    }

    /** Bytes changed at random: rejected, or used as what they say; and the node comes to itself with its next birth. */
    @Test
    void hostilePayloadsEndNothing() {
        Random random = new Random(SEED);
        int rejected = 0;
        for (int round = 0; round < 3_000; round++) {
            Edge.Sent sent = round % 5 == 0
                    ? edge.nodeBirth(T, Edge.real("load", 1, 0.5, T))
                    : edge.data("", T, Edge.data(1, round, T));
            byte[] bytes = sent.bytes().clone();
            for (int change = random.nextInt(3); change > 0; change--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            int before = heard.rejects.size();
            host.take(sent.where(), bytes, now);
            rejected += heard.rejects.size() - before;
            now += 10_000;
        }
        assertTrue(rejected > 50, "hardly anything was rejected, seed " + SEED);
        heard.clear();
        take(edge.nodeBirth(T, Edge.real("load", 1, 0.5, T)));
        take(edge.data("", T, Edge.data(1, 9, T)));
        assertTrue(heard.values.contains("g/n#load=9.0"), "seed " + SEED);
    }
}
