package org.millwright.audit;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.millwright.Message;
import org.millwright.MillwrightException;
import org.millwright.Problem.Defect;

/**
 * Finds the end of a log at the start of the program. From the last head on each entry is read; before it the tree kept with the
 * head is believed if it has the head's root, else everything is read. What a crash left of an entry behind the last head was
 * never acknowledged: it is put aside as {@code cut-N.bin} and cut off.
 */
final class Recovery {
    private static final String TREE = "tree.txt";

    private final Path folder;
    private final MessageDigest sha = Sha256.digest();
    private Frontier tree = new Frontier();
    private byte[] last = new byte[EntryBytes.HASH];
    private long lastMicros = Long.MIN_VALUE;
    private Path segment;
    private long position;

    Recovery(Path folder) {
        this.folder = folder;
        this.segment = folder.resolve(SegmentFile.name(0));
    }

    /**
     * Where the log goes on.
     *
     * @param position in the file, behind the last entry
     * @param cut bytes that were cut off
     */
    @SuppressWarnings("ArrayRecordComponent") // handed over once, compared by nobody
    record Place(Frontier tree, byte[] last, long lastMicros, Path segment, long position, long cut) {}

    Place find(@Nullable Head head) throws IOException {
        List<Path> segments = SegmentFile.all(folder);
        long signed = head == null ? 0 : head.size();
        if (head != null) {
            believe(head, segments);
        }
        if (segments.isEmpty() && signed == 0) {
            return place(0);
        }
        for (Path file : segments) {
            if (SegmentFile.first(file) >= SegmentFile.first(segment)) {
                read(file, head);
            }
        }
        if (tree.size() < signed) {
            throw damaged("it has " + tree.size() + " entries, and its last head stands for " + signed);
        }
        long size = Files.size(segment);
        if (size > position && !segment.equals(segments.getLast())) {
            throw damaged("the file " + segment.getFileName() + " is broken in its middle");
        }
        if (size > position) {
            putAside(size - position);
        }
        return place(size - position);
    }

    private Place place(long cut) {
        return new Place(tree, last, lastMicros, segment, position, cut);
    }

    private void read(Path file, @Nullable Head head) throws IOException {
        boolean from = file.equals(segment);
        if (!from && (SegmentFile.first(file) != tree.size() || Files.size(segment) > position)) {
            throw damaged("the file " + file.getFileName() + " does not follow entry " + (tree.size() - 1));
        }
        segment = file;
        position = from ? position : 0;
        try (SegmentReader reader = new SegmentReader(file, position)) {
            for (byte[] bytes = reader.next(); bytes != null; bytes = reader.next()) {
                Logged entry = EntryBytes.decode(sha, bytes);
                if (entry == null
                        || entry.number() != tree.size()
                        || !Arrays.equals(entry.before().bytes(), last)) {
                    return;
                }
                last = entry.hash().bytes();
                lastMicros = java.time.temporal.ChronoUnit.MICROS.between(java.time.Instant.EPOCH, entry.at());
                tree.add(last);
                position = reader.position();
                compare(head);
            }
        }
    }

    private void compare(@Nullable Head head) {
        if (head != null
                && tree.size() == head.size()
                && !Arrays.equals(tree.root(), head.root().bytes())) {
            throw damaged("its first " + head.size() + " entries are not those that were signed");
        }
    }

    private MillwrightException damaged(String says) {
        return new MillwrightException(new Defect(Message.of(
                "audit.log.damaged",
                "The audit log in {folder} was changed or lost a part: {says}. Run: millwright audit verify {folder}. Then move"
                        + " the folder away, keep it as evidence, and start again: a new log begins.",
                "folder",
                folder,
                "says",
                says)));
    }

    private void putAside(long length) throws IOException {
        Path aside = folder.resolve("cut-%d.bin".formatted(tree.size()));
        try (FileChannel in = FileChannel.open(segment, StandardOpenOption.READ);
                FileChannel out = FileChannel.open(aside, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            out.position(out.size());
            in.transferTo(position, length, out);
            out.force(true);
        }
    }

    // ---- the tree as it was at the last head

    /** Written with each head, not forced: it can be made again from the entries. */
    static void keep(Path folder, Frontier tree, SegmentFile segment) throws IOException {
        List<String> lines = new ArrayList<>(List.of(
                Long.toString(tree.size()), segment.file().getFileName().toString(), Long.toString(segment.end())));
        lines.addAll(tree.hashes());
        Path next = folder.resolve(TREE + ".new");
        Files.write(next, lines, StandardCharsets.US_ASCII);
        Files.move(next, folder.resolve(TREE), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private void believe(Head head, List<Path> segments) {
        try {
            List<String> lines = Files.readAllLines(folder.resolve(TREE), StandardCharsets.US_ASCII);
            Frontier kept = Frontier.of(Long.parseLong(lines.get(0)), lines.subList(3, lines.size()));
            Path file = folder.resolve(lines.get(1));
            long end = Long.parseLong(lines.get(2));
            if (kept == null) {
                throw new IllegalArgumentException("The tree does not have the hashes of its size.");
            }
            boolean fits = kept.size() == head.size()
                    && Arrays.equals(kept.root(), head.root().bytes())
                    && segments.contains(file)
                    && end <= Files.size(file);
            if (fits) {
                tree = kept;
                segment = file;
                position = end;
                last = head.last().bytes();
                lastMicros = head.micros();
            }
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException unusable) {
            System.getLogger(Recovery.class.getName())
                    .log(
                            System.Logger.Level.INFO,
                            "The audit log is read from its first entry, for the tree kept with its last head cannot be used"
                                    + " ("
                                    + HexFormat.of().formatHex(head.last().bytes(), 0, 4) + ").");
        }
    }
}
