package org.millwright.adapters.sparkplug;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.tahu.protobuf.SparkplugBProto;

/** Reads and writes payloads with Tahu's protocol buffers. */
final class Payloads {
    static final String REBIRTH = "Node Control/Rebirth";
    static final String BDSEQ = "bdSeq";
    private static final int MOST = 100_000;

    private Payloads() {}

    /**
     * A payload.
     *
     * @param millis its time in milliseconds since 1970; -1 where none stands
     * @param seq its sequence number; -1 where none stands
     * @param metrics its metrics
     */
    record Message(long millis, int seq, List<Metric> metrics) {
        /** The number that ties a death to its birth; -1 where none stands. */
        long bdSeq() {
            return metrics.stream()
                    .filter(metric -> metric.name().equals(BDSEQ))
                    .mapToLong(metric -> metric.value().bits())
                    .findFirst()
                    .orElse(-1);
        }
    }

    /** @throws IOException if the bytes are no payload */
    static Message read(byte[] bytes) throws IOException {
        SparkplugBProto.Payload payload = SparkplugBProto.Payload.parseFrom(bytes);
        if (payload.getMetricsCount() > MOST) {
            throw new IOException("it has more than " + MOST + " metrics");
        }
        long seq = payload.hasSeq() ? payload.getSeq() : -1;
        if (seq > 255 || seq < -1) {
            throw new IOException("its sequence number (" + seq + ") is above 255");
        }
        List<Metric> metrics = new ArrayList<>(payload.getMetricsCount());
        for (SparkplugBProto.Payload.Metric metric : payload.getMetricsList()) {
            metrics.add(metric(metric));
        }
        return new Message(payload.hasTimestamp() ? payload.getTimestamp() : -1, (int) seq, metrics);
    }

    private static Metric metric(SparkplugBProto.Payload.Metric metric) {
        return new Metric(
                metric.hasName() ? metric.getName() : "",
                metric.hasAlias() ? metric.getAlias() : -1,
                metric.hasDatatype() ? DataType.of(metric.getDatatype()) : DataType.UNKNOWN,
                metric.hasTimestamp() ? metric.getTimestamp() : -1,
                raw(metric),
                marks(metric));
    }

    private static Metric.Raw raw(SparkplugBProto.Payload.Metric metric) {
        return switch (metric.getValueCase()) {
            case INT_VALUE -> new Metric.Raw(metric.getIntValue(), Double.NaN, "");
            case LONG_VALUE -> new Metric.Raw(metric.getLongValue(), Double.NaN, "");
            case FLOAT_VALUE -> new Metric.Raw(0, metric.getFloatValue(), "");
            case DOUBLE_VALUE -> new Metric.Raw(0, metric.getDoubleValue(), "");
            case BOOLEAN_VALUE -> new Metric.Raw(metric.getBooleanValue() ? 1 : 0, Double.NaN, "");
            case STRING_VALUE -> new Metric.Raw(0, Double.NaN, metric.getStringValue());
            default -> Metric.Raw.NONE;
        };
    }

    private static Metric.Marks marks(SparkplugBProto.Payload.Metric metric) {
        boolean none =
                metric.getIsNull() || metric.getValueCase() == SparkplugBProto.Payload.Metric.ValueCase.VALUE_NOT_SET;
        if (!metric.hasProperties()) {
            return none || metric.getIsHistorical()
                    ? new Metric.Marks(none, metric.getIsHistorical(), -1, "")
                    : Metric.Marks.PLAIN;
        }
        SparkplugBProto.Payload.PropertySet set = metric.getProperties();
        int quality = -1;
        String unit = "";
        for (int at = 0; at < Math.min(set.getKeysCount(), set.getValuesCount()); at++) {
            String key = set.getKeys(at);
            if (key.equalsIgnoreCase("quality")) {
                quality = set.getValues(at).getIntValue();
            } else if (key.equalsIgnoreCase("engUnit") || key.equalsIgnoreCase("unit")) {
                unit = set.getValues(at).getStringValue();
            }
        }
        return new Metric.Marks(none, metric.getIsHistorical(), quality, unit);
    }

    /** The command that asks a node for its births. */
    static byte[] rebirth(long millis) {
        SparkplugBProto.Payload.Metric metric = SparkplugBProto.Payload.Metric.newBuilder()
                .setName(REBIRTH)
                .setTimestamp(millis)
                .setDatatype(SparkplugBProto.DataType.Boolean.getNumber())
                .setBooleanValue(true)
                .build();
        return SparkplugBProto.Payload.newBuilder()
                .setTimestamp(millis)
                .addMetrics(metric)
                .build()
                .toByteArray();
    }
}
