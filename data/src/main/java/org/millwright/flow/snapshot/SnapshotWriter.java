package org.millwright.flow.snapshot;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.util.HexFormat;
import java.util.Map;
import java.util.zip.CRC32C;

/**
 * Writes the format MWCP, version 1. All numbers are big-endian; a text is an int with the number of its UTF-8 bytes, then these.
 *
 * <pre>
 * header   "MWCP", int format version, text flow, int flow version, 32 bytes flow hash, long number,
 *          int count of sources, for each in order of name: text name, long position
 * entries  sorted by key, step, name; for each: byte 1, text key, text step, text name, int version,
 *          int length, bytes, int CRC32C over all of the entry from the key on
 * footer   byte 0, long count of entries, 32 bytes SHA-256 over everything before
 * </pre>
 *
 * Every later version of the format ends with such a SHA-256, so that a damaged file is told from a newer one.
 */
final class SnapshotWriter {
    static final byte[] MAGIC = "MWCP".getBytes(StandardCharsets.US_ASCII);
    static final int FORMAT_VERSION = 1;
    static final int ENTRY = 1;
    static final int FOOTER = 0;

    private SnapshotWriter() {}

    static void write(Snapshot snapshot, OutputStream to) throws IOException {
        DigestOutputStream digest =
                new DigestOutputStream(new BufferedOutputStream(to, 1 << 16), SnapshotReader.sha256());
        DataOutputStream out = new DataOutputStream(digest);
        header(snapshot, out);
        for (Snapshot.Entry entry : snapshot.entries()) {
            out.writeByte(ENTRY);
            byte[] bytes = bytes(entry);
            out.write(bytes);
            out.writeInt(crc(bytes));
        }
        out.writeByte(FOOTER);
        out.writeLong(snapshot.entries().size());
        out.flush();
        byte[] sum = digest.getMessageDigest().digest();
        digest.on(false);
        out.write(sum);
        out.flush();
    }

    private static void header(Snapshot snapshot, DataOutputStream out) throws IOException {
        out.write(MAGIC);
        out.writeInt(FORMAT_VERSION);
        text(out, snapshot.flow());
        out.writeInt(snapshot.flowVersion());
        out.write(HexFormat.of().parseHex(snapshot.flowHash()));
        out.writeLong(snapshot.number());
        out.writeInt(snapshot.positions().size());
        for (Map.Entry<String, Long> position : snapshot.positions().entrySet()) {
            text(out, position.getKey());
            out.writeLong(position.getValue());
        }
    }

    private static byte[] bytes(Snapshot.Entry entry) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(entry.bytes().length + 128);
        DataOutputStream out = new DataOutputStream(bytes);
        text(out, entry.key());
        text(out, entry.step());
        text(out, entry.name());
        out.writeInt(entry.version());
        out.writeInt(entry.bytes().length);
        out.write(entry.bytes());
        return bytes.toByteArray();
    }

    static int crc(byte[] bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes);
        return (int) crc.getValue();
    }

    private static void text(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }
}
