package org.millwright.warning.live;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.millwright.Message;
import org.millwright.MillwrightException;
import org.millwright.Problem;

/** Lets watches learn in the background, so many at a time; one with too little history is asked again now and then. */
final class LearningDesk implements AutoCloseable {
    private static final long ASK_AGAIN_SECONDS = 20;
    private static final long PATIENCE_SECONDS = 10;

    private final Learning learning;
    private final ScheduledThreadPoolExecutor learners;
    private final Set<String> wanted = new HashSet<>();

    LearningDesk(Learning learning, int learners) {
        this.learning = learning;
        this.learners = new ScheduledThreadPoolExecutor(
                learners,
                Thread.ofPlatform()
                        .daemon()
                        .priority(Thread.MIN_PRIORITY)
                        .name("learning ", 0)
                        .factory());
        this.learners.setRemoveOnCancelPolicy(true);
        this.learners.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /**
     * Lets a watch learn.
     *
     * @param told is told each outcome; after one that waits there are more
     */
    void learn(Watch watch, BiConsumer<Watch, Learning.Outcome> told) {
        synchronized (wanted) {
            wanted.add(watch.hash());
        }
        learners.execute(() -> attempt(watch, told));
    }

    private void attempt(Watch watch, BiConsumer<Watch, Learning.Outcome> told) {
        if (!isWanted(watch)) {
            return;
        }
        boolean again;
        try {
            Learning.Outcome outcome = learning.learn(watch);
            told.accept(watch, outcome);
            // A machine that cannot be learnt from today may be tomorrow: there is more history then.
            again = !(outcome instanceof Learning.Outcome.Done);
        } catch (Learning.LearningStopped stop) {
            return;
        } catch (MillwrightException refused) {
            told.accept(watch, new Learning.Outcome.Refused(refused.problem()));
            again = true;
        } catch (RuntimeException defect) {
            // Nobody waits for this thread, so whatever goes wrong must be said here or nobody hears of it.
            System.getLogger(LearningDesk.class.getName()).log(System.Logger.Level.ERROR, "Learning failed.", defect);
            told.accept(watch, new Learning.Outcome.Refused(failed(watch, defect)));
            again = false;
        }
        if (again && !learners.isShutdown()) {
            // Its failures are told by the attempt itself.
            var unused = learners.schedule(() -> attempt(watch, told), ASK_AGAIN_SECONDS, TimeUnit.SECONDS);
        }
    }

    private static Problem failed(Watch watch, RuntimeException defect) {
        return new Problem.Defect(Message.of(
                "live.watch.unlearnt",
                "The watch on {asset} could not learn because of {why}.",
                "asset",
                watch.asset(),
                "why",
                String.valueOf(defect.getMessage())));
    }

    private boolean isWanted(Watch watch) {
        synchronized (wanted) {
            return wanted.contains(watch.hash());
        }
    }

    /** Lets a watch learn no more. */
    void forget(Watch watch) {
        synchronized (wanted) {
            wanted.remove(watch.hash());
        }
    }

    @Override
    public void close() {
        learners.shutdownNow();
        try {
            learners.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException again) {
            Thread.currentThread().interrupt();
        }
    }
}
