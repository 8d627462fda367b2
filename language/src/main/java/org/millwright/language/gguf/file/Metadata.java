package org.millwright.language.gguf.file;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a file says of its model, by key. Values stay in the mapped file until they are asked for, so that a file of many small texts takes
 * no more memory than it has bytes. A value of another kind than asked for is refused by its key.
 */
public final class Metadata {
    /** The longest text that is taken out of a file in one piece, in bytes. */
    private static final long LONGEST = 16 << 20;

    private final MemorySegment file;
    private final Map<String, Value> values;
    private final Refusals refusals;

    Metadata(MemorySegment file, Map<String, Value> values, Refusals refusals) {
        this.file = file;
        this.values = new TreeMap<>(values);
        this.refusals = refusals;
    }

    /**
     * Where a value lies.
     *
     * @param kind of the value, or of the elements of an array
     * @param count of elements; -1 for a value that is no array
     * @param at its first byte; for an array that of its first element
     */
    record Value(Kind kind, long count, long at) {
        boolean array() {
            return count >= 0;
        }
    }

    public Set<String> keys() {
        return values.keySet();
    }

    public boolean has(String key) {
        return values.containsKey(key);
    }

    /** A whole number; empty if there is no such key. */
    public Optional<Long> number(String key) {
        return single(key).map(value -> {
            if (!value.kind().whole()) {
                throw wrong(key, value, "a whole number");
            }
            return whole(value.kind(), value.at());
        });
    }

    /** A number of any kind; empty if there is no such key. */
    public Optional<Double> real(String key) {
        return single(key).map(value -> {
            if (value.kind() == Kind.FLOAT32) {
                return (double) Float.intBitsToFloat(file.get(Cursor.INT, value.at()));
            }
            if (value.kind() == Kind.FLOAT64) {
                return Double.longBitsToDouble(file.get(Cursor.LONG, value.at()));
            }
            return (double) number(key).orElseThrow();
        });
    }

    /** A yes or no; empty if there is no such key. */
    public Optional<Boolean> flag(String key) {
        return single(key).map(value -> {
            if (value.kind() != Kind.BOOL) {
                throw wrong(key, value, "yes or no");
            }
            return file.get(ValueLayout.JAVA_BYTE, value.at()) != 0;
        });
    }

    /** A text; bytes that are none become U+FFFD. Empty if there is no such key. */
    public Optional<String> text(String key) {
        return single(key).map(value -> {
            if (value.kind() != Kind.TEXT) {
                throw wrong(key, value, "a text");
            }
            long length = file.get(Cursor.LONG, value.at());
            if (length > LONGEST) {
                throw refusals.field("the length of the text " + key, length, "at most " + LONGEST);
            }
            return new String(bytes(value.at() + 8, length), StandardCharsets.UTF_8);
        });
    }

    /** The texts of an array as bytes, which need not be valid UTF-8. Empty if there is no such key. */
    public Optional<byte[][]> texts(String key) {
        return list(key).map(value -> {
            if (value.kind() != Kind.TEXT) {
                throw wrong(key, value, "a list of texts");
            }
            byte[][] texts = new byte[size(key, value)][];
            long at = value.at();
            for (int i = 0; i < texts.length; i++) {
                long length = file.get(Cursor.LONG, at);
                if (length > LONGEST) {
                    throw refusals.field("the length of a text of " + key, length, "at most " + LONGEST);
                }
                texts[i] = bytes(at + 8, length);
                at += 8 + length;
            }
            return texts;
        });
    }

    /** The whole numbers of an array, also of yes or no. Empty if there is no such key. */
    public Optional<long[]> numbers(String key) {
        return list(key).map(value -> {
            if (!value.kind().whole() && value.kind() != Kind.BOOL) {
                throw wrong(key, value, "a list of whole numbers");
            }
            long[] numbers = new long[size(key, value)];
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] =
                        whole(value.kind(), value.at() + (long) i * value.kind().bytes());
            }
            return numbers;
        });
    }

    /** The numbers of an array of 32-bit floats. Empty if there is no such key. */
    public Optional<float[]> floats(String key) {
        return list(key).map(value -> {
            if (value.kind() != Kind.FLOAT32) {
                throw wrong(key, value, "a list of 32-bit floats");
            }
            float[] numbers = new float[size(key, value)];
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = Float.intBitsToFloat(file.get(Cursor.INT, value.at() + 4L * i));
            }
            return numbers;
        });
    }

    /** True if the key has an array. */
    public boolean isList(String key) {
        Value value = values.get(key);
        return value != null && value.array();
    }

    /** How many elements the array of a key has; 0 if there is none. */
    public long length(String key) {
        Value value = values.get(key);
        return value == null || !value.array() ? 0 : value.count();
    }

    private byte[] bytes(long at, long length) {
        byte[] bytes = new byte[(int) length];
        MemorySegment.copy(file, ValueLayout.JAVA_BYTE, at, bytes, 0, bytes.length);
        return bytes;
    }

    private Optional<Value> single(String key) {
        Value value = values.get(key);
        if (value != null && value.array()) {
            throw wrong(key, value, "a single value");
        }
        return Optional.ofNullable(value);
    }

    private Optional<Value> list(String key) {
        Value value = values.get(key);
        if (value != null && !value.array()) {
            throw wrong(key, value, "a list");
        }
        return Optional.ofNullable(value);
    }

    private int size(String key, Value value) {
        if (value.count() > Integer.MAX_VALUE / 8) {
            throw refusals.field("the length of the list " + key, value.count(), "at most " + Integer.MAX_VALUE / 8);
        }
        return (int) value.count();
    }

    private RuntimeException wrong(String key, Value value, String wanted) {
        String found = (value.array() ? "a list of " : "") + value.kind();
        return refusals.field("the kind of value of " + key, found, wanted);
    }

    private long whole(Kind kind, long at) {
        return switch (kind) {
            case UINT8, BOOL -> file.get(ValueLayout.JAVA_BYTE, at) & 0xff;
            case INT8 -> file.get(ValueLayout.JAVA_BYTE, at);
            case UINT16 -> file.get(Cursor.SHORT, at) & 0xffff;
            case INT16 -> file.get(Cursor.SHORT, at);
            case UINT32 -> Integer.toUnsignedLong(file.get(Cursor.INT, at));
            case INT32 -> file.get(Cursor.INT, at);
            default -> file.get(Cursor.LONG, at);
        };
    }
}
