package org.millwright.adapters.files;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.millwright.machine.Tag;
import org.millwright.recording.ReadOptions;
import org.millwright.recording.table.Understood;

/** How text files of one kind are to be read, learnt from the first rows of one of them. Immutable. */
final class Sheet {
    private final String id;
    private final TextTable syntax;
    private final Understood meaning;
    private final byte[] head;

    private Sheet(String id, TextTable syntax, Understood meaning, byte[] head) {
        this.id = id;
        this.syntax = syntax;
        this.meaning = meaning;
        this.head = head;
    }

    /**
     * Learns from a file with the first rows of a file.
     *
     * @param id the name under which the rows are kept
     * @throws org.millwright.MillwrightException if they cannot be read right
     */
    static Sheet of(String id, Path sample, ReadOptions options) throws IOException {
        TextTable syntax = TextTable.of(sample);
        Understood meaning = Understood.of(syntax, options);
        byte[] bytes = Files.readAllBytes(sample);
        int end = 0;
        for (long line = 1; line < meaning.firstDataLine() && end < bytes.length; end++) {
            line += bytes[end] == '\n' ? 1 : 0;
        }
        return new Sheet(id, syntax, meaning, Arrays.copyOf(bytes, end));
    }

    String id() {
        return id;
    }

    TextTable syntax() {
        return syntax;
    }

    Understood meaning() {
        return meaning;
    }

    Charset charset() {
        return syntax.encoding().charset();
    }

    /** True if a text begins with the very same header. Without a header nobody can tell. */
    boolean heads(byte[] start) {
        return head.length > 0
                && start.length > head.length
                && Arrays.equals(start, 0, head.length, head, 0, head.length);
    }

    /** True if a column, be it a tag or the time, has this header. */
    boolean names(String header) {
        for (Tag tag : meaning.tags()) {
            if (tag.name().equals(header) || header.startsWith(tag.name() + " ")) {
                return true;
            }
        }
        return meaning.leftOut().containsKey(header);
    }
}
