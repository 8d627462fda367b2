package org.millwright.flow;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.millwright.Message;
import org.millwright.MillwrightException;
import org.millwright.flow.snapshot.Snapshot;
import org.millwright.flow.snapshot.SnapshotFolder;

/** Counts records, and writes what all keys save between the same two records as the next snapshot. For one caller at a time. */
final class SnapshotRound {
    private final SnapshotFolder folder;
    private final Flow flow;
    private final int everyBlocks;
    private final long firstNumber;
    private final List<Message> notes;
    private final AtomicLong records = new AtomicLong();
    private long written;
    private boolean failed;

    SnapshotRound(SnapshotFolder folder, Flow flow, int everyBlocks, long firstNumber, List<Message> notes) {
        this.folder = folder;
        this.flow = flow;
        this.everyBlocks = everyBlocks;
        this.firstNumber = firstNumber;
        this.notes = notes;
    }

    /** Counts one record; true when a snapshot is due. From any thread. */
    boolean due() {
        return records.incrementAndGet() % everyBlocks == 0;
    }

    /** A barrier that was put into every mailbox between the same two records. */
    static final class Barrier implements KeyThread.SnapshotInWork {
        private final Map<String, Long> positions;
        private final Queue<Snapshot.Entry> entries = new ConcurrentLinkedQueue<>();
        private final CountDownLatch left;

        private Barrier(Map<String, Long> positions, int keys) {
            this.positions = positions;
            left = new CountDownLatch(keys);
        }

        @Override
        public void saved(List<Snapshot.Entry> ofOneKey) {
            entries.addAll(ofOneKey);
            left.countDown();
        }
    }

    /** Puts a barrier into every mailbox; meanwhile the caller holds all sources still. */
    Barrier begin(Map<String, Long> positions, Collection<KeyThread> keys) throws InterruptedException {
        Barrier barrier = new Barrier(positions, keys.size());
        for (KeyThread key : keys) {
            key.put(new KeyThread.Letter.Barrier(barrier));
        }
        return barrier;
    }

    /** Waits for every key to save itself; sources and keys run on. */
    void await(Barrier barrier) throws InterruptedException {
        barrier.left.await();
    }

    /** Writes it. A disk that refuses costs a note and a longer way back after a crash, not the run. */
    void write(Barrier barrier) {
        Snapshot snapshot = new Snapshot(
                flow.name(),
                flow.version(),
                flow.hash(),
                firstNumber + written,
                barrier.positions,
                new ArrayList<>(barrier.entries));
        try {
            folder.write(snapshot);
            written++;
        } catch (MillwrightException refused) {
            if (!failed) {
                notes.add(refused.problem().message());
            }
            failed = true;
        }
    }

    long written() {
        return written;
    }

    List<Message> notes() {
        return notes;
    }
}
