package org.millwright.language.gguf.kernel;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A few threads that share one task after another with their caller. They wait by parking after a short spin, so that a busy machine is
 * not slowed. One task at a time: its caller holds a lock.
 */
public final class Crew implements AutoCloseable {
    private static final int SPINS = 2_000;

    private final Thread[] hands;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger busy = new AtomicInteger();
    private final AtomicInteger round = new AtomicInteger();
    private volatile boolean closed;
    private volatile @Nullable Throwable failed;
    private volatile @Nullable Thread caller;
    private Task task = (part, worker) -> {};
    private int parts;

    /** Work that falls into parts, each done once by any thread. */
    @FunctionalInterface
    public interface Task {
        /** @param worker 0 up to the number of threads: whose scratch it may use */
        void part(int part, int worker);
    }

    /** @param threads that work at a time, the caller among them */
    public Crew(int threads) {
        hands = new Thread[threads - 1];
        for (int i = 0; i < hands.length; i++) {
            int worker = i + 1;
            hands[i] = Thread.ofPlatform().daemon().name("language-" + worker).start(() -> work(worker));
        }
    }

    /** How many threads work at a time. */
    public int threads() {
        return hands.length + 1;
    }

    /** Does all parts, and returns when they are done. What one of them throws is thrown here, after all have stopped. */
    public void each(int count, Task work) {
        if (hands.length == 0 || count == 1) {
            for (int part = 0; part < count; part++) {
                work.part(part, 0);
            }
            return;
        }
        task = work;
        parts = count;
        failed = null;
        caller = Thread.currentThread();
        next.set(0);
        busy.set(hands.length);
        round.incrementAndGet();
        for (Thread hand : hands) {
            LockSupport.unpark(hand);
        }
        take(0);
        for (int spins = 0; busy.get() > 0; spins++) {
            rest(spins);
        }
        Throwable thrown = failed;
        if (thrown != null) {
            throw rethrown(thrown);
        }
    }

    private void rest(int spins) {
        if (spins < SPINS) {
            Thread.onSpinWait();
        } else {
            LockSupport.park(this);
        }
    }

    private static RuntimeException rethrown(Throwable thrown) {
        if (thrown instanceof Error error) {
            throw error;
        }
        return (RuntimeException) thrown;
    }

    private void work(int worker) {
        int seen = 0;
        for (int spins = 0; !closed; spins++) {
            if (round.get() == seen) {
                rest(spins);
                continue;
            }
            seen = round.get();
            take(worker);
            if (busy.decrementAndGet() == 0) {
                LockSupport.unpark(caller);
            }
            spins = 0;
        }
    }

    private void take(int worker) {
        try {
            for (int part = next.getAndIncrement(); part < parts; part = next.getAndIncrement()) {
                task.part(part, worker);
            }
        } catch (RuntimeException | Error thrown) {
            // The thread that calls must hear of whatever happened in another one.
            failed = thrown;
            next.set(parts);
        }
    }

    @Override
    public void close() {
        closed = true;
        for (Thread hand : hands) {
            LockSupport.unpark(hand);
        }
    }
}
