package org.millwright.plant.world;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Shares the units of a frame among threads: each thread always has the same units. */
final class Crew implements AutoCloseable {
    private final int threads;
    private final @Nullable ExecutorService pool;

    Crew(int threads) {
        this.threads = threads;
        pool = threads == 1
                ? null
                : Executors.newFixedThreadPool(
                        threads, Thread.ofPlatform().daemon().name("plant-", 0).factory());
    }

    /** Does the work on all and returns when it is done. */
    void run(List<UnitRun> units, Consumer<UnitRun> work) {
        if (pool == null || units.size() < threads) {
            units.forEach(work);
            return;
        }
        List<Callable<Boolean>> shares = new ArrayList<>();
        for (int thread = 0; thread < threads; thread++) {
            int first = thread;
            shares.add(() -> {
                for (int at = first; at < units.size(); at += threads) {
                    work.accept(units.get(at));
                }
                return true;
            });
        }
        try {
            for (Future<Boolean> share : pool.invokeAll(shares)) {
                share.get();
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException broken) {
            throw new IllegalStateException(broken);
        }
    }

    @Override
    public void close() {
        if (pool != null) {
            pool.shutdownNow();
        }
    }
}
