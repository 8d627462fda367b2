package org.millwright.adapters.files;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.millwright.Message;
import org.millwright.MillwrightException;
import org.millwright.Problem;

/** Opens files, unpacking gzip, and says what is wrong when that fails. */
final class TextFile {
    private static final int BUFFER = 1 << 16;

    private TextFile() {}

    /** The bytes of the text, unpacked. */
    static InputStream open(Path path) throws IOException {
        InputStream raw = Files.newInputStream(path);
        try {
            return gzip(path) ? new GZIPInputStream(raw, BUFFER) : raw;
        } catch (IOException broken) {
            raw.close();
            throw broken;
        }
    }

    /** True if the first bytes are those of gzip. */
    static boolean gzip(Path path) {
        try (InputStream raw = Files.newInputStream(path)) {
            return raw.read() == 0x1f && raw.read() == 0x8b;
        } catch (IOException unreadable) {
            return false;
        }
    }

    /** The first bytes of the text, unpacked; fewer where the file is shorter or cut. */
    static byte[] peek(Path path, int most) throws IOException {
        byte[] first = new byte[most];
        int size = 0;
        try (InputStream text = open(path)) {
            while (size < most) {
                int read = text.read(first, size, most - size);
                if (read < 0) {
                    break;
                }
                size += read;
            }
        } catch (EOFException | ZipException cut) {
            if (size == 0) {
                throw cut;
            }
        }
        return Arrays.copyOf(first, size);
    }

    /** A file that the system does not let us read. */
    static MillwrightException unreadable(Path path, IOException cause) {
        if (cause instanceof EOFException || cause instanceof ZipException) {
            return cut(path, 0, cause);
        }
        return new MillwrightException(
                new Problem.NotFound(Message.of(
                        "recording.file.unreadable",
                        "The file {file} cannot be read: {reason}. Check that it is there and that you may read it.",
                        "file",
                        path,
                        "reason",
                        String.valueOf(cause.getMessage()))),
                cause);
    }

    /** A gzip file that ends too early or is damaged. */
    static MillwrightException cut(Path path, long row, IOException cause) {
        return new MillwrightException(
                new Problem.BadRequest(Message.of(
                        "recording.gzip.cut",
                        "The gzip file {file} is cut off or damaged; it can be read up to row {row}. Copy or export it again, or unpack what is there with gzip -dc and read that.",
                        "file",
                        path.getFileName(),
                        "row",
                        row)),
                cause);
    }
}
