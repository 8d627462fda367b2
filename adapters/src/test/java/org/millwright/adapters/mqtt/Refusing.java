package org.millwright.adapters.mqtt;

import java.util.concurrent.atomic.AtomicInteger;
import org.millwright.Message;
import org.millwright.Problem;
import org.millwright.machine.AssetPath;
import org.millwright.machine.Block;
import org.millwright.machine.MachineEvent;
import org.millwright.machine.connect.Intake;
import org.millwright.machine.connect.Loss;
import org.millwright.machine.connect.Ticket;

/** Refuses rows, like a journal without room, until it is told to take them. */
final class Refusing implements Intake {
    private final Intake behind;
    private final AtomicInteger refused = new AtomicInteger();
    private volatile boolean accepting;

    Refusing(Intake behind) {
        this.behind = behind;
    }

    void accept() {
        accepting = true;
    }

    int refused() {
        return refused.get();
    }

    @Override
    public Ticket offer(AssetPath asset, Block rows) {
        if (accepting) {
            return behind.offer(asset, rows);
        }
        refused.incrementAndGet();
        Ticket ticket = new Ticket();
        ticket.refused(new Problem.Exhausted(Message.of("test.journal.full", "No room.")));
        return ticket;
    }

    @Override
    public Ticket offer(MachineEvent event) {
        return behind.offer(event);
    }

    @Override
    public void lost(Loss loss) {
        behind.lost(loss);
    }

    @Override
    public double fill() {
        return 0;
    }
}
