package org.millwright.adapters.sparkplug;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.tahu.protobuf.SparkplugBProto.DataType;
import org.eclipse.tahu.protobuf.SparkplugBProto.Payload;

/** Makes the messages of an edge node, right or wrong. */
final class Edge {
    private final String group;
    private final String node;
    private int seq;
    private final long bdSeq;

    Edge(String group, String node, long bdSeq) {
        this.group = group;
        this.node = node;
        this.bdSeq = bdSeq;
    }

    /** One message. */
    @SuppressWarnings("ArrayRecordComponent")
    record Sent(String topic, byte[] bytes) {
        SparkTopic where() {
            return SparkTopic.of(topic).orElseThrow();
        }
    }

    static Payload.Metric.Builder metric(String name, long alias, DataType type, long millis) {
        Payload.Metric.Builder metric =
                Payload.Metric.newBuilder().setDatatype(type.getNumber()).setTimestamp(millis);
        if (!name.isEmpty()) {
            metric.setName(name);
        }
        return alias < 0 ? metric : metric.setAlias(alias);
    }

    static Payload.Metric real(String name, long alias, double value, long millis) {
        return metric(name, alias, DataType.Double, millis)
                .setDoubleValue(value)
                .build();
    }

    /** By alias alone and without a type, as most nodes send data. */
    static Payload.Metric data(long alias, double value, long millis) {
        return Payload.Metric.newBuilder()
                .setAlias(alias)
                .setTimestamp(millis)
                .setDoubleValue(value)
                .build();
    }

    Sent nodeBirth(long millis, Payload.Metric... more) {
        seq = 0;
        List<Payload.Metric> all = new ArrayList<>();
        all.add(metric("bdSeq", -1, DataType.Int64, millis).setLongValue(bdSeq).build());
        all.add(metric("Node Control/Rebirth", -1, DataType.Boolean, millis)
                .setBooleanValue(false)
                .build());
        all.addAll(List.of(more));
        return sent("NBIRTH", "", payload(millis, all));
    }

    Sent nodeDeath() {
        Payload.Metric metric =
                metric("bdSeq", -1, DataType.Int64, 0).setLongValue(bdSeq).build();
        return new Sent(
                topic("NDEATH", ""),
                Payload.newBuilder().addMetrics(metric).build().toByteArray());
    }

    Sent birth(String device, long millis, Payload.Metric... metrics) {
        return sent("DBIRTH", device, payload(millis, List.of(metrics)));
    }

    Sent death(String device, long millis) {
        return sent("DDEATH", device, payload(millis, List.of()));
    }

    Sent data(String device, long millis, Payload.Metric... metrics) {
        return sent(device.isEmpty() ? "NDATA" : "DDATA", device, payload(millis, List.of(metrics)));
    }

    private Payload payload(long millis, List<Payload.Metric> metrics) {
        Payload payload = Payload.newBuilder()
                .setTimestamp(millis)
                .setSeq(seq)
                .addAllMetrics(metrics)
                .build();
        seq = (seq + 1) % 256;
        return payload;
    }

    private Sent sent(String type, String device, Payload payload) {
        return new Sent(topic(type, device), payload.toByteArray());
    }

    String topic(String type, String device) {
        String own = "spBv1.0/" + group + "/" + type + "/" + node;
        return device.isEmpty() ? own : own + "/" + device;
    }
}
