package org.millwright.adapters.sparkplug;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.millwright.machine.AssetPath;
import org.millwright.machine.Block;
import org.millwright.machine.MachineEvent;
import org.millwright.machine.SourceQuality;
import org.millwright.machine.connect.Intake;
import org.millwright.machine.connect.Loss;
import org.millwright.machine.connect.OddTimes;
import org.millwright.machine.connect.Point;
import org.millwright.machine.connect.Rejects;
import org.millwright.machine.connect.RowGrouper;
import org.millwright.machine.connect.SourceTime;
import org.millwright.machine.connect.Standing;

/** Makes rows of what the state machine gives, for the points of a plan; the rest is only counted. */
final class HostRows implements HostOutput {
    private static final int BATCH = 5_000;
    private static final int OPC_GOOD = 192;
    private static final int OPC_UNCERTAIN = 64;
    private static final int STALE = 500;

    private final Told told;
    private final List<Point> points;
    private final Map<String, List<Integer>> byAddress = new HashMap<>();
    private final Map<Integer, String> texts = new HashMap<>();
    private final RowGrouper grouper;
    private final OddTimes oddTimes = new OddTimes();
    private long values;

    /**
     * Who is told.
     *
     * @param name the connection
     * @param standing how it stands
     * @param rejects what could not be understood
     * @param intake gets the values
     * @param clock the time
     */
    record Told(String name, Standing standing, Rejects rejects, Intake intake, InstantSource clock) {}

    HostRows(Told told, List<Point> points) {
        this.told = told;
        this.points = points;
        for (int at = 0; at < points.size(); at++) {
            byAddress
                    .computeIfAbsent(points.get(at).address(), address -> new ArrayList<>())
                    .add(at);
        }
        this.grouper = new RowGrouper(points, BATCH, this::offer);
    }

    private void offer(AssetPath asset, Block rows) {
        told.intake().offer(asset, rows);
    }

    @Override
    public void value(String address, Reading reading, long arrivedMicros) {
        for (int index : byAddress.getOrDefault(address, List.of())) {
            one(index, reading, arrivedMicros);
        }
    }

    private void one(int index, Reading reading, long arrivedMicros) {
        long sourceMicros = reading.millis() * 1_000;
        boolean odd = reading.millis() >= 0 && SourceTime.odd(sourceMicros, arrivedMicros);
        boolean own = reading.millis() >= 0 && !odd;
        long micros = own ? sourceMicros : arrivedMicros;
        if (odd) {
            oddTimes.tell(points.get(index), sourceMicros, arrivedMicros, told.intake());
        }
        double number = number(index, reading, micros);
        boolean good = Double.isFinite(number) && !reading.marks().none();
        byte quality =
                SourceQuality.worst(severity(reading.marks().quality()), good ? SourceQuality.GOOD : SourceQuality.BAD);
        if (!own) {
            quality = SourceQuality.worst(quality, SourceQuality.TIME_SUSPECT);
        }
        if (reading.marks().historical()) {
            quality = SourceQuality.worst(quality, SourceQuality.BACKFILLED);
        }
        if (reading.type().rounded(reading.value())) {
            told.intake()
                    .lost(new Loss(
                            told.name(), points.get(index).address(), micros, micros, Loss.Reason.PRECISION, 1, true));
        }
        values++;
        if (!reading.type().text() || !points.get(index).tag().words().isEmpty()) {
            grouper.add(index, micros, number, quality);
        }
        told.standing().came(1, micros);
    }

    /** A text is the code of a word of its tag, or else an event when it changes. */
    private double number(int index, Reading reading, long micros) {
        if (!reading.type().text()) {
            return reading.type().number(reading.value());
        }
        Point point = points.get(index);
        String text = reading.value().text();
        int code = point.tag().words().indexOf(text);
        if (code < 0 && !text.equals(texts.put(index, text))) {
            Map<String, String> of = Map.of("tag", point.tag().name());
            told.intake().offer(new MachineEvent(point.asset(), micros, "text", text, of));
        }
        return code < 0 ? Double.NaN : code;
    }

    private static byte severity(int quality) {
        if (quality < 0 || quality == OPC_GOOD) {
            return SourceQuality.GOOD;
        }
        if (quality == STALE) {
            return SourceQuality.UNCERTAIN | SourceQuality.STALE;
        }
        boolean good = quality > OPC_GOOD && quality < 256;
        return good
                ? SourceQuality.GOOD
                : quality >= OPC_UNCERTAIN && quality < OPC_GOOD ? SourceQuality.UNCERTAIN : SourceQuality.BAD;
    }

    @Override
    public void bad(String address, long micros) {
        for (int index : byAddress.getOrDefault(address, List.of())) {
            byte quality = SourceQuality.BAD | SourceQuality.STALE;
            grouper.add(index, micros, Double.NaN, quality);
        }
    }

    @Override
    public void gap(String node, long fromMicros, long untilMicros, long count) {
        told.intake().lost(new Loss(told.name(), node, fromMicros, untilMicros, Loss.Reason.SOURCE_GAP, count, false));
    }

    @Override
    public void reject(SparkTopic topic, String why, byte[] bytes) {
        told.rejects().add(topic.toString(), why, bytes, 1, told.intake());
    }

    @Override
    public void flush() {
        grouper.flush();
    }

    @Override
    public long values() {
        return values;
    }
}
