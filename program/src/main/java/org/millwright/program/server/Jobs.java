package org.millwright.program.server;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.millwright.Message;

/** Work that takes longer than a second: it goes on when its caller leaves, everybody sees how far it is, and it can be ended. Any thread. */
public final class Jobs {
    private static final int MOST_KEPT = 200;
    private static final int LOG_LINES = 20;

    private final InstantSource clock;
    private final Consumer<Job> changes;
    private final AtomicLong numbers = new AtomicLong();
    private final Map<String, Running> all = new ConcurrentHashMap<>();

    /** @param changes is told each job that begins, moves on or ends */
    public Jobs(InstantSource clock, Consumer<Job> changes) {
        this.clock = clock;
        this.changes = changes;
    }

    /** How a job stands. */
    public enum State {
        RUNNING,
        DONE,
        FAILED,
        CANCELLED
    }

    /**
     * A job as it is now.
     *
     * @param id its id
     * @param name what it does, such as {@code backup}
     * @param who the id of the person who asked for it
     * @param state how it stands
     * @param progress how far it is
     * @param started when it began
     * @param ended when it ended; null while it runs
     * @param outcome what came of it, or what stopped it; empty while it runs
     */
    public record Job(
            String id,
            String name,
            String who,
            State state,
            Progress progress,
            Instant started,
            @Nullable Instant ended,
            Map<String, Object> outcome) {}

    /**
     * How far it is.
     *
     * @param phase what it is at, in one word
     * @param done how much is done
     * @param total of how much; 0 where nobody knows
     * @param log its last lines
     */
    public record Progress(String phase, long done, long total, List<String> log) {}

    /** What a job tells of itself. */
    public interface Told {
        /**
         * How far it is.
         *
         * @throws CancellationException if somebody has ended the job: leave, and clean up on the way
         */
        void at(String phase, long done, long total);

        /** One line for whoever looks. */
        void say(Message line);
    }

    /** The work itself. */
    @FunctionalInterface
    public interface Work {
        /** Does it and gives what came of it. */
        Map<String, Object> run(Told told);
    }

    /** Begins a job on a thread of its own. */
    public Job start(String name, String who, Work work) {
        String id = "j" + numbers.incrementAndGet();
        Running running = new Running(id, name, who);
        forgetOld();
        all.put(id, running);
        changes.accept(running.job());
        running.thread = Thread.ofVirtual().name("job-" + id).start(() -> running.run(work));
        return running.job();
    }

    /** All that run or ended not long ago, the newest first. */
    public List<Job> all() {
        return all.values().stream()
                .map(Running::job)
                .sorted(java.util.Comparator.comparing(Job::started).reversed())
                .toList();
    }

    /** A job. */
    public Optional<Job> job(String id) {
        return Optional.ofNullable(all.get(id)).map(Running::job);
    }

    /** Asks a job to end; false if there is none that runs. */
    public boolean cancel(String id) {
        Running running = all.get(id);
        return running != null && running.cancel();
    }

    private void forgetOld() {
        List<Job> ended = new ArrayList<>(
                all().stream().filter(job -> job.ended() != null).toList());
        while (ended.size() >= MOST_KEPT) {
            all.remove(ended.removeLast().id());
        }
    }

    private final class Running implements Told {
        private final String id;
        private final String name;
        private final String who;
        private final Instant started = clock.instant();
        private final Deque<String> log = new ArrayDeque<>();
        private State state = State.RUNNING;
        private String phase = "";
        private long done;
        private long total;
        private @Nullable Instant ended;
        private Map<String, Object> outcome = Map.of();
        private boolean cancelled;
        private volatile @Nullable Thread thread;

        Running(String id, String name, String who) {
            this.id = id;
            this.name = name;
            this.who = who;
        }

        synchronized Job job() {
            return new Job(
                    id, name, who, state, new Progress(phase, done, total, List.copyOf(log)), started, ended, outcome);
        }

        void run(Work work) {
            try {
                end(State.DONE, work.run(this));
            } catch (CancellationException wanted) {
                end(State.CANCELLED, Map.of());
            } catch (RuntimeException | Error failed) {
                // The thread is the job's own: whatever ends it is told to whoever asks for the job.
                end(State.FAILED, failure(failed));
            }
        }

        private Map<String, Object> failure(Throwable failed) {
            org.millwright.Problem problem = Problems.problem(failed, "job " + id);
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("kind", Problems.kind(problem));
            document.put("code", problem.message().code());
            document.put("english", problem.message().english());
            document.put("values", problem.message().values());
            return document;
        }

        private void end(State how, Map<String, Object> came) {
            synchronized (this) {
                state = how;
                outcome = came;
                ended = clock.instant();
            }
            changes.accept(job());
        }

        synchronized boolean cancel() {
            if (state != State.RUNNING) {
                return false;
            }
            cancelled = true;
            Thread own = thread;
            if (own != null) {
                own.interrupt();
            }
            return true;
        }

        @Override
        public void at(String newPhase, long newDone, long newTotal) {
            synchronized (this) {
                if (cancelled) {
                    throw new CancellationException();
                }
                phase = newPhase;
                done = newDone;
                total = newTotal;
            }
            changes.accept(job());
        }

        @Override
        public synchronized void say(Message line) {
            log.addLast(line.text());
            while (log.size() > LOG_LINES) {
                log.removeFirst();
            }
        }
    }
}
