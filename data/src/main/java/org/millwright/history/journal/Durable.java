package org.millwright.history.journal;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** How far a journal is safe on disk, told by the writer, waited for by readers. */
final class Durable {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private Mark mark;
    private boolean closed;

    Durable(Mark mark) {
        this.mark = mark;
    }

    /**
     * A place in the journal.
     *
     * @param segment the first sequence of the segment that is written
     * @param bytes up to where that segment is safe
     * @param next the sequence of the first record that is not safe yet
     */
    record Mark(long segment, long bytes, long next) {}

    Mark mark() {
        lock.lock();
        try {
            return mark;
        } finally {
            lock.unlock();
        }
    }

    void moveTo(Mark to) {
        lock.lock();
        try {
            mark = to;
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void close() {
        lock.lock();
        try {
            closed = true;
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }

    boolean closed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until the record of a sequence is safe; false if it is not within the patience, or never will be. */
    boolean await(long sequence, Duration patience) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = patience.toNanos();
            while (mark.next() <= sequence) {
                if (closed || left <= 0) {
                    return false;
                }
                left = moved.awaitNanos(left);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }
}
