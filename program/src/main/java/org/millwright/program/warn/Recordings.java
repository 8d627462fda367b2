package org.millwright.program.warn;

import java.nio.file.Path;
import java.util.List;
import org.millwright.recording.ReadOptions;
import org.millwright.recording.Recording;

/** Opens recordings of every kind the program can read. */
@FunctionalInterface
public interface Recordings {
    /**
     * Opens a file, a folder, or several files of one machine.
     *
     * @throws org.millwright.MillwrightException if it cannot be read right
     */
    Recording open(List<Path> paths, ReadOptions options);
}
