package org.millwright.adapters.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.millwright.recording.ReadOptions;
import org.millwright.recording.Recording;
import org.millwright.recording.RecordingReader;
import org.millwright.recording.table.Tables;

/** Reads text tables: CSV and its relatives, plain or gzip, in any usual character set. */
public final class TextReader implements RecordingReader {
    private static final int LOOK = 4096;

    @Override
    public boolean recognises(Path path) {
        if (!Files.isRegularFile(path)) {
            return false;
        }
        try {
            byte[] first = TextFile.peek(path, LOOK);
            return Encoding.text(first);
        } catch (IOException unreadable) {
            return TextFile.gzip(path);
        }
    }

    @Override
    public Recording open(Path path, ReadOptions options) {
        try {
            return Tables.open(TextTable.of(path), options);
        } catch (IOException unreadable) {
            throw TextFile.unreadable(path, unreadable);
        }
    }
}
