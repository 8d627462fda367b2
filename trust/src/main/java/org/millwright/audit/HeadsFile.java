package org.millwright.audit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.millwright.Message;
import org.millwright.MillwrightException;
import org.millwright.Problem.Defect;

/** The file of signed heads and its copies elsewhere. A line that a crash cut is not there; the next one takes its place. */
final class HeadsFile {
    private final Path file;
    private final List<Path> anchors;
    private String anchorTrouble = "";

    HeadsFile(Path file, List<Path> anchors) {
        this.file = file;
        this.anchors = List.copyOf(anchors);
    }

    /** The last head, after cutting off what a crash left of a line; null if there is none yet. */
    @Nullable
    Head last(SigningKey key) throws IOException {
        if (!Files.exists(file)) {
            Files.createFile(file);
        }
        String text = Files.readString(file, StandardCharsets.ISO_8859_1);
        int end = text.lastIndexOf('\n') + 1;
        if (end < text.length()) {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.truncate(end);
                channel.force(true);
            }
        }
        if (end == 0) {
            return null;
        }
        String line = text.substring(text.lastIndexOf('\n', end - 2) + 1, end - 1);
        Head head = Head.read(line, key);
        if (head == null) {
            throw new MillwrightException(new Defect(Message.of(
                    "audit.head.foreign",
                    "The last head in {file} was not signed with the key of this program, or it was changed. Restore the key,"
                            + " or move the folder of the log away and keep it: a new log begins.",
                    "file",
                    file)));
        }
        return head;
    }

    /** Adds a head here, forced, and to each anchor. An anchor that cannot be reached is told of and does not stop the log. */
    void append(Head head) throws IOException {
        byte[] line = (head.line() + "\n").getBytes(StandardCharsets.US_ASCII);
        add(file, line, true);
        anchorTrouble = "";
        for (Path anchor : anchors) {
            try {
                add(anchor, line, false);
            } catch (IOException unreachable) {
                anchorTrouble = "The heads cannot be copied to " + anchor + ": " + unreachable.getMessage();
            }
        }
    }

    private static void add(Path file, byte[] line, boolean mend) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            long end = channel.size();
            try {
                ByteBuffer bytes = ByteBuffer.wrap(line);
                channel.position(end);
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            } catch (IOException failed) {
                if (mend) {
                    channel.truncate(end);
                }
                throw failed;
            }
        }
    }

    /** One sentence, empty while all anchors can be written. */
    String anchorTrouble() {
        return anchorTrouble;
    }
}
