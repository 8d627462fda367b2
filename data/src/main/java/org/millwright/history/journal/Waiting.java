package org.millwright.history.journal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.millwright.machine.AssetPath;
import org.millwright.machine.Block;
import org.millwright.machine.MachineEvent;
import org.millwright.machine.SourceQuality;
import org.millwright.machine.connect.Ticket;

/** What was offered and waits for the writer: bounded, so that a slow disk is felt at the source. Safe for any thread. */
final class Waiting {
    /** The most records that wait. */
    private static final int MOST_RECORDS = 8_192;
    /** The most values that wait. */
    private static final long MOST_VALUES = 1_000_000;
    /** While somebody waits for what was offered, so long a silence says that no more comes with it. */
    private static final long SILENCE_NANOS = 1_000_000;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition came = lock.newCondition();
    private final int enough;
    private List<Item> items = new ArrayList<>();
    private long values;
    private long bytes;
    private boolean hurried;
    private boolean closed;

    Waiting(int enoughBytes) {
        this.enough = enoughBytes;
    }

    /** One thing that waits. */
    sealed interface Item {
        Ticket ticket();

        /** How many values it holds. */
        long values();

        /** Rows of a machine. */
        record Rows(AssetPath asset, Block rows, Ticket ticket, long values) implements Item {
            static Rows of(AssetPath asset, Block rows) {
                long values = 0;
                for (int column = 0; column < rows.tags().size(); column++) {
                    byte[] qualities = rows.qualities(column);
                    for (int row = 0; row < rows.rows(); row++) {
                        if (SourceQuality.severity(qualities[row]) != SourceQuality.ABSENT) {
                            values++;
                        }
                    }
                }
                return new Rows(asset, rows, new Ticket(), values);
            }
        }

        /** An event. */
        record Happened(MachineEvent event, Ticket ticket) implements Item {
            @Override
            public long values() {
                return 0;
            }
        }
    }

    /** Takes an item; false if there is no room or nobody writes any more. */
    boolean put(Item item) {
        lock.lock();
        try {
            boolean tooMany = !items.isEmpty() && values + item.values() > MOST_VALUES;
            if (closed || items.size() >= MOST_RECORDS || tooMany) {
                return false;
            }
            items.add(item);
            item.ticket().onWanted(this::hurry);
            values += item.values();
            bytes += 9 * item.values() + 32;
            if (items.size() == 1 || bytes >= enough) {
                came.signal();
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Somebody waits for what was offered so far. */
    private void hurry() {
        lock.lock();
        try {
            if (!hurried) {
                hurried = true;
                came.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    /** How full it is, 0 to 1. */
    double fill() {
        lock.lock();
        try {
            return Math.min(1, Math.max((double) items.size() / MOST_RECORDS, (double) values / MOST_VALUES));
        } finally {
            lock.unlock();
        }
    }

    /** True once it is closed. */
    boolean closed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits for the first item, then as long as said for more to come with it, and takes all. While somebody waits for one of them, a
     * short silence is enough: a source that sends no more before it has its answer is not kept waiting.
     *
     * @return null when it is closed and empty
     */
    @Nullable
    List<Item> take(Duration gather) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (items.isEmpty() && !closed) {
                came.await();
            }
            long left = gather.toNanos();
            int known = -1;
            while (left > 0 && bytes < enough && !closed && !(hurried && items.size() == known)) {
                known = hurried ? items.size() : -1;
                long slice = hurried ? Math.min(left, SILENCE_NANOS) : left;
                left -= slice - came.awaitNanos(slice);
            }
            hurried = false;
            if (items.isEmpty()) {
                return null;
            }
            List<Item> taken = items;
            items = new ArrayList<>(taken.size());
            values = 0;
            bytes = 0;
            return taken;
        } finally {
            lock.unlock();
        }
    }

    /** Takes nothing more; what waits is still written. */
    void close() {
        lock.lock();
        try {
            closed = true;
            came.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
