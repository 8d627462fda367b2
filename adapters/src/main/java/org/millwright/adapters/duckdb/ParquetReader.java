package org.millwright.adapters.duckdb;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.millwright.recording.ReadOptions;
import org.millwright.recording.Recording;
import org.millwright.recording.RecordingReader;
import org.millwright.recording.table.Tables;

/**
 * Reads Parquet files. Their columns know their types: one of timestamps is the time, with a zone or without one. Columns of named
 * parts become one column a part; columns of lists are refused. Units come from the file's metadata.
 */
public final class ParquetReader implements RecordingReader {
    private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);

    @Override
    public boolean recognises(Path path) {
        if (!Files.isRegularFile(path)) {
            return false;
        }
        try (InputStream file = Files.newInputStream(path)) {
            return Arrays.equals(file.readNBytes(MAGIC.length), MAGIC);
        } catch (IOException unreadable) {
            return false;
        }
    }

    @Override
    public Recording open(Path path, ReadOptions options) {
        return Tables.open(new ParquetTable(path, options.ignore()), options);
    }
}
