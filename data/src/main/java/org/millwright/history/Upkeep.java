package org.millwright.history;

import java.nio.file.Path;
import java.util.List;
import org.millwright.Message;
import org.millwright.dataset.Range;
import org.millwright.machine.AssetPath;
import org.millwright.machine.MachineEvent;

/** What keeps a history healthy. */
public interface Upkeep {
    /** Moves what may be moved out of memory into named files now, rollups included; returns when it is done. */
    void compact();

    /**
     * Takes a Parquet file of one machine (a column {@code ts} in UTC, one column a tag) as history, at most once by the hash of its
     * content.
     *
     * @return the rows taken; 0 if this content is there already
     */
    long adopt(AssetPath machine, List<org.millwright.machine.Tag> tags, Path parquet);

    /** Events of machines (of all, if none is named) within times, by time. */
    List<MachineEvent> events(List<AssetPath> machines, Range times, int limit);

    /** Copies everything into a folder, which may hold an older copy, without stopping the writer. */
    void backup(Path folder);

    /** What is wrong with the files, in words; empty where nothing is. */
    List<Message> inspect(boolean everyHash);

    /**
     * The lowest sequence of a connection's journal of which some row is not in a named file yet. The journal must keep it and all
     * after it; what is below may go. For a connection never applied it is 0.
     */
    long needed(String connection);

    /** What is held: files, bytes, rows, what waits in memory. */
    Stock stock();

    /**
     * What is held.
     *
     * @param files named Parquet files
     * @param bytes their size
     * @param rows their rows
     * @param values their values
     * @param tailValues values that are not in a named file yet
     */
    record Stock(long files, long bytes, long rows, long values, long tailValues) {}
}
