package org.millwright.history.journal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import org.millwright.machine.AssetPath;
import org.millwright.machine.Tag;

/**
 * The machine and the tags of rows. It is written out once a segment; after that its number stands for it, which is taken from its
 * content, so that any segment that has it written out explains it for all.
 *
 * @param number the first eight bytes of the SHA-256 of its bytes
 * @param asset the machine
 * @param tags the tags in the order of the columns
 * @param bytes its written form
 */
@SuppressWarnings("ArrayRecordComponent") // never changed, compared by number
record Shape(long number, AssetPath asset, List<Tag> tags, byte[] bytes) {
    private static final int MOST_TAGS = 100_000;

    static Shape of(AssetPath asset, List<Tag> tags) {
        Growing out = new Growing(256);
        out.text(asset.toString());
        out.int32(tags.size());
        for (Tag tag : tags) {
            out.text(tag.name());
            out.text(tag.unit());
            out.int8(tag.kind() == Tag.Kind.STATUS ? 1 : 0);
            out.int32(tag.words().size());
            tag.words().forEach(out::text);
        }
        byte[] bytes = out.bytes();
        return new Shape(number(bytes), asset, List.copyOf(tags), bytes);
    }

    static Shape read(ByteBuffer from) {
        int begin = from.position();
        AssetPath asset = AssetPath.of(text(from));
        int count = from.getInt();
        if (count < 0 || count > MOST_TAGS) {
            throw new IllegalArgumentException("Rows of (%d) tags cannot be.".formatted(count));
        }
        List<Tag> tags = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            String name = text(from);
            String unit = text(from);
            Tag.Kind kind = from.get() == 1 ? Tag.Kind.STATUS : Tag.Kind.MEASUREMENT;
            int words = from.getInt();
            List<String> all = new ArrayList<>();
            for (int w = 0; w < words; w++) {
                all.add(text(from));
            }
            tags.add(new Tag(name, unit, kind, all));
        }
        byte[] bytes = new byte[from.position() - begin];
        from.get(begin, bytes);
        return new Shape(number(bytes), asset, List.copyOf(tags), bytes);
    }

    static String text(ByteBuffer from) {
        int length = from.getInt();
        if (length < 0 || length > from.remaining()) {
            throw new IllegalArgumentException("A text of (%d) bytes does not fit.".formatted(length));
        }
        byte[] bytes = new byte[length];
        from.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static long number(byte[] bytes) {
        try {
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(bytes))
                    .getLong();
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
