package org.millwright.audit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.text.Normalizer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of an entry: twelve fields in fixed order, each with its length as u32 before it: version (1 byte), number (u64), time
 * (i64, µs UTC), actor, via, action, object (UTF-8, normal form C), hash of the arguments (32 bytes or none), decision, reason,
 * origin (UTF-8, normal form C), hash of the entry before (32 bytes).
 */
final class EntryBytes {
    static final int HASH = 32;
    static final int FIELDS = 12;
    static final int LONGEST = 1 << 20;

    private static final byte VERSION = 1;
    private static final byte LEAF = 0;

    private EntryBytes() {}

    static byte[] encode(long number, Instant at, Entry entry, byte[] before) {
        byte[][] fields = {
            {VERSION},
            bytes(number),
            bytes(ChronoUnit.MICROS.between(Instant.EPOCH, at)),
            text(entry.actor()),
            text(entry.via()),
            text(entry.action()),
            text(entry.object()),
            entry.arguments() == null ? new byte[0] : entry.arguments().bytes(),
            text(entry.decision()),
            text(entry.reason()),
            text(entry.origin()),
            before
        };
        int length = Arrays.stream(fields)
                .mapToInt(field -> Integer.BYTES + field.length)
                .sum();
        ByteBuffer out = ByteBuffer.allocate(length);
        for (byte[] field : fields) {
            out.putInt(field.length).put(field);
        }
        return out.array();
    }

    private static byte[] bytes(long value) {
        return ByteBuffer.allocate(Long.BYTES).putLong(value).array();
    }

    private static byte[] text(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC).getBytes(StandardCharsets.UTF_8);
    }

    /** The hash of an entry, which is also its leaf in the tree. */
    static byte[] hash(MessageDigest sha, byte[] bytes) {
        sha.update(LEAF);
        return sha.digest(bytes);
    }

    /** Reads an entry; null if the bytes are none. */
    static @Nullable Logged decode(MessageDigest sha, byte[] bytes) {
        byte[][] fields = split(bytes);
        if (fields == null || !wellFormed(fields)) {
            return null;
        }
        Instant at = Instant.EPOCH.plus(ByteBuffer.wrap(fields[2]).getLong(), ChronoUnit.MICROS);
        Entry entry = new Entry(
                text(fields[3]),
                text(fields[4]),
                text(fields[5]),
                text(fields[6]),
                fields[7].length == 0 ? null : Sha256.ofHash(fields[7]),
                text(fields[8]),
                text(fields[9]),
                text(fields[10]));
        return new Logged(
                ByteBuffer.wrap(fields[1]).getLong(),
                at,
                entry,
                Sha256.ofHash(fields[11]),
                Sha256.ofHash(hash(sha, bytes)));
    }

    private static String text(byte[] utf8) {
        return new String(utf8, StandardCharsets.UTF_8);
    }

    private static byte @Nullable [][] split(byte[] bytes) {
        byte[][] fields = new byte[FIELDS][];
        ByteBuffer in = ByteBuffer.wrap(bytes);
        for (int i = 0; i < FIELDS; i++) {
            int length = in.remaining() < Integer.BYTES ? -1 : in.getInt();
            if (length < 0 || length > in.remaining()) {
                return null;
            }
            fields[i] = new byte[length];
            in.get(fields[i]);
        }
        return in.hasRemaining() ? null : fields;
    }

    private static boolean wellFormed(byte[][] fields) {
        boolean sizes = fields[0].length == 1
                && fields[1].length == Long.BYTES
                && fields[2].length == Long.BYTES
                && (fields[7].length == 0 || fields[7].length == HASH)
                && fields[11].length == HASH;
        return sizes
                && fields[0][0] == VERSION
                && !text(fields[3]).isBlank()
                && !text(fields[5]).isBlank();
    }
}
