package org.millwright.language.gguf.file;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the head of a file once, checks every number in it before anything is made of it. */
final class Parser {
    private static final int MOST = 65_536;
    private static final int LONGEST_KEY = 65_535;
    private static final int LONGEST_NAME = 64;
    private static final int DEEPEST = 4;
    private static final long LARGEST_ALIGNMENT = 1 << 20;

    /** A key with its length, a type and a value of one byte. */
    private static final int LEAST_METADATA = 8 + 1 + 4 + 1;

    /** A name with its length, the number of lengths, one length, a type, an offset. */
    private static final int LEAST_TENSOR = 8 + 1 + 4 + 8 + 4 + 8;

    private final MemorySegment file;
    private final Refusals refusals;
    private final Cursor cursor;

    Parser(MemorySegment file, Refusals refusals) {
        this.file = file;
        this.refusals = refusals;
        this.cursor = new Cursor(file, refusals);
    }

    record Head(Metadata metadata, List<TensorInfo> tensors) {}

    Head parse() {
        magic();
        version();
        long tensorCount = cursor.eightBytes("the number of tensors");
        long metadataCount = cursor.eightBytes("the number of metadata");
        count("the number of tensors", tensorCount, LEAST_TENSOR);
        count("the number of metadata", metadataCount, LEAST_METADATA);
        Metadata metadata = metadata((int) metadataCount);
        List<Draft> drafts = drafts((int) tensorCount);
        return new Head(metadata, placed(drafts, alignment(metadata)));
    }

    private void magic() {
        int magic = cursor.fourBytes("the magic number");
        if (magic != 0x46554747) {
            StringBuilder found = new StringBuilder();
            for (int shift = 0; shift < 32; shift += 8) {
                int one = magic >>> shift & 0xff;
                found.append(one > 32 && one < 127 ? String.valueOf((char) one) : "\\x%02x".formatted(one));
            }
            throw refusals.magic(found.toString());
        }
    }

    private void version() {
        int version = cursor.fourBytes("the version");
        if (version != 2 && version != 3) {
            boolean swapped = (version & 0xffff) == 0 && version != 0;
            throw swapped ? refusals.swapped(version) : refusals.version(Integer.toUnsignedLong(version));
        }
    }

    private void count(String field, long value, int least) {
        long most = Math.min(MOST, cursor.left() / least);
        if (value < 0 || value > most) {
            throw refusals.count(field, value, most);
        }
    }

    private Metadata metadata(int count) {
        Map<String, Metadata.Value> values = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            String key = cursor.text("a key of the metadata", LONGEST_KEY);
            if (values.put(key, value(key)) != null) {
                throw refusals.twice("key", key);
            }
        }
        return new Metadata(file, values, refusals);
    }

    private Metadata.Value value(String key) {
        Kind kind = kind(key);
        if (kind != Kind.ARRAY) {
            long at = cursor.at();
            skip(kind, key);
            return new Metadata.Value(kind, -1, at);
        }
        Kind element = kind(key);
        long count = elements(key, element);
        long at = cursor.at();
        skipElements(key, element, count, 1);
        return new Metadata.Value(element, count, at);
    }

    private Kind kind(String key) {
        int code = cursor.fourBytes("the kind of value of " + key);
        return Kind.of(code)
                .orElseThrow(() -> refusals.field(
                        "the kind of value of " + key, Integer.toUnsignedString(code), "between 0 and 12"));
    }

    private long elements(String key, Kind element) {
        long count = cursor.eightBytes("the length of the list " + key);
        int least = element == Kind.TEXT ? 8 : element == Kind.ARRAY ? 12 : element.bytes();
        long most = cursor.left() / least;
        if (count < 0 || count > most) {
            throw refusals.count("the length of the list " + key, count, most);
        }
        return count;
    }

    private void skipElements(String key, Kind element, long count, int depth) {
        if (element.bytes() > 0) {
            cursor.skip(Math.multiplyExact(count, (long) element.bytes()), key);
            return;
        }
        if (element == Kind.ARRAY && depth == DEEPEST) {
            throw refusals.field("the depth of the list " + key, depth + 1, "at most " + DEEPEST);
        }
        for (long i = 0; i < count; i++) {
            if (element == Kind.TEXT) {
                cursor.skipText(key);
            } else {
                Kind inner = kind(key);
                skipElements(key, inner, elements(key, inner), depth + 1);
            }
        }
    }

    private void skip(Kind kind, String key) {
        if (kind == Kind.TEXT) {
            cursor.skipText(key);
        } else {
            cursor.skip(kind.bytes(), key);
        }
    }

    private long alignment(Metadata metadata) {
        long alignment = metadata.number("general.alignment").orElse(32L);
        if (alignment < 1 || alignment > LARGEST_ALIGNMENT || Long.bitCount(alignment) != 1) {
            throw refusals.field("general.alignment", alignment, "a power of two, at most " + LARGEST_ALIGNMENT);
        }
        return alignment;
    }

    /** A tensor whose place is not checked yet: the data begin only behind the last one. */
    private record Draft(String name, List<Long> shape, TensorType type, long offset, long bytes) {}

    private List<Draft> drafts(int count) {
        List<Draft> drafts = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (int i = 0; i < count; i++) {
            Draft draft = draft();
            if (!names.add(draft.name())) {
                throw refusals.twice("tensor", draft.name());
            }
            drafts.add(draft);
        }
        return drafts;
    }

    private Draft draft() {
        String name = cursor.text("the name of a tensor", LONGEST_NAME);
        int lengths = cursor.fourBytes("the number of lengths of " + name);
        if (lengths < 1 || lengths > 4) {
            throw refusals.field("the number of lengths of " + name, Integer.toUnsignedString(lengths), "1 to 4");
        }
        List<Long> shape = new ArrayList<>();
        for (int i = 0; i < lengths; i++) {
            shape.add(cursor.eightBytes("a length of " + name));
        }
        int code = cursor.fourBytes("the type of " + name);
        TensorType type = TensorType.of(code).orElseThrow(() -> refusals.tensorType(name, code));
        return new Draft(name, shape, type, cursor.eightBytes("the offset of " + name), bytes(name, shape, type));
    }

    private long bytes(String name, List<Long> shape, TensorType type) {
        for (long length : shape) {
            if (length < 1) {
                throw refusals.field("a length of " + name, Long.toUnsignedString(length), "at least 1");
            }
        }
        if (shape.getFirst() % type.blockValues() != 0) {
            String rule = "a multiple of " + type.blockValues() + " (the block of " + type + ")";
            throw refusals.field("the row length of " + name, shape.getFirst(), rule);
        }
        try {
            long bytes = type.rowBytes(shape.getFirst());
            for (long length : shape.subList(1, shape.size())) {
                bytes = Math.multiplyExact(bytes, length);
            }
            return bytes;
        } catch (ArithmeticException tooMany) {
            throw refusals.field("the shape of " + name, shape, "of fewer than 2^63 bytes");
        }
    }

    private List<TensorInfo> placed(List<Draft> drafts, long alignment) {
        long start = (cursor.at() + alignment - 1) / alignment * alignment;
        List<TensorInfo> tensors = new ArrayList<>();
        for (Draft draft : drafts) {
            tensors.add(placed(draft, start, alignment));
        }
        List<TensorInfo> sorted = new ArrayList<>(tensors);
        sorted.sort(Comparator.comparingLong(TensorInfo::offset));
        for (int i = 1; i < sorted.size(); i++) {
            TensorInfo before = sorted.get(i - 1);
            if (before.offset() + before.bytes() > sorted.get(i).offset()) {
                throw refusals.overlap(before.name(), sorted.get(i).name());
            }
        }
        return tensors;
    }

    private TensorInfo placed(Draft draft, long start, long alignment) {
        if (draft.offset() % alignment != 0 || draft.offset() < 0) {
            String value = Long.toUnsignedString(draft.offset());
            throw refusals.field("the offset of " + draft.name(), value, "a multiple of " + alignment);
        }
        long left = file.byteSize() - start;
        if (draft.bytes() > left || draft.offset() > left - draft.bytes()) {
            throw refusals.cut("the tensor " + draft.name(), start, draft.offset() + draft.bytes(), Math.max(0, left));
        }
        return new TensorInfo(draft.name(), draft.shape(), draft.type(), start + draft.offset(), draft.bytes());
    }
}
