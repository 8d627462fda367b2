package org.millwright.flow;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.millwright.Message;
import org.millwright.MillwrightException;
import org.millwright.flow.snapshot.Snapshot;
import org.millwright.flow.snapshot.SnapshotFolder;

/** Counts records, and writes what all keys save between the same two records as the next snapshot. For one caller at a time. */
final class SnapshotRound {
    private final SnapshotFolder folder;
    private final Flow flow;
    private final Checkpoints checkpoints;
    private final long firstNumber;
    private final List<Message> notes;
    private final AtomicLong records = new AtomicLong();
    private final AtomicReference<Instant> last;
    private final Deque<Map<String, Long>> kept;
    private long written;
    private boolean failed;

    SnapshotRound(SnapshotFolder folder, Flow flow, Checkpoints checkpoints, long firstNumber, List<Message> notes) {
        this.folder = folder;
        this.flow = flow;
        this.checkpoints = checkpoints;
        this.firstNumber = firstNumber;
        this.notes = notes;
        last = new AtomicReference<>(checkpoints.pace().clock().instant());
        kept = new ArrayDeque<>(folder.positions());
        tellNeeded();
    }

    /** Counts one record; true when a snapshot is due. From any thread. */
    boolean due() {
        return records.incrementAndGet() % checkpoints.everyBlocks() == 0 || paced();
    }

    private boolean paced() {
        Instant now = checkpoints.pace().clock().instant();
        Instant before = last.get();
        return Duration.between(before, now).compareTo(checkpoints.pace().every()) >= 0
                && last.compareAndSet(before, now);
    }

    /** Of each source the lowest position of all kept snapshots; a source that one of them does not know is needed from 0. */
    private void tellNeeded() {
        Map<String, Long> needed = new TreeMap<>();
        for (Map<String, Long> positions : kept) {
            positions.keySet().forEach(source -> needed.put(source, Long.MAX_VALUE));
        }
        for (Map<String, Long> positions : kept) {
            needed.replaceAll((source, least) -> Math.min(least, positions.getOrDefault(source, 0L)));
        }
        checkpoints.needed().accept(needed);
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
            last.set(checkpoints.pace().clock().instant());
            kept.addLast(snapshot.positions());
            while (kept.size() > SnapshotFolder.KEPT) {
                kept.removeFirst();
            }
            tellNeeded();
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
