package org.millwright.recording;

import java.nio.file.Path;

/** Opens recordings of one family of files: text tables, spreadsheets, Parquet, or folders of them. */
public interface RecordingReader {
    /** True if the file or folder looks like one of this reader's, by its first bytes, not by its name alone. */
    boolean recognises(Path path);

    /**
     * Looks at the file and understands its layout.
     *
     * @throws org.millwright.MillwrightException if it cannot be read right: what, where (row, column) and the cure
     */
    Recording open(Path path, ReadOptions options);
}
