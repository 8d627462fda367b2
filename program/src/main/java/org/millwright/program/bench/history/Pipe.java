package org.millwright.program.bench.history;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.millwright.history.Batch;
import org.millwright.history.Historian;
import org.millwright.history.journal.Journal;
import org.millwright.history.journal.JournalReader;
import org.millwright.history.journal.JournalSettings;
import org.millwright.history.journal.LossLedger;
import org.millwright.machine.connect.Ticket;

/** The way of rows as the program goes it: offered, forced to the journal, read from there, applied. */
final class Pipe implements AutoCloseable {
    private static final int MOST_VALUES = 50_000;
    private static final Duration LOOK = Duration.ofMillis(20);
    private static final double FULL = 0.5;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Journal journal;
    private final LossLedger ledger;
    private final Historian historian;
    private final Thread applier;
    private volatile long applied;
    private volatile boolean ending;
    private volatile @Nullable RuntimeException failed;

    /**
     * @param folder of the journal
     * @param connection whose rows they are
     * @param from the first sequence to apply; the oldest that is kept where that is gone
     */
    Pipe(Path folder, String connection, Historian historian, JournalSettings settings, long from) {
        this.ledger = LossLedger.open(folder.resolve("losses.txt"));
        this.journal = Journal.open(folder.resolve("journal"), connection, settings, ledger);
        this.historian = historian;
        this.applier = Thread.ofPlatform().daemon().name("apply " + connection).start(() -> apply(from));
    }

    Journal journal() {
        return journal;
    }

    LossLedger ledger() {
        return ledger;
    }

    private void apply(long from) {
        try (JournalReader reader = journal.replay(from)) {
            List<Batch.Entry> entries = new ArrayList<>();
            long values = 0;
            while (true) {
                Optional<Batch.Entry> next = reader.next(LOOK);
                if (next.isPresent()) {
                    entries.add(next.get());
                    values += values(next.get());
                }
                if (!entries.isEmpty() && (values >= MOST_VALUES || next.isEmpty())) {
                    historian.apply(new Batch(journal.connection(), entries));
                    entries.clear();
                    values = 0;
                    applied = reader.position();
                } else if (next.isEmpty()) {
                    applied = Math.max(applied, reader.position());
                    if (ending) {
                        return;
                    }
                }
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException wrong) {
            // Whoever waits for this thread has to learn of whatever ended it.
            failed = wrong;
        }
    }

    private static long values(Batch.Entry entry) {
        return entry instanceof Batch.Rows rows
                ? (long) rows.rows().rows() * rows.rows().tags().size()
                : 1;
    }

    /** Offers rows as fast as the journal and the history take them; the ticket of the last. */
    Ticket offer(List<BenchData.Rows> rows) throws InterruptedException {
        Ticket last = new Ticket();
        for (BenchData.Rows one : rows) {
            while (journal.intake().fill() > FULL || journal.next() - applied > 4_000) {
                check();
                Thread.sleep(1);
            }
            last = journal.intake().offer(one.asset(), one.block());
        }
        return last;
    }

    /** Waits until everything that is safe is applied. */
    void drain() throws InterruptedException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (applied < journal.next()) {
            check();
            if (System.nanoTime() > until) {
                throw new IllegalStateException(
                        "The history took %d of %d records in %s.".formatted(applied, journal.next(), PATIENCE));
            }
            Thread.sleep(1);
        }
    }

    private void check() {
        RuntimeException wrong = failed;
        if (wrong != null) {
            throw new IllegalStateException("The history does not take what the journal holds.", wrong);
        }
    }

    @Override
    public void close() {
        ending = true;
        try {
            applier.join();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        journal.close();
        ledger.close();
    }
}
