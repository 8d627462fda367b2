package org.millwright.simulation.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import org.millwright.MillwrightException;

/**
 * Several runs of one model, each by one thread alone. The results stand in the order of the replications whoever ended first, so sums over them
 * are equal to the last bit with one thread or sixteen.
 */
public final class Replications {
    private Replications() {}

    /**
     * Runs the replications 0 to count − 1.
     *
     * @param threads how many run at once, at least one
     * @param run one replication; it makes everything it changes itself
     * @throws MillwrightException what the lowest failing replication threw
     */
    public static <R> List<R> run(int count, int threads, IntFunction<R> run) throws InterruptedException {
        try (ExecutorService workers = Executors.newFixedThreadPool(threads)) {
            List<Callable<R>> tasks = new ArrayList<>();
            for (int r = 0; r < count; r++) {
                int replication = r;
                tasks.add(() -> run.apply(replication));
            }
            List<R> results = new ArrayList<>();
            for (Future<R> done : workers.invokeAll(tasks)) {
                results.add(done.get());
            }
            return results;
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(failed.getCause());
        }
    }
}
