package org.millwright.warning.live;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.millwright.Message;
import org.millwright.MillwrightException;
import org.millwright.flow.Checkpoints;
import org.millwright.flow.Key;
import org.millwright.flow.RunReport;
import org.millwright.flow.Runner;
import org.millwright.flow.Source;

/**
 * Keeps the flow of all watches running on a thread of its own. When watches or journals change, the run ends with a snapshot and
 * goes on from it with the new ones: a machine whose model is the same goes on where it was. A run that fails is tried again.
 */
final class WatchRun implements AutoCloseable {
    private static final Duration SNAPSHOT_EVERY = Duration.ofSeconds(10);
    private static final Duration TRY_AGAIN = Duration.ofSeconds(10);
    private static final Duration GATHER = Duration.ofMillis(500);

    private final Path snapshots;
    private final WarningBook book;
    private final InstantSource wall;
    private final Supplier<List<Source>> journals;
    private final ConcurrentHashMap<Key, WatchState.Pulse> pulses = new ConcurrentHashMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Thread thread;
    private Map<Key, LearntWatch> watches = Map.of();
    private boolean stale;
    private boolean closed;
    private volatile Map<String, Long> needed = Map.of();
    private volatile @Nullable Runner running;
    private volatile @Nullable Message fault;

    /**
     * @param snapshots the folder of the states
     * @param wall the time by which snapshots are made
     * @param journals the journals of all connections as they are now; their names are those of the connections
     */
    WatchRun(Path snapshots, WarningBook book, InstantSource wall, Supplier<List<Source>> journals) {
        this.snapshots = snapshots;
        this.book = book;
        this.wall = wall;
        this.journals = journals;
        thread = Thread.ofPlatform().daemon().name("watches").unstarted(this::work);
    }

    void start() {
        thread.start();
    }

    /** Goes on with these watches, and with the journals that there are now. */
    void change(Map<Key, LearntWatch> newWatches) {
        lock.lock();
        try {
            watches = Map.copyOf(newWatches);
            stale = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        stopRunner();
    }

    private void stopRunner() {
        Runner runner = running;
        if (runner != null) {
            runner.stop();
        }
    }

    private void work() {
        try {
            while (true) {
                Map<Key, LearntWatch> now = next();
                if (now == null) {
                    return;
                }
                if (!now.isEmpty()) {
                    run(now);
                }
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits for something to run; null at the end. Changes that come close together make one new run. */
    private @Nullable Map<Key, LearntWatch> next() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (!closed && !stale) {
                changed.await();
            }
            long left = GATHER.toNanos();
            while (!closed && left > 0) {
                left = changed.awaitNanos(left);
            }
            stale = false;
            return closed ? null : watches;
        } finally {
            lock.unlock();
        }
    }

    private void run(Map<Key, LearntWatch> now) throws InterruptedException {
        Checkpoints checkpoints = Checkpoints.in(snapshots)
                .every(SNAPSHOT_EVERY, wall)
                .telling(positions -> needed = Map.copyOf(positions));
        try (Runner runner = Runner.local(checkpoints, Runtime.getRuntime().availableProcessors())) {
            running = runner;
            List<Source> rows = journals.get().stream()
                    .<Source>map(journal -> new WatchedRows(journal, now.keySet(), () -> stopIfStale(runner)))
                    .toList();
            fault = null;
            RunReport report = runner.run(WatchFlow.of(now), rows, new WatchSink(now, book, pulses));
            fault = report.notes().isEmpty() ? null : report.notes().getFirst();
        } catch (RuntimeException failed) {
            // Whatever a store or a journal throws, warnings must come again when it is mended.
            fault = said(failed);
            System.getLogger(WatchRun.class.getName())
                    .log(System.Logger.Level.WARNING, "Watches have stopped.", failed);
            again();
        } finally {
            running = null;
        }
    }

    private static Message said(RuntimeException failed) {
        return failed instanceof MillwrightException known
                ? known.problem().message()
                : Message.of(
                        "live.watch.failed",
                        "The watches stopped because of {why}; they are started again.",
                        "why",
                        String.valueOf(failed.getMessage()));
    }

    /** A change that came before the run could be stopped ends it before its first record. */
    private boolean stopIfStale(Runner runner) {
        lock.lock();
        try {
            if (stale || closed) {
                runner.stop();
                return true;
            }
            return false;
        } finally {
            lock.unlock();
        }
    }

    private void again() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = TRY_AGAIN.toNanos();
            while (!closed && !stale && left > 0) {
                left = changed.awaitNanos(left);
            }
            stale = true;
        } finally {
            lock.unlock();
        }
    }

    /** The first record of a journal that some snapshot needs; {@link Long#MAX_VALUE} where no watch runs. */
    long needed(String connection) {
        lock.lock();
        try {
            if (watches.isEmpty()) {
                return Long.MAX_VALUE;
            }
        } finally {
            lock.unlock();
        }
        return needed.getOrDefault(connection, 0L);
    }

    WatchState.Pulse pulse(Key key) {
        return pulses.getOrDefault(key, WatchState.Pulse.NONE);
    }

    Map<Key, RunReport.Parked> parked() {
        Runner runner = running;
        return runner == null ? new HashMap<>() : runner.parked();
    }

    /** Why the last run ended or could not save its states; empty while all is well. */
    Optional<Message> fault() {
        return Optional.ofNullable(fault);
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        stopRunner();
        try {
            thread.join(TimeUnit.SECONDS.toMillis(10));
        } catch (InterruptedException again) {
            Thread.currentThread().interrupt();
        }
    }
}
