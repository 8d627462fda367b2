package org.millwright.history.journal;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongFunction;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import org.millwright.history.Batch;
import org.millwright.machine.AssetPath;
import org.millwright.machine.Block;
import org.millwright.machine.MachineEvent;

/**
 * The written form of one record, format 1, big endian: {@code u32 length, u32 CRC-32C, u64 sequence, u16 kind, content}; length and
 * checksum are of what follows the checksum.
 */
final class RecordForm {
    /** Bytes before a record's sequence. */
    static final int HEAD = 8;

    /** Longer than this is no record. */
    static final int LONGEST = 256 << 20;

    private static final int SEQUENCE_AND_KIND = 10;
    private static final int ROWS_WITH_SHAPE = 1;
    private static final int ROWS = 2;
    private static final int EVENT = 3;

    private RecordForm() {}

    /** Writes rows; the shape in full where this segment has not seen it. */
    static void rows(Growing out, long sequence, Shape shape, boolean inFull, Block rows) {
        int begin = begin(out, sequence, inFull ? ROWS_WITH_SHAPE : ROWS);
        out.int64(shape.number());
        if (inFull) {
            out.raw(shape.bytes());
        }
        int count = rows.rows();
        out.int32(count);
        ByteBuffer times = out.room(8 * count);
        times.asLongBuffer().put(rows.times(), 0, count);
        times.position(times.position() + 8 * count);
        for (int column = 0; column < shape.tags().size(); column++) {
            ByteBuffer values = out.room(8 * count);
            values.asDoubleBuffer().put(rows.values(column), 0, count);
            values.position(values.position() + 8 * count);
            qualities(out, rows.qualities(column), count);
        }
        end(out, begin);
    }

    private static void qualities(Growing out, byte[] qualities, int count) {
        for (int row = 1; row < count; row++) {
            if (qualities[row] != qualities[0]) {
                out.int8(1);
                out.room(count).put(qualities, 0, count);
                return;
            }
        }
        out.int8(0);
        out.int8(count == 0 ? 0 : qualities[0]);
    }

    static void event(Growing out, long sequence, MachineEvent event) {
        int begin = begin(out, sequence, EVENT);
        out.text(event.asset().toString());
        out.int64(event.timeMicros());
        out.text(event.kind());
        out.text(event.text());
        out.int32(event.attributes().size());
        new TreeMap<>(event.attributes()).forEach((key, value) -> {
            out.text(key);
            out.text(value);
        });
        end(out, begin);
    }

    private static int begin(Growing out, long sequence, int kind) {
        int begin = out.size();
        out.int64(0);
        out.int64(sequence);
        out.int16(kind);
        return begin;
    }

    private static void end(Growing out, int begin) {
        int length = out.size() - begin - HEAD;
        ByteBuffer bytes = out.buffer();
        bytes.putInt(begin, length);
        bytes.putInt(begin + 4, crc(bytes, begin + HEAD, length));
    }

    static int crc(ByteBuffer bytes, int from, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes.duplicate().limit(from + length).position(from));
        return (int) crc.getValue();
    }

    /** The length of the record at a place, without its head; -1 if none can begin there. */
    static int length(ByteBuffer bytes, int at) {
        int length = bytes.getInt(at);
        return length < SEQUENCE_AND_KIND || length > LONGEST ? -1 : length;
    }

    static long sequence(ByteBuffer bytes, int at) {
        return bytes.getLong(at + HEAD);
    }

    /**
     * Reads the record at a place, whose checksum was found right.
     *
     * @param shapes the shape of a number; null where nobody knows it
     * @return the entry; null if its shape is unknown, so that it cannot be read
     */
    static Batch.@Nullable Entry read(ByteBuffer bytes, int at, LongFunction<@Nullable Shape> shapes) {
        int length = length(bytes, at);
        ByteBuffer from = bytes.slice(at + HEAD, length);
        long sequence = from.getLong();
        int kind = from.getShort();
        return switch (kind) {
            case EVENT -> new Batch.Happened(sequence, event(from));
            case ROWS, ROWS_WITH_SHAPE -> {
                Shape shape = shape(from, kind, shapes);
                if (shape == null) {
                    yield null;
                }
                yield new Batch.Rows(sequence, shape.asset(), rows(from, shape));
            }
            default ->
                throw new IllegalArgumentException("A record of the kind (%d) is of a newer program.".formatted(kind));
        };
    }

    /** The shape that a record has written out; null if it has none. */
    static @Nullable Shape shapeIn(ByteBuffer bytes, int at) {
        ByteBuffer from = bytes.slice(at + HEAD, length(bytes, at));
        from.getLong();
        if (from.getShort() != ROWS_WITH_SHAPE) {
            return null;
        }
        from.getLong();
        return Shape.read(from);
    }

    private static @Nullable Shape shape(ByteBuffer from, int kind, LongFunction<@Nullable Shape> shapes) {
        long number = from.getLong();
        Shape shape = shapes.apply(number);
        if (kind == ROWS_WITH_SHAPE) {
            Shape written = Shape.read(from);
            return shape == null ? written : shape;
        }
        return shape;
    }

    private static Block rows(ByteBuffer from, Shape shape) {
        int count = from.getInt();
        long[] times = new long[count];
        from.asLongBuffer().get(times);
        from.position(from.position() + 8 * count);
        int width = shape.tags().size();
        double[][] values = new double[width][count];
        byte[][] qualities = new byte[width][count];
        for (int column = 0; column < width; column++) {
            from.asDoubleBuffer().get(values[column]);
            from.position(from.position() + 8 * count);
            if (from.get() == 1) {
                from.get(qualities[column]);
            } else {
                java.util.Arrays.fill(qualities[column], from.get());
            }
        }
        return Block.over(shape.tags(), count, times, values, qualities);
    }

    private static MachineEvent event(ByteBuffer from) {
        AssetPath asset = AssetPath.of(Shape.text(from));
        long time = from.getLong();
        String kind = Shape.text(from);
        String text = Shape.text(from);
        Map<String, String> attributes = new TreeMap<>();
        int count = from.getInt();
        for (int i = 0; i < count; i++) {
            attributes.put(Shape.text(from), Shape.text(from));
        }
        return new MachineEvent(asset, time, kind, text, attributes);
    }
}
