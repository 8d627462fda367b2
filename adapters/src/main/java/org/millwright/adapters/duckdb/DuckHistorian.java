package org.millwright.adapters.duckdb;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.millwright.Message;
import org.millwright.dataset.Range;
import org.millwright.history.Batch;
import org.millwright.history.Buckets;
import org.millwright.history.Catalogue;
import org.millwright.history.Columns;
import org.millwright.history.Historian;
import org.millwright.history.HistorySettings;
import org.millwright.history.LastValues;
import org.millwright.history.Upkeep;
import org.millwright.history.Wide;
import org.millwright.history.chart.Steps;
import org.millwright.history.cold.ColdFolder;
import org.millwright.history.cold.Filed;
import org.millwright.history.cold.FolderLock;
import org.millwright.history.cold.Milestone;
import org.millwright.history.known.TagBook;
import org.millwright.history.known.TagFile;
import org.millwright.machine.AssetPath;
import org.millwright.machine.MachineEvent;
import org.millwright.machine.Tag;
import org.millwright.machine.TagPath;

/**
 * A history whose newest rows are in a database in memory and whose others are in named Parquet files. What is in memory is lost when
 * the program ends: whoever keeps the journals applies them again from the oldest record they have, and rows that are in files already
 * are passed over.
 */
public final class DuckHistorian implements Historian, Upkeep {
    private final FolderLock lock;
    private final Store store;
    private final Tail tail;
    private final Reads reads;
    private final Caretaker caretaker;
    private final Care care;

    /**
     * Opens the history in a folder, which may be empty.
     *
     * @param folder belongs to this history alone
     * @throws org.millwright.MillwrightException if another process has the folder, or a newer program wrote it
     */
    public DuckHistorian(Path folder, HistorySettings settings, InstantSource clock) {
        this(folder, settings, clock, milestone -> {});
    }

    /** @param watcher is told of every milestone of upkeep, on the thread that does it */
    public DuckHistorian(Path folder, HistorySettings settings, InstantSource clock, Consumer<Milestone> watcher) {
        lock = FolderLock.take(folder);
        boolean open = false;
        try {
            ColdFolder cold = ColdFolder.open(folder, "millwright");
            store = new Store(
                    new Database(folder, settings),
                    new TagBook(),
                    new TagFile(folder),
                    new Views(),
                    new Filed(),
                    cold,
                    new ReentrantLock(),
                    watcher);
            List<Message> found = new Opening(store, folder).open();
            tail = new Tail(store);
            reads = new Reads(store.database(), store.book(), store.views());
            caretaker = new Caretaker(store, tail, settings, clock);
            care = new Care(store, tail, caretaker, folder, found);
            open = true;
        } finally {
            if (!open) {
                lock.close();
            }
        }
    }

    @Override
    public void apply(Batch batch) {
        long[] now = new long[2];
        try {
            take(batch, now);
        } catch (SQLException failure) {
            if (!Database.outOfMemory(failure)) {
                throw Database.failure("take rows", failure);
            }
            compact();
            try {
                take(batch, now);
            } catch (SQLException again) {
                throw Database.failure("take rows", again);
            }
        }
        caretaker.applied(now[0], now[1]);
    }

    private void take(Batch batch, long[] now) throws SQLException {
        store.writing().lock();
        try {
            tail.apply(batch);
            now[0] = tail.values();
            now[1] = tail.newest();
        } finally {
            store.writing().unlock();
        }
    }

    @Override
    public LastValues last() {
        return store.book();
    }

    @Override
    public Catalogue catalogue() {
        return store.book().catalogue();
    }

    @Override
    public Columns raw(List<TagPath> tags, Range times, int limit) {
        return reads.raw(tags, times, limit);
    }

    @Override
    public Buckets buckets(List<TagPath> tags, Range times, int buckets) {
        return reads.buckets(tags, Steps.of(times, buckets));
    }

    /** As {@link #buckets(List, Range, int)}, from a chosen source; a coarser one has coarser steps. */
    public Buckets buckets(List<TagPath> tags, Range times, int buckets, Steps.Source source) {
        return reads.buckets(tags, Steps.of(times, buckets, source));
    }

    @Override
    public Wide wide(AssetPath machine, List<String> tags, Range times) {
        return reads.wide(machine, tags, times);
    }

    @Override
    public void compact() {
        caretaker.alone(() -> {
            caretaker.compact(Long.MAX_VALUE);
            return 0;
        });
    }

    /** Makes single files of every day before one of 1970 plus so many, and takes away what is old; done by itself once a day. */
    public void mergeDays(long beforeDay) {
        caretaker.alone(() -> {
            caretaker.mergeDays(beforeDay);
            return 0;
        });
    }

    @Override
    public long adopt(AssetPath machine, List<Tag> tags, Path parquet) {
        return care.adopt(machine, tags, parquet);
    }

    @Override
    public List<MachineEvent> events(List<AssetPath> machines, Range times, int limit) {
        return reads.events(machines, times, limit);
    }

    @Override
    public void backup(Path folder) {
        care.backup(folder);
    }

    @Override
    public List<Message> inspect(boolean everyHash) {
        return care.inspect(everyHash);
    }

    @Override
    public long needed(String connection) {
        long[] needed = new long[1];
        store.whileWriting(() -> needed[0] = tail.needed(connection));
        return needed[0];
    }

    @Override
    public Stock stock() {
        return care.stock();
    }

    /** Ends at once; what is in memory comes back from the journals. */
    @Override
    public void close() {
        caretaker.close();
        store.whileWriting(() -> store.database().close());
        lock.close();
    }
}
