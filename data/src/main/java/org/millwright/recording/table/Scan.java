package org.millwright.recording.table;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiPredicate;
import java.util.function.IntFunction;
import org.millwright.Message;
import org.millwright.MillwrightException;
import org.millwright.Problem;
import org.millwright.recording.cell.Row;

/**
 * Reads the parts of a table side by side and hands over what was made of each, in the order of the file.
 *
 * <p>Workers stay at most a few parts ahead of the taker, so memory is bounded. From the first part that cannot be read alone the
 * rest is read by one thread.
 *
 * @param <G> what rows are gathered into
 */
final class Scan<G extends Scan.Gatherer> {
    private final Table table;
    private final IntFunction<G> fresh;
    private final BiPredicate<G, Long> taker;
    private final Deque<Future<Gathered<G>>> ahead = new ArrayDeque<>();
    private long lines;
    private int cells = Integer.MAX_VALUE;
    private boolean enough;

    /**
     * @param fresh makes an empty gatherer for rows of the part of this number
     * @param taker takes a full gatherer and the number of lines before its first; false for enough
     */
    Scan(Table table, IntFunction<G> fresh, BiPredicate<G, Long> taker) {
        this.table = table;
        this.fresh = fresh;
        this.taker = taker;
    }

    /** Takes rows until it is full. */
    interface Gatherer {
        /** Takes a row. */
        void take(Row row);

        /** True if it should be handed over before it takes more. */
        boolean full();
    }

    private record Gathered<G>(G gatherer, long lines) {}

    /** Reads everything. */
    void all() {
        all(Integer.MAX_VALUE);
    }

    /** Reads at least the first cells of every row. */
    void all(int firstCells) {
        cells = firstCells;
        List<Table.Part> parts = table.parts();
        int next = parts.size() < 2 ? 0 : sideBySide(parts);
        if (!enough && next < parts.size()) {
            inOneGo(next);
        }
    }

    /**
     * Reads the first, the last and some parts between.
     *
     * @return false if one of them cannot be read alone
     */
    boolean sample(int count) {
        List<Table.Part> parts = table.parts();
        List<Table.Part> chosen = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            chosen.add(parts.get((int) ((long) i * (parts.size() - 1) / (count - 1))));
        }
        return sideBySide(chosen) == chosen.size();
    }

    /** Returns the first part that was not read. */
    private int sideBySide(List<Table.Part> parts) {
        int workers = Math.min(Runtime.getRuntime().availableProcessors(), parts.size());
        ExecutorService pool = Executors.newFixedThreadPool(workers, Scan::daemon);
        try {
            int started = 0;
            int taken = 0;
            while (taken < parts.size() && !enough) {
                while (started < parts.size() && ahead.size() < workers + 2) {
                    ahead.add(pool.submit(work(parts.get(started), started)));
                    started++;
                }
                Gathered<G> part = await(ahead.remove());
                if (part.lines == Table.Part.NOT_ALONE) {
                    return taken;
                }
                enough = !taker.test(part.gatherer, lines);
                lines += part.lines;
                taken++;
            }
            return taken;
        } finally {
            ahead.forEach(waiting -> waiting.cancel(false));
            ahead.clear();
            pool.shutdown();
        }
    }

    private Callable<Gathered<G>> work(Table.Part part, int number) {
        return () -> {
            G gatherer = fresh.apply(number);
            long read = part.read(cells, row -> {
                gatherer.take(row);
                return true;
            });
            return new Gathered<>(gatherer, read);
        };
    }

    private void inOneGo(int part) {
        Current<G> current = new Current<>(fresh.apply(part));
        long before = lines;
        table.from(part).read(row -> {
            current.gatherer.take(row);
            if (current.gatherer.full()) {
                enough = !taker.test(current.gatherer, before);
                current.gatherer = fresh.apply(part);
            }
            return !enough;
        });
        if (!enough) {
            enough = !taker.test(current.gatherer, before);
        }
    }

    private static final class Current<G> {
        private G gatherer;

        private Current(G gatherer) {
            this.gatherer = gatherer;
        }
    }

    private static <T> T await(Future<T> future) {
        try {
            return future.get();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new MillwrightException(
                    new Problem.Exhausted(Message.of("recording.read.interrupted", "Reading was stopped.")), stop);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            if (failed.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(failed.getCause());
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "recording-reader");
        thread.setDaemon(true);
        return thread;
    }
}
