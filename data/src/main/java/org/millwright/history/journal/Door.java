package org.millwright.history.journal;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.millwright.Message;
import org.millwright.MillwrightException;
import org.millwright.Problem;
import org.millwright.machine.AssetPath;
import org.millwright.machine.Block;
import org.millwright.machine.MachineEvent;
import org.millwright.machine.connect.Intake;
import org.millwright.machine.connect.Loss;
import org.millwright.machine.connect.Ticket;

/** Where a connector puts what it has read. Safe for any thread. */
final class Door implements Intake {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Journal journal;
    private final Waiting waiting;
    private final LossLedger ledger;
    private final ReentrantLock looking = new ReentrantLock();
    private final AtomicReference<@Nullable Ticket> latest = new AtomicReference<>();
    private @Nullable Recent recent;

    Door(Journal journal, Waiting waiting, LossLedger ledger) {
        this.journal = journal;
        this.waiting = waiting;
        this.ledger = ledger;
    }

    @Override
    public Ticket offer(AssetPath asset, Block rows) {
        Waiting.Item.Rows item = Waiting.Item.Rows.of(asset, rows);
        if (rows.rows() == 0) {
            item.ticket().safe(journal.next());
        } else if (waiting.put(item)) {
            latest.set(item.ticket());
        } else {
            ledger.enter(Losses.of(journal.connection(), item, Loss.Reason.QUEUE_FULL));
            item.ticket().refused(busy());
        }
        return item.ticket();
    }

    @Override
    public Ticket again(AssetPath asset, Block rows) {
        looking.lock();
        try {
            Ticket before = latest.get();
            if (before != null && !before.known()) {
                settle(before);
            }
            Recent known = recent == null ? new Recent(journal) : recent;
            recent = known;
            known.catchUp();
            return offer(asset, known.unknown(asset, rows));
        } finally {
            looking.unlock();
        }
    }

    /** What waits is looked at as soon as it is safe; what is refused is not kept, so it does not count. */
    private static void settle(Ticket before) {
        try {
            before.await(PATIENCE);
        } catch (MillwrightException refused) {
            System.getLogger(Door.class.getName()).log(System.Logger.Level.DEBUG, "rows before were refused", refused);
        }
    }

    @Override
    public Ticket offer(MachineEvent event) {
        Waiting.Item.Happened item = new Waiting.Item.Happened(event, new Ticket());
        if (!waiting.put(item)) {
            item.ticket().refused(busy());
        }
        return item.ticket();
    }

    @Override
    public void lost(Loss loss) {
        ledger.enter(loss);
    }

    @Override
    public double fill() {
        return waiting.fill();
    }

    private Problem busy() {
        return new Problem.Exhausted(Message.of(
                "history.journal.busy",
                "The journal of {connection} cannot write as fast as values come, or is closed; they are counted as lost.",
                "connection",
                journal.connection()));
    }
}
