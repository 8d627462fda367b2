package org.millwright.adapters.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.millwright.Message;
import org.millwright.recording.table.Table;

/** A text file as a table: one part if it is small, packed or in a wide character set, else parts of whole lines. */
final class TextTable implements Table {
    private static final int SAMPLE = 1 << 20;
    private static final int WHOLE_SAMPLE = 1 << 24;
    private static final int PART = 1 << 20;

    private final Path path;
    private final Encoding encoding;
    private final char separator;
    private final boolean padsQuotes;
    private final @Nullable FileChannel channel;
    private final List<Part> parts;

    private TextTable(Path path, Encoding encoding, String sample, @Nullable FileChannel channel) throws IOException {
        this.path = path;
        this.encoding = encoding;
        this.channel = channel;
        separator = Separator.of(sample);
        padsQuotes = sample.contains(separator + " \"") || sample.contains("\" " + separator);
        parts = channel == null ? List.of(new WholeText(this)) : cut(channel, Files.size(path));
    }

    /** Looks at the beginning of a file. */
    static TextTable of(Path path) throws IOException {
        byte[] sample = TextFile.peek(path, WHOLE_SAMPLE);
        Encoding encoding = Encoding.of(sample);
        int length = Math.min(sample.length, SAMPLE + encoding.mark());
        String text = new String(sample, encoding.mark(), Math.max(0, length - encoding.mark()), encoding.charset());
        boolean cuttable = encoding.cuttable() && Files.size(path) > 2 * PART && !TextFile.gzip(path);
        int lastLine = Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r'));
        String lines = length < sample.length && lastLine > 0 ? text.substring(0, lastLine) : text;
        return new TextTable(path, encoding, lines, cuttable ? FileChannel.open(path, StandardOpenOption.READ) : null);
    }

    @Override
    public String name() {
        return String.valueOf(path.getFileName());
    }

    @Override
    public List<Message> understanding() {
        return List.of(Message.of(
                "recording.text.syntax",
                "Text in {charset}, cells parted by {separator}.",
                "charset",
                encoding.charset().name(),
                "separator",
                Separator.name(separator)));
    }

    @Override
    public boolean padded() {
        return false;
    }

    @Override
    public List<Part> parts() {
        return parts;
    }

    @Override
    public Part from(int part) {
        return new WholeText(this, part == 0 ? encoding.mark() : ((LinePart) parts.get(part)).offset());
    }

    @Override
    public void close() {
        if (channel != null) {
            try {
                channel.close();
            } catch (IOException unreadable) {
                throw TextFile.unreadable(path, unreadable);
            }
        }
    }

    Path path() {
        return path;
    }

    Encoding encoding() {
        return encoding;
    }

    char separator() {
        return separator;
    }

    /** True if blanks stand between separators and quotation marks. */
    boolean padsQuotes() {
        return padsQuotes;
    }

    private List<Part> cut(FileChannel open, long size) {
        List<Part> cut = new ArrayList<>();
        long first = encoding.mark();
        IntStream.range(0, (int) ((size - first + PART - 1) / PART)).forEach(i -> {
            long offset = first + (long) i * PART;
            cut.add(new LinePart(this, open, offset, Math.min(size, offset + PART)));
        });
        return List.copyOf(cut);
    }
}
