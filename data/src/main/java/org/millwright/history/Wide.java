package org.millwright.history;

import java.util.List;
import org.millwright.machine.AssetPath;
import org.millwright.machine.Block;
import org.millwright.machine.Tag;

/** Rows of one machine with its tags side by side, read while they are asked for. */
public interface Wide extends AutoCloseable {
    /** The machine. */
    AssetPath machine();

    /** The tags in the order that was asked for. */
    List<Tag> tags();

    /**
     * The next rows, times rising, with the quality bytes of {@link org.millwright.machine.SourceQuality}; an empty block at the end.
     */
    Block next();

    @Override
    void close();
}
