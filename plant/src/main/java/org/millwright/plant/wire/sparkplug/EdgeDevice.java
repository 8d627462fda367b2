package org.millwright.plant.wire.sparkplug;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.eclipse.tahu.protobuf.SparkplugBProto.DataType;
import org.eclipse.tahu.protobuf.SparkplugBProto.Payload;
import org.millwright.machine.Block;
import org.millwright.machine.SourceQuality;
import org.millwright.machine.Tag;
import org.millwright.plant.Rows;

/** One unit as a Sparkplug device: its metrics with their aliases, what they were last, and what of a row is worth a report. */
final class EdgeDevice {
    private static final Set<String> COUNTERS = Set.of("sequence", "part_count");
    private static final int UNCERTAIN = 64;

    private final String id;
    private final Rows.Unit unit;
    private final long firstAlias;
    private final Reporting reporting;
    private final List<String> names;
    private final Deadband[] deadbands;
    private final double[] last;
    private final byte[] lastQuality;
    private long lastMillis;

    /** @param firstAlias the alias of its first metric; unique among all devices of the node */
    EdgeDevice(String id, Rows.Unit unit, long firstAlias, Reporting reporting) {
        this.id = id;
        this.unit = unit;
        this.firstAlias = firstAlias;
        this.reporting = reporting;
        this.names = unit.tags().stream().map(tag -> tag.tag().name()).toList();
        this.deadbands = new Deadband[names.size()];
        this.last = new double[names.size()];
        this.lastQuality = new byte[names.size()];
        for (int at = 0; at < deadbands.length; at++) {
            deadbands[at] = new Deadband();
            last[at] = Double.NaN;
            lastQuality[at] = SourceQuality.BAD;
        }
    }

    String id() {
        return id;
    }

    int metrics() {
        return names.size();
    }

    long lastMillis() {
        return lastMillis;
    }

    /** Takes rows and gives what of them is to be reported, in the order of time. */
    List<Payload.Metric> report(Block rows) {
        int[] tags = new int[rows.tags().size()];
        for (int column = 0; column < tags.length; column++) {
            tags[column] = names.indexOf(rows.tags().get(column).name());
        }
        List<Payload.Metric> report = new ArrayList<>();
        for (int row = 0; row < rows.rows(); row++) {
            lastMillis = rows.time(row) / 1_000;
            for (int column = 0; column < tags.length; column++) {
                byte quality = rows.qualities(column)[row];
                if (tags[column] >= 0 && SourceQuality.severity(quality) != SourceQuality.ABSENT) {
                    one(tags[column], rows.value(row, column), quality, report);
                }
            }
        }
        return report;
    }

    private void one(int tag, double value, byte quality, List<Payload.Metric> report) {
        boolean exact = exact(tag);
        boolean changed = Double.compare(value, last[tag]) != 0 || quality != lastQuality[tag];
        boolean passes = exact ? changed : deadbands[tag].passes(value) || quality != lastQuality[tag];
        last[tag] = value;
        lastQuality[tag] = quality;
        if (passes || reporting == Reporting.PERIODIC) {
            report.add(filled(tag, Payload.Metric.newBuilder().setAlias(firstAlias + tag)));
        }
    }

    private boolean exact(int tag) {
        return unit.tags().get(tag).tag().kind() == Tag.Kind.STATUS || COUNTERS.contains(names.get(tag));
    }

    private DataType type(int tag) {
        if (COUNTERS.contains(names.get(tag))) {
            return DataType.Int64;
        }
        return unit.tags().get(tag).tag().kind() == Tag.Kind.STATUS ? DataType.Int32 : DataType.Double;
    }

    /** Time, value and quality as they are now. */
    private Payload.Metric filled(int tag, Payload.Metric.Builder metric) {
        metric.setTimestamp(lastMillis);
        byte severity = SourceQuality.severity(lastQuality[tag]);
        if (severity == SourceQuality.BAD || !Double.isFinite(last[tag])) {
            return metric.setIsNull(true).build();
        }
        switch (type(tag)) {
            case Int64 -> metric.setLongValue((long) last[tag]);
            case Int32 -> metric.setIntValue((int) last[tag]);
            default -> metric.setDoubleValue(last[tag]);
        }
        if (severity == SourceQuality.UNCERTAIN) {
            Payload.PropertySet.Builder properties =
                    metric.hasProperties() ? metric.getProperties().toBuilder() : Payload.PropertySet.newBuilder();
            metric.setProperties(properties.addKeys("Quality").addValues(whole(UNCERTAIN)));
        }
        return metric.build();
    }

    private static Payload.PropertyValue whole(int value) {
        return Payload.PropertyValue.newBuilder()
                .setType(DataType.Int32.getNumber())
                .setIntValue(value)
                .build();
    }

    /** All metrics with name, alias, type, unit, range and what they are now. */
    List<Payload.Metric> birth() {
        List<Payload.Metric> all = new ArrayList<>();
        for (int tag = 0; tag < names.size(); tag++) {
            Rows.PlantTag plant = unit.tags().get(tag);
            Payload.PropertySet.Builder properties = Payload.PropertySet.newBuilder()
                    .addKeys("engLow")
                    .addValues(real(plant.low()))
                    .addKeys("engHigh")
                    .addValues(real(plant.high()))
                    .addKeys("documentation")
                    .addValues(text(plant.description()));
            if (plant.tag().hasUnit()) {
                properties.addKeys("engUnit").addValues(text(plant.tag().unit()));
            }
            all.add(filled(
                    tag,
                    Payload.Metric.newBuilder()
                            .setName(names.get(tag))
                            .setAlias(firstAlias + tag)
                            .setDatatype(type(tag).getNumber())
                            .setProperties(properties)));
        }
        return all;
    }

    private static Payload.PropertyValue real(double value) {
        return Payload.PropertyValue.newBuilder()
                .setType(DataType.Double.getNumber())
                .setDoubleValue(value)
                .build();
    }

    private static Payload.PropertyValue text(String value) {
        return Payload.PropertyValue.newBuilder()
                .setType(DataType.String.getNumber())
                .setStringValue(value)
                .build();
    }
}
