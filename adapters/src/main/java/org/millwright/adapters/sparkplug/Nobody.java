package org.millwright.adapters.sparkplug;

import org.millwright.machine.AssetPath;
import org.millwright.machine.Block;
import org.millwright.machine.MachineEvent;
import org.millwright.machine.connect.Intake;
import org.millwright.machine.connect.Loss;
import org.millwright.machine.connect.Ticket;

/** Where what is only looked at goes: nothing of it is kept, and nothing of it is a loss. */
final class Nobody implements Intake {
    @Override
    public Ticket offer(AssetPath asset, Block rows) {
        return safe();
    }

    @Override
    public Ticket offer(MachineEvent event) {
        return safe();
    }

    private static Ticket safe() {
        Ticket ticket = new Ticket();
        ticket.safe(0);
        return ticket;
    }

    @Override
    public void lost(Loss loss) {}

    @Override
    public double fill() {
        return 0;
    }
}
