package org.millwright.flow.snapshot;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;
import org.millwright.MillwrightException;

/**
 * Reads the format that {@link SnapshotWriter} describes. First the sum at the end is compared with the bytes before it, then they
 * are understood; no length takes memory for more than the file has.
 */
final class SnapshotReader {
    private static final int SUM_BYTES = 32;

    private final CheckedInputStream checked;
    private final DataInputStream in;

    private SnapshotReader(InputStream from) {
        checked = new CheckedInputStream(from, new CRC32C());
        in = new DataInputStream(checked);
    }

    /**
     * Reads a file.
     *
     * @throws IOException if it cannot be read or its content is damaged
     * @throws MillwrightException if a newer program wrote it
     */
    static Snapshot read(Path file) throws IOException {
        checkSum(file, Files.size(file));
        try (InputStream from = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            return new SnapshotReader(from).snapshot(file);
        }
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    private static void checkSum(Path file, long bytes) throws IOException {
        long left = bytes - SUM_BYTES;
        if (left < 0) {
            throw new EOFException("the file has only %d bytes".formatted(bytes));
        }
        MessageDigest digest = sha256();
        try (InputStream from = Files.newInputStream(file)) {
            byte[] piece = new byte[1 << 16];
            while (left > 0) {
                int read = from.read(piece, 0, (int) Math.min(piece.length, left));
                if (read < 0) {
                    throw new EOFException("the file became shorter while it was read");
                }
                digest.update(piece, 0, read);
                left -= read;
            }
            if (!MessageDigest.isEqual(digest.digest(), from.readNBytes(SUM_BYTES))) {
                throw new IOException("its SHA-256 does not match its content");
            }
        }
    }

    private Snapshot snapshot(Path file) throws IOException {
        if (!Arrays.equals(in.readNBytes(SnapshotWriter.MAGIC.length), SnapshotWriter.MAGIC)) {
            throw new IOException("it is no snapshot");
        }
        int format = in.readInt();
        if (format > SnapshotWriter.FORMAT_VERSION) {
            throw newer(file, format);
        }
        String flow = text();
        int flowVersion = in.readInt();
        String hash = HexFormat.of().formatHex(in.readNBytes(SUM_BYTES));
        long number = in.readLong();
        Map<String, Long> positions = new TreeMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            positions.put(text(), in.readLong());
        }
        return new Snapshot(flow, flowVersion, hash, number, positions, entries());
    }

    private List<Snapshot.Entry> entries() throws IOException {
        List<Snapshot.Entry> entries = new ArrayList<>();
        while (in.readByte() == SnapshotWriter.ENTRY) {
            checked.getChecksum().reset();
            Snapshot.Entry entry = new Snapshot.Entry(text(), text(), text(), in.readInt(), bytes());
            int crc = (int) checked.getChecksum().getValue();
            if (in.readInt() != crc) {
                throw new IOException("the CRC32C of %s, %s does not match".formatted(entry.key(), entry.step()));
            }
            entries.add(entry);
        }
        long count = in.readLong();
        if (count != entries.size()) {
            throw new IOException("it holds %d states in place of %d".formatted(entries.size(), count));
        }
        return entries;
    }

    private String text() throws IOException {
        return new String(bytes(), StandardCharsets.UTF_8);
    }

    private byte[] bytes() throws IOException {
        int length = in.readInt();
        if (length < 0) {
            throw new IOException("a length of %d is impossible".formatted(length));
        }
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("it ends inside a state");
        }
        return bytes;
    }

    private static MillwrightException newer(Path file, int format) {
        return MillwrightException.badRequest(
                "flow.snapshot.newer", """
                The snapshot {file} has format {format}, but this program reads formats up to {known}.
                Maybe an older program was started on newer data; start the newer program again.""", "file", file, "format", format, "known", SnapshotWriter.FORMAT_VERSION);
    }
}
