package org.millwright.adapters.duckdb;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.millwright.dataset.Range;
import org.millwright.history.Batch;
import org.millwright.history.Buckets;
import org.millwright.history.Catalogue;
import org.millwright.history.Columns;
import org.millwright.history.Historian;
import org.millwright.history.HistorySettings;
import org.millwright.history.LastValues;
import org.millwright.history.Wide;
import org.millwright.history.chart.Steps;
import org.millwright.history.cold.Filed;
import org.millwright.history.known.TagBook;
import org.millwright.machine.AssetPath;
import org.millwright.machine.TagPath;

/** A history whose newest rows are in a database in memory and whose others are in named Parquet files. */
public final class DuckHistorian implements Historian {
    private final ReentrantLock writing = new ReentrantLock();
    private final TagBook book = new TagBook();
    private final Filed filed = new Filed();
    private final Views views = new Views();
    private final Database database;
    private final Tail tail;
    private final Reads reads;

    /**
     * Opens the history in a folder, which may be empty.
     *
     * @param folder belongs to this history alone
     */
    public DuckHistorian(Path folder, HistorySettings settings, InstantSource clock) {
        database = new Database(folder, settings);
        tail = new Tail(database, book, views, filed);
        reads = new Reads(database, book, views);
    }

    @Override
    public void apply(Batch batch) {
        writing.lock();
        try {
            tail.apply(batch);
        } catch (SQLException failure) {
            throw Database.failure("take rows", failure);
        } finally {
            writing.unlock();
        }
    }

    @Override
    public LastValues last() {
        return book;
    }

    @Override
    public Catalogue catalogue() {
        return book.catalogue();
    }

    @Override
    public Columns raw(List<TagPath> tags, Range times, int limit) {
        return reads.raw(tags, times, limit);
    }

    @Override
    public Buckets buckets(List<TagPath> tags, Range times, int buckets) {
        return reads.buckets(tags, Steps.of(times, buckets));
    }

    @Override
    public Wide wide(AssetPath machine, List<String> tags, Range times) {
        return reads.wide(machine, tags, times);
    }

    @Override
    public void close() {
        writing.lock();
        try {
            database.close();
        } finally {
            writing.unlock();
        }
    }
}
