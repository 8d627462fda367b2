package org.millwright.flow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.millwright.flow.snapshot.Snapshot;
import org.millwright.machine.Block;

/**
 * One run of a flow in this process.
 *
 * <p>Threads: a virtual one for each source, which puts records into the mailboxes of the keys and waits where one is full; a
 * virtual one for each key. A snapshot is made by the source whose record made it due: it holds all sources still while a barrier
 * goes into every mailbox, lets them go on, waits for every key to save itself, and writes. Whatever ends the run by an exception
 * leaves the last snapshot as it was.
 */
final class LocalRun implements KeyThread.Faults {
    private final Flow flow;
    private final Sink sink;
    private final Semaphore cores;
    private final @Nullable SnapshotRound round;
    private final Map<Key, KeyThread> keys = new ConcurrentHashMap<>();
    private final Map<String, Long> positions = new TreeMap<>();
    private final List<LocalFeed> feeds = new CopyOnWriteArrayList<>();
    private final ReentrantLock snapshotLock = new ReentrantLock();
    private final AtomicReference<@Nullable Throwable> fault = new AtomicReference<>();
    private volatile boolean stopping;

    LocalRun(Flow flow, Sink sink, int cores, @Nullable SnapshotRound round) {
        this.flow = flow;
        this.sink = new GuardedSink(sink);
        // Virtual threads never compute on more cores than there are; asking for a turn would only cost time then.
        boolean all = cores >= Runtime.getRuntime().availableProcessors();
        this.cores = new Semaphore(all ? Integer.MAX_VALUE : cores);
        this.round = round;
    }

    /** Takes up the states of a snapshot; before {@link #run}. */
    void load(Snapshot snapshot, Set<Key> resume) {
        positions.putAll(snapshot.positions());
        Map<Key, List<Snapshot.Entry>> byKey = new TreeMap<>();
        for (Snapshot.Entry entry : snapshot.entries()) {
            byKey.computeIfAbsent(new Key(entry.key()), key -> new ArrayList<>())
                    .add(entry);
        }
        byKey.forEach((key, entries) -> {
            if (!(KeyThread.isParked(entries) && resume.contains(key))) {
                KeyThread thread = newThread(key);
                thread.load(entries);
                keys.put(key, thread);
            }
        });
    }

    RunReport run(List<Source> sources) {
        List<Thread> readers = new ArrayList<>();
        for (Source source : sources) {
            LocalFeed feed = new LocalFeed(source.name(), positions.getOrDefault(source.name(), 0L));
            feeds.add(feed);
            readers.add(Thread.ofVirtual().name("source " + source.name()).unstarted(() -> read(source, feed)));
        }
        keys.values().forEach(KeyThread::start);
        readers.forEach(Thread::start);
        boolean interrupted = join(readers);
        boolean ended = !stopping && fault.get() == null;
        finish(ended);
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        rethrow();
        return report(ended);
    }

    private void read(Source source, LocalFeed feed) {
        feed.reader = Thread.currentThread();
        try {
            if (!stopping) {
                source.read(feed.next, feed);
            }
        } catch (Throwable failure) {
            // Whatever a source throws, the caller of the run has to see it; on this thread nobody would.
            fatal(failure);
        }
    }

    /** Waits for the readers to come to their end; an interrupt stops the run and is told to the caller. */
    private boolean join(List<Thread> readers) {
        boolean interrupted = false;
        for (Thread reader : readers) {
            boolean joined = false;
            while (!joined) {
                try {
                    reader.join();
                    joined = true;
                } catch (InterruptedException stop) {
                    interrupted = true;
                    stop();
                }
            }
        }
        return interrupted;
    }

    /** The last snapshot is of the states before the end of the stream, so that a source that has grown since can go on. */
    private void finish(boolean ended) {
        try {
            snapshot();
            for (KeyThread key : keys.values()) {
                key.put(new KeyThread.Letter.End(ended));
            }
            for (KeyThread key : keys.values()) {
                key.join();
            }
        } catch (InterruptedException again) {
            keys.values().forEach(KeyThread::abandon);
            Thread.currentThread().interrupt();
        }
    }

    private void rethrow() {
        switch (fault.get()) {
            case null -> {}
            case RuntimeException exception -> throw exception;
            case Error error -> throw error;
            case Throwable checked -> throw new IllegalStateException(checked);
        }
    }

    private RunReport report(boolean ended) {
        Map<Key, RunReport.Rows> rows = new HashMap<>();
        Map<Key, RunReport.Parked> parked = parked();
        for (KeyThread key : keys.values()) {
            rows.put(key.key(), key.rows());
        }
        return round == null
                ? new RunReport(ended, rows, parked, 0, List.of())
                : new RunReport(ended, rows, parked, round.written(), round.notes());
    }

    /** The keys that were left aside so far; from any thread. */
    Map<Key, RunReport.Parked> parked() {
        Map<Key, RunReport.Parked> parked = new HashMap<>();
        for (KeyThread key : keys.values()) {
            key.parked().ifPresent(why -> parked.put(key.key(), why));
        }
        return parked;
    }

    /** Ends the run before the sources end; from any thread. */
    void stop() {
        stopping = true;
        for (LocalFeed feed : feeds) {
            Thread reader = feed.reader;
            if (reader != null) {
                reader.interrupt();
            }
        }
    }

    @Override
    public boolean park() {
        return round != null;
    }

    @Override
    public void fatal(Throwable failure) {
        fault.compareAndSet(null, failure);
    }

    private KeyThread newThread(Key key) {
        return new KeyThread(key, new KeyRun(flow, key, sink), cores, this);
    }

    private KeyThread started(Key key) {
        KeyThread thread = newThread(key);
        thread.start();
        return thread;
    }

    private void snapshot() throws InterruptedException {
        if (round == null) {
            return;
        }
        snapshotLock.lockInterruptibly();
        try {
            SnapshotRound.Barrier barrier = barrier(round, 0);
            round.await(barrier);
            if (fault.get() == null) {
                round.write(barrier);
            }
        } finally {
            snapshotLock.unlock();
        }
    }

    /** Takes hold of the feeds one after the other, so that no source puts a record while the barrier goes in. */
    private SnapshotRound.Barrier barrier(SnapshotRound snapshots, int feed) throws InterruptedException {
        if (feed == feeds.size()) {
            for (LocalFeed held : feeds) {
                positions.put(held.name, held.next);
            }
            return snapshots.begin(new TreeMap<>(positions), List.copyOf(keys.values()));
        }
        feeds.get(feed).lock.lockInterruptibly();
        try {
            return barrier(snapshots, feed + 1);
        } finally {
            feeds.get(feed).lock.unlock();
        }
    }

    /** Puts the records of one source into the mailboxes. */
    private final class LocalFeed implements Source.Feed {
        private final String name;
        private final ReentrantLock lock = new ReentrantLock();
        private long next;
        private volatile @Nullable Thread reader;

        LocalFeed(String name, long next) {
            this.name = name;
            this.next = next;
        }

        @Override
        public boolean block(long sequence, Key key, Block block) {
            return put(sequence, key, new KeyThread.Letter.Rows(block));
        }

        @Override
        public boolean tick(long sequence, Key key, long eventMicros) {
            return put(sequence, key, new KeyThread.Letter.Tick(eventMicros));
        }

        @Override
        public boolean pass(long sequence) {
            if (stopping || fault.get() != null) {
                return false;
            }
            lock.lock();
            try {
                next = sequence + 1;
            } finally {
                lock.unlock();
            }
            return !due();
        }

        /** Counts a record and makes the snapshot that is due; true if the run was interrupted meanwhile. */
        private boolean due() {
            try {
                if (round != null && round.due()) {
                    snapshot();
                }
                return false;
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                return true;
            }
        }

        private boolean put(long sequence, Key key, KeyThread.Letter letter) {
            if (stopping || fault.get() != null) {
                return false;
            }
            try {
                lock.lockInterruptibly();
                try {
                    keys.computeIfAbsent(key, LocalRun.this::started).put(letter);
                    next = sequence + 1;
                } finally {
                    lock.unlock();
                }
                if (round != null && round.due()) {
                    snapshot();
                }
                return true;
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                return next > sequence;
            }
        }
    }

    /** The sink, whose failures are not mistaken for those of the step that was at work. */
    private record GuardedSink(Sink sink) implements Sink {
        @Override
        public void put(Output output) {
            guard(() -> sink.put(output));
        }

        @Override
        public void block(Key key, Block block) {
            guard(() -> sink.block(key, block));
        }

        @Override
        public void late(Key key, Block rows) {
            guard(() -> sink.late(key, rows));
        }

        private static void guard(Runnable call) {
            try {
                call.run();
            } catch (RuntimeException failure) {
                throw new SinkFault(failure);
            }
        }
    }

    /** Carries an exception of the sink through a step. */
    static final class SinkFault extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final RuntimeException failure;

        private SinkFault(RuntimeException failure) {
            super(failure);
            this.failure = failure;
        }

        RuntimeException failure() {
            return failure;
        }
    }
}
