package org.millwright.program.live;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.millwright.Message;
import org.millwright.MillwrightException;
import org.millwright.history.Batch;
import org.millwright.history.Historian;
import org.millwright.history.journal.Journal;
import org.millwright.history.journal.JournalReader;
import org.millwright.machine.MachineEvent;

/**
 * Brings what a journal holds into the history, in order: batches of at most 250 ms or 50,000 values, or what came in one burst, each taken whole. What the
 * history refuses is offered again until it takes it; the journal keeps it meanwhile.
 */
final class Applier implements AutoCloseable {
    private static final int MOST_VALUES = 50_000;
    private static final long GATHER_NANOS = Duration.ofMillis(250).toNanos();
    /** Sources deliver in bursts; after one there is nothing to wait for. */
    private static final long QUIET_NANOS = Duration.ofMillis(40).toNanos();

    private static final Duration LOOK = Duration.ofMillis(500);
    private static final long AGAIN_MILLIS = 1_000;

    private final Journal journal;
    private final Historian historian;
    private final Consumer<MachineEvent> events;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;
    private volatile long applied;
    private volatile @Nullable Message fault;

    /**
     * Begins.
     *
     * @param from the lowest sequence that the history may lack
     * @param events is told each event, before the history has it
     */
    Applier(Journal journal, Historian historian, long from, Consumer<MachineEvent> events) {
        this.journal = journal;
        this.historian = historian;
        this.events = events;
        this.applied = from;
        thread = Thread.ofVirtual().name("apply " + journal.connection()).start(() -> work(from));
    }

    private void work(long from) {
        try (JournalReader reader = journal.replay(from)) {
            applied = reader.position();
            while (closing.getCount() > 0) {
                Optional<Batch.Entry> first = reader.next(LOOK);
                if (first.isPresent()) {
                    List<Batch.Entry> entries = gather(first.get(), reader);
                    if (!apply(entries)) {
                        return;
                    }
                    applied = reader.position();
                } else {
                    applied = Math.max(applied, reader.position());
                }
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } catch (MillwrightException unreadable) {
            fault = unreadable.problem().message();
        }
    }

    private List<Batch.Entry> gather(Batch.Entry first, JournalReader reader) throws InterruptedException {
        List<Batch.Entry> entries = new ArrayList<>();
        entries.add(first);
        long values = values(first);
        long until = System.nanoTime() + GATHER_NANOS;
        while (values < MOST_VALUES && closing.getCount() > 0) {
            long left = until - System.nanoTime();
            Optional<Batch.Entry> more =
                    left <= 0 ? Optional.empty() : reader.next(Duration.ofNanos(Math.min(left, QUIET_NANOS)));
            if (more.isEmpty()) {
                break;
            }
            entries.add(more.get());
            values += values(more.get());
        }
        return entries;
    }

    private static long values(Batch.Entry entry) {
        return switch (entry) {
            case Batch.Rows rows ->
                (long) rows.rows().rows() * rows.rows().tags().size();
            case Batch.Happened happened -> 1;
        };
    }

    /** Until the history has taken it; false if this is closed before. */
    private boolean apply(List<Batch.Entry> entries) throws InterruptedException {
        while (true) {
            try {
                for (Batch.Entry entry : entries) {
                    if (entry instanceof Batch.Happened(long sequence, MachineEvent event)) {
                        events.accept(event);
                    }
                }
                historian.apply(new Batch(journal.connection(), entries));
                fault = null;
                return true;
            } catch (MillwrightException refused) {
                fault = refused.problem().message();
            }
            if (closing.await(AGAIN_MILLIS, TimeUnit.MILLISECONDS)) {
                return false;
            }
        }
    }

    /** The sequence of the next record that the history will take. */
    long applied() {
        return applied;
    }

    /** Why the history does not take what comes; empty while it does. */
    Optional<Message> fault() {
        return Optional.ofNullable(fault);
    }

    /** Lets it come to its end by itself. */
    void end() {
        closing.countDown();
    }

    @Override
    public void close() {
        end();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException impatient) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
