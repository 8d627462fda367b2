package org.millwright.adapters.duckdb;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.millwright.history.cold.ColdFolder;
import org.millwright.history.cold.Filed;
import org.millwright.history.cold.Milestone;
import org.millwright.history.known.TagBook;
import org.millwright.history.known.TagFile;

/**
 * What a history consists of.
 *
 * @param database rows in memory, and the reader and writer of files
 * @param book what is known of each tag
 * @param tagFile where that is kept
 * @param views where the rows are now
 * @param filed which rows are in named files; for whoever holds the writer's lock
 * @param cold the named files; for whoever does upkeep
 * @param writing the writer's lock, held for moments
 * @param watcher is told of every milestone of upkeep
 */
record Store(
        Database database,
        TagBook book,
        TagFile tagFile,
        Views views,
        Filed filed,
        ColdFolder cold,
        ReentrantLock writing,
        Consumer<Milestone> watcher) {

    /** Does something while nobody writes. */
    void whileWriting(Runnable deed) {
        writing.lock();
        try {
            deed.run();
        } finally {
            writing.unlock();
        }
    }
}
