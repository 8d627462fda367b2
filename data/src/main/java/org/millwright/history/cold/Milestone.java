package org.millwright.history.cold;

/** How far the way of rows from memory into named files has come; told to whoever watches, as tests of crashes do. */
public enum Milestone {
    /** A compaction begins; nothing is written. */
    COMPACTION,
    /** The files of a layout and day are there, and nobody names them. */
    WRITTEN,
    /** The manifest names them, and the rows are in memory too. */
    NAMED,
    /** The rows are gone from memory. */
    CLEARED,
    /** Files of a day were put together, and the manifest does not name the new one yet. */
    MERGED
}
