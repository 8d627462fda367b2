package org.millwright.program.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Does the same to every one of many things, some at a time, and keeps their order: the answer does not depend on the threads. */
final class InOrder {
    private InOrder() {}

    /**
     * @throws RuntimeException what the work threw, for the first thing in order for which it threw
     */
    static <A, B> List<B> map(int threads, List<A> things, Function<A, B> work) {
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            List<Future<B>> futures = new ArrayList<>();
            for (A thing : things) {
                futures.add(pool.submit(() -> work.apply(thing)));
            }
            List<B> results = new ArrayList<>();
            for (Future<B> future : futures) {
                results.add(future.get());
            }
            return results;
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException thrown) {
                throw thrown;
            }
            throw new IllegalStateException("A worker failed.", failed);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The bench was stopped.", stop);
        }
    }
}
