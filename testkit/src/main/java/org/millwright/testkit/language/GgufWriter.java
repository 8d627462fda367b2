package org.millwright.testkit.language;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes GGUF files of version 3, and remembers where each field lies, so that a test can damage one. It writes what it is told, sound or
 * not. For one thread.
 */
public final class GgufWriter {
    private static final int ALIGNMENT = 32;

    private final ByteArrayOutputStream metadata = new ByteArrayOutputStream();
    private final List<Field> metadataFields = new ArrayList<>();
    private final List<Tensor> tensors = new ArrayList<>();
    private final List<Field> fields = new ArrayList<>();
    private int metadataCount;

    /**
     * Where a number lies in the file.
     *
     * @param bytes 4 or 8
     */
    public record Field(String name, int at, int bytes) {}

    // Nobody compares tensors.
    @SuppressWarnings("ArrayRecordComponent")
    private record Tensor(String name, long[] shape, int type, byte[] data) {
        Tensor {
            shape = shape.clone();
        }
    }

    /** A whole number of 32 bits. */
    public GgufWriter number(String key, long value) {
        head(key, 4);
        field(metadataFields, key, 4);
        put(metadata, 4, value);
        return this;
    }

    /** A float of 32 bits. */
    public GgufWriter real(String key, float value) {
        head(key, 6);
        field(metadataFields, key, 4);
        put(metadata, 4, Float.floatToRawIntBits(value));
        return this;
    }

    public GgufWriter flag(String key, boolean value) {
        head(key, 7);
        metadata.write(value ? 1 : 0);
        return this;
    }

    public GgufWriter text(String key, String value) {
        head(key, 8);
        text(value.getBytes(StandardCharsets.UTF_8), "the length of " + key);
        return this;
    }

    /** A list of texts as bytes. */
    public GgufWriter texts(String key, List<byte[]> values) {
        list(key, 8, values.size());
        values.forEach(value -> text(value, "the length of a text of " + key));
        return this;
    }

    /** A list of 32-bit floats. */
    public GgufWriter reals(String key, float[] values) {
        list(key, 6, values.length);
        for (float value : values) {
            put(metadata, 4, Float.floatToRawIntBits(value));
        }
        return this;
    }

    /** A list of 32-bit whole numbers. */
    public GgufWriter numbers(String key, int[] values) {
        list(key, 5, values.length);
        for (int value : values) {
            put(metadata, 4, value);
        }
        return this;
    }

    /**
     * A tensor.
     *
     * @param type the code of its form
     * @param data its rows, encoded
     * @param shape the length of a row first
     */
    public GgufWriter tensor(String name, int type, byte[] data, long... shape) {
        tensors.add(new Tensor(name, shape, type, data));
        return this;
    }

    /** The whole file. */
    public byte[] bytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        fields.clear();
        put(out, "the magic number", 4, 0x46554747);
        put(out, "the version", 4, 3);
        put(out, "the number of tensors", 8, tensors.size());
        put(out, "the number of metadata", 8, metadataCount);
        for (Field field : metadataFields) {
            fields.add(new Field(field.name(), field.at() + out.size(), field.bytes()));
        }
        out.writeBytes(metadata.toByteArray());
        long offset = 0;
        for (Tensor tensor : tensors) {
            byte[] name = tensor.name().getBytes(StandardCharsets.UTF_8);
            put(out, "the length of the name of a tensor", 8, name.length);
            out.writeBytes(name);
            put(out, "the number of lengths of " + tensor.name(), 4, tensor.shape().length);
            for (long length : tensor.shape()) {
                put(out, "a length of " + tensor.name(), 8, length);
            }
            put(out, "the type of " + tensor.name(), 4, tensor.type());
            put(out, "the offset of " + tensor.name(), 8, offset);
            offset = aligned(offset + tensor.data().length);
        }
        for (Tensor tensor : tensors) {
            pad(out);
            out.writeBytes(tensor.data());
        }
        return out.toByteArray();
    }

    /** Where the numbers of the file of the last {@link #bytes} lie. */
    public List<Field> fields() {
        return List.copyOf(fields);
    }

    /** Writes the file. */
    public Path write(Path file) {
        try {
            return Files.write(file, bytes());
        } catch (IOException failed) {
            throw new UncheckedIOException("The file (%s) cannot be written.".formatted(file), failed);
        }
    }

    private void head(String key, int kind) {
        metadataCount++;
        text(key.getBytes(StandardCharsets.UTF_8), "the length of the key " + key);
        field(metadataFields, "the kind of " + key, 4);
        put(metadata, 4, kind);
    }

    private void list(String key, int kind, int count) {
        head(key, 9);
        field(metadataFields, "the kind of the elements of " + key, 4);
        put(metadata, 4, kind);
        field(metadataFields, "the length of the list " + key, 8);
        put(metadata, 8, count);
    }

    private void text(byte[] text, String name) {
        field(metadataFields, name, 8);
        put(metadata, 8, text.length);
        metadata.writeBytes(text);
    }

    private void field(List<Field> to, String name, int bytes) {
        to.add(new Field(name, metadata.size(), bytes));
    }

    private void put(ByteArrayOutputStream out, String name, int bytes, long value) {
        fields.add(new Field(name, out.size(), bytes));
        put(out, bytes, value);
    }

    private static void put(ByteArrayOutputStream out, int bytes, long value) {
        byte[] all = ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(value)
                .array();
        out.write(all, 0, bytes);
    }

    private static void pad(ByteArrayOutputStream out) {
        while (out.size() % ALIGNMENT != 0) {
            out.write(0);
        }
    }

    private static long aligned(long at) {
        return (at + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    }
}
