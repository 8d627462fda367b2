package org.millwright.flow;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.millwright.Message;
import org.millwright.Problem;
import org.millwright.flow.snapshot.Snapshot;
import org.millwright.machine.Block;

/**
 * One key at work on a virtual thread of its own, fed through a mailbox that holds eight records; whoever puts a ninth waits.
 *
 * <p>Threads: {@link #put} from any thread; {@link #parked} too; everything else after {@link #join}. A step that throws parks the key: its thread goes
 * on taking records, counts and drops them, and answers barriers, so that no other key ever waits for it.
 */
final class KeyThread {
    private static final int MAILBOX_BLOCKS = 8;
    private static final String PARKED = "parked";

    private final Key key;
    private final KeyRun run;
    private final Semaphore cores;
    private final Faults faults;
    private final BlockingQueue<Letter> mailbox = new ArrayBlockingQueue<>(MAILBOX_BLOCKS);
    private final Thread thread;
    private volatile RunReport.@Nullable Parked parked;
    private String why = "";
    private RunReport.Rows before = new RunReport.Rows(0, 0, 0);
    private long dropped;

    KeyThread(Key key, KeyRun run, Semaphore cores, Faults faults) {
        this.key = key;
        this.run = run;
        this.cores = cores;
        this.faults = faults;
        thread = Thread.ofVirtual().name("flow " + key.name()).unstarted(this::work);
    }

    /** What a mailbox holds. */
    sealed interface Letter {
        /** The next rows. */
        record Rows(Block block) implements Letter {}

        /** The key's time has come this far. */
        record Tick(long micros) implements Letter {}

        /** Save yourself as you are now. */
        record Barrier(SnapshotInWork snapshot) implements Letter {}

        /** Nothing follows; {@code forGood} if there will never be more. */
        record End(boolean forGood) implements Letter {}
    }

    /** Decides what a failure means. */
    interface Faults {
        /** True if a step that throws parks its key; false if it ends the run. */
        boolean park();

        /** Something happened that ends the run. */
        void fatal(Throwable fault);
    }

    /** Collects what the keys save. */
    interface SnapshotInWork {
        void saved(List<Snapshot.Entry> entries);
    }

    void start() {
        thread.start();
    }

    void put(Letter letter) throws InterruptedException {
        mailbox.put(letter);
    }

    void join() throws InterruptedException {
        thread.join();
    }

    /** Ends the thread wherever it waits. */
    void abandon() {
        thread.interrupt();
    }

    private void work() {
        try {
            boolean more = true;
            while (more) {
                Letter first = mailbox.take();
                cores.acquire();
                try {
                    more = handleAll(first);
                } finally {
                    cores.release();
                }
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    /** Works off a letter and what lies behind it, at most a mailbox full, so that other keys get their turn; false after the last. */
    private boolean handleAll(Letter first) {
        Letter letter = first;
        for (int turn = 0; letter != null && turn < MAILBOX_BLOCKS; turn++) {
            handle(letter);
            if (letter instanceof Letter.End) {
                return false;
            }
            letter = turn + 1 < MAILBOX_BLOCKS ? mailbox.poll() : null;
        }
        return true;
    }

    private void handle(Letter letter) {
        switch (letter) {
            case Letter.Rows rows -> {
                if (parked != null) {
                    dropped += rows.block().rows();
                } else {
                    parkOnFault(() -> run.block(rows.block()));
                }
            }
            case Letter.Tick tick -> parkOnFault(() -> run.tick(tick.micros()));
            case Letter.Barrier barrier -> barrier.snapshot().saved(save());
            case Letter.End end -> {
                if (end.forGood()) {
                    parkOnFault(run::end);
                }
            }
        }
    }

    private void parkOnFault(Runnable work) {
        parkOnFault(() -> {
            work.run();
            return List.of();
        });
    }

    /** Catches everything, because whatever a step throws must neither stop another key nor leave a source waiting for this one. */
    private List<Snapshot.Entry> parkOnFault(Supplier<List<Snapshot.Entry>> work) {
        try {
            return parked == null ? work.get() : List.of();
        } catch (LocalRun.SinkFault fault) {
            faults.fatal(fault.failure());
            park(fault);
        } catch (RuntimeException fault) {
            if (!faults.park()) {
                faults.fatal(fault);
            }
            park(fault);
        } catch (Error fault) {
            faults.fatal(fault);
            park(fault);
        }
        return List.of();
    }

    private void park(Throwable fault) {
        why = fault.getMessage() == null ? fault.getClass().getSimpleName() : fault.getMessage();
        parked = parked(run.working());
    }

    private RunReport.Parked parked(String step) {
        return new RunReport.Parked(
                step,
                new Problem.Defect(Message.of("flow.key.parked", """
                        The step {step} failed on {key}: {why}.
                        The rows of {key} are left aside from there on; everything else runs on.""", "step", step, "key", key.name(), "why", why)));
    }

    private List<Snapshot.Entry> save() {
        List<Snapshot.Entry> entries = parkOnFault(run::save);
        RunReport.Parked left = parked;
        if (left == null) {
            return entries;
        }
        RunReport.Rows rows = rows();
        byte[] form = Bytes.of(out -> {
            out.writeLong(rows.seen());
            out.writeLong(rows.late());
            out.writeLong(rows.hurried());
            Bytes.text(out, left.step());
            Bytes.text(out, why);
        });
        return List.of(new Snapshot.Entry(key.name(), KeyRun.RUNNER, PARKED, KeyRun.FORM_VERSION, form));
    }

    /** Goes on from what was saved; before {@link #start}. */
    void load(List<Snapshot.Entry> entries) {
        if (!isParked(entries)) {
            run.load(entries);
            return;
        }
        Snapshot.Entry entry = entries.getFirst();
        KeyRun.read(key, entry, in -> {
            before = new RunReport.Rows(in.readLong(), in.readLong(), in.readLong());
            String step = Bytes.text(in);
            why = Bytes.text(in);
            parked = parked(step);
        });
    }

    /** True for the entries of a key that was left aside. */
    static boolean isParked(List<Snapshot.Entry> entries) {
        return entries.size() == 1 && entries.getFirst().name().equals(PARKED);
    }

    Key key() {
        return key;
    }

    Optional<RunReport.Parked> parked() {
        return Optional.ofNullable(parked);
    }

    RunReport.Rows rows() {
        RunReport.Rows now = run.rows();
        return new RunReport.Rows(
                before.seen() + now.seen() + dropped, before.late() + now.late(), before.hurried() + now.hurried());
    }
}
