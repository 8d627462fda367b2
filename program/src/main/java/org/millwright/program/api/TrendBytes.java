package org.millwright.program.api;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.millwright.history.Buckets;
import org.millwright.history.Catalogue;
import org.millwright.history.LastValues;
import org.millwright.machine.SourceQuality;
import org.millwright.machine.Tag;
import org.millwright.machine.TagPath;
import org.millwright.program.cli.Json;

/**
 * Buckets as bytes for a chart, little endian: {@code MWC1}; the length of the header; the header as JSON, padded so that what follows
 * lies on a multiple of eight; for each tag and bucket two float64, the extreme that came first, then the other; for each tag and bucket
 * one state.
 */
final class TrendBytes {
    /** The type of the bytes. */
    static final String TYPE = "application/vnd.millwright.columns";

    private static final int ALIGNED = 8;
    private static final byte VALUE = 0;
    private static final byte JOIN = 1;
    private static final byte GAP = 2;
    private static final byte UNCERTAIN = 3;
    private static final byte BAD = 4;

    private final Buckets buckets;
    private final Catalogue catalogue;
    private final LastValues last;

    TrendBytes(Buckets buckets, Catalogue catalogue, LastValues last) {
        this.buckets = buckets;
        this.catalogue = catalogue;
        this.last = last;
    }

    byte[] bytes(String zone) {
        byte[] header = header(zone);
        int cells = buckets.tags().size() * buckets.count();
        ByteBuffer out = ByteBuffer.allocate(ALIGNED + header.length + cells * 2 * Double.BYTES + cells)
                .order(ByteOrder.LITTLE_ENDIAN);
        out.put("MWC1".getBytes(StandardCharsets.US_ASCII))
                .putInt(header.length)
                .put(header);
        Buckets.Cells all = buckets.cells();
        for (int cell = 0; cell < cells; cell++) {
            boolean low = all.minimumFirst()[cell];
            out.putDouble(low ? all.minimum()[cell] : all.maximum()[cell]);
            out.putDouble(low ? all.maximum()[cell] : all.minimum()[cell]);
        }
        for (int tag = 0; tag < buckets.tags().size(); tag++) {
            out.put(states(tag));
        }
        return out.array();
    }

    /** Silence is no gap while it is shorter than three usual distances of the tag's values: it just comes seldom. */
    private byte[] states(int tag) {
        byte[] states = new byte[buckets.count()];
        long interval = catalogue
                .tag(buckets.tags().get(tag))
                .map(Catalogue.Known::intervalMicros)
                .orElse(0L);
        long bearable = Math.max(3 * interval, buckets.stepMicros());
        int silent = 0;
        for (int bucket = 0; bucket <= states.length; bucket++) {
            int cell = tag * buckets.count() + bucket;
            if (bucket < states.length && nothing(cell)) {
                silent++;
                continue;
            }
            byte word = silent * buckets.stepMicros() > bearable ? GAP : JOIN;
            Arrays.fill(states, bucket - silent, bucket, word);
            silent = 0;
            if (bucket < states.length) {
                states[bucket] = state(cell);
            }
        }
        return states;
    }

    private boolean nothing(int cell) {
        return SourceQuality.severity(buckets.cells().worst()[cell]) == SourceQuality.ABSENT
                && buckets.cells().values()[cell] == 0;
    }

    private byte state(int cell) {
        if (buckets.cells().values()[cell] == 0) {
            return BAD;
        }
        return SourceQuality.severity(buckets.cells().worst()[cell]) == SourceQuality.GOOD ? VALUE : UNCERTAIN;
    }

    private byte[] header(String zone) {
        Map<String, Object> header = new LinkedHashMap<>();
        header.put("from", buckets.fromMicros());
        header.put("step", buckets.stepMicros());
        header.put("buckets", buckets.count());
        header.put("zone", zone);
        List<Object> tags = new ArrayList<>();
        for (int tag = 0; tag < buckets.tags().size(); tag++) {
            tags.add(tag(tag));
        }
        header.put("tags", tags);
        byte[] json = Json.line(header).strip().getBytes(StandardCharsets.UTF_8);
        byte[] padded = Arrays.copyOf(json, (json.length + ALIGNED - 1) / ALIGNED * ALIGNED);
        Arrays.fill(padded, json.length, padded.length, (byte) ' ');
        return padded;
    }

    private Map<String, Object> tag(int index) {
        TagPath path = buckets.tags().get(index);
        Optional<Tag> known = catalogue.tag(path).map(Catalogue.Known::tag);
        double min = Double.NaN;
        double max = Double.NaN;
        double sum = 0;
        long count = 0;
        long bad = 0;
        for (int cell = index * buckets.count(); cell < (index + 1) * buckets.count(); cell++) {
            min = Math.min(
                    Double.isNaN(min) ? Double.POSITIVE_INFINITY : min,
                    orElse(buckets.cells().minimum()[cell], Double.POSITIVE_INFINITY));
            max = Math.max(
                    Double.isNaN(max) ? Double.NEGATIVE_INFINITY : max,
                    orElse(buckets.cells().maximum()[cell], Double.NEGATIVE_INFINITY));
            long values = buckets.cells().values()[cell];
            sum += values > 0 ? buckets.cells().sum()[cell] : 0;
            count += values;
            bad += SourceQuality.severity(buckets.cells().worst()[cell]) == SourceQuality.BAD ? 1 : 0;
        }
        Map<String, Object> tag = new LinkedHashMap<>();
        tag.put("id", path.toString());
        tag.put("name", path.tag());
        tag.put("asset", path.asset().toString());
        tag.put("unit", known.map(Tag::unit).orElse(Tag.UNKNOWN_UNIT));
        tag.put("shape", known.filter(one -> one.kind() == Tag.Kind.STATUS).isPresent() ? "step" : "line");
        known.filter(one -> one.kind() == Tag.Kind.STATUS).ifPresent(one -> tag.put("words", one.words()));
        tag.put("now", last.of(path).map(LastValues.Last::value).orElse(Double.NaN));
        tag.put("min", min);
        tag.put("max", max);
        tag.put("mean", count == 0 ? Double.NaN : sum / count);
        tag.put("count", count);
        tag.put("bad", bad);
        return tag;
    }

    private static double orElse(double value, double other) {
        return Double.isNaN(value) ? other : value;
    }
}
