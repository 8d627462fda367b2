package org.millwright.adapters.modbus;

import static org.junit.jupiter.api.Assertions.fail;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.millwright.machine.AssetPath;
import org.millwright.machine.Block;
import org.millwright.machine.MachineEvent;
import org.millwright.machine.SourceQuality;
import org.millwright.machine.connect.Intake;
import org.millwright.machine.connect.Loss;
import org.millwright.machine.connect.Ticket;

/** Keeps what a connector delivers, and says when it is safe: at once, or when the test says so. */
public final class Gathered implements Intake {
    private static final Duration LONGEST = Duration.ofSeconds(20);

    private final List<Cell> cells = new ArrayList<>();
    private final List<MachineEvent> events = new ArrayList<>();
    private final List<Loss> losses = new ArrayList<>();
    private final List<Ticket> open = new ArrayList<>();
    private boolean holding;
    private double fill;

    /** One value. */
    public record Cell(String tag, long micros, double value, byte quality) {}

    @Override
    public synchronized Ticket offer(AssetPath asset, Block rows) {
        for (int row = 0; row < rows.rows(); row++) {
            for (int column = 0; column < rows.tags().size(); column++) {
                byte quality = rows.qualities(column)[row];
                if (SourceQuality.severity(quality) != SourceQuality.ABSENT) {
                    String tag = asset + "/" + rows.tags().get(column).name();
                    cells.add(new Cell(tag, rows.time(row), rows.value(row, column), quality));
                }
            }
        }
        return ticket();
    }

    @Override
    public synchronized Ticket offer(MachineEvent event) {
        events.add(event);
        return ticket();
    }

    private Ticket ticket() {
        Ticket ticket = new Ticket();
        if (holding) {
            open.add(ticket);
        } else {
            ticket.safe(cells.size());
        }
        notifyAll();
        return ticket;
    }

    @Override
    public synchronized void lost(Loss loss) {
        losses.add(loss);
        notifyAll();
    }

    @Override
    public synchronized double fill() {
        return fill;
    }

    /** From now on nothing is safe until {@link #release()}. */
    public synchronized void hold() {
        holding = true;
    }

    /** All is safe. */
    public void release() {
        List<Ticket> now;
        synchronized (this) {
            holding = false;
            now = new ArrayList<>(open);
            open.clear();
        }
        now.forEach(ticket -> ticket.safe(1));
    }

    public synchronized void fill(double share) {
        fill = share;
    }

    public synchronized List<Cell> cells() {
        return List.copyOf(cells);
    }

    public synchronized List<Cell> cells(String tag) {
        return cells.stream().filter(cell -> cell.tag().equals(tag)).toList();
    }

    public synchronized List<MachineEvent> events() {
        return List.copyOf(events);
    }

    public synchronized List<Loss> losses(Loss.Reason reason) {
        return losses.stream().filter(loss -> loss.reason() == reason).toList();
    }

    public synchronized void clear() {
        cells.clear();
        events.clear();
        losses.clear();
    }

    /** Waits until so many values of a tag have come. */
    public List<Cell> await(String tag, int count) {
        until(tag + " " + count + " times", () -> cells(tag).size() >= count);
        return cells(tag);
    }

    /** Waits, at most as long as hangs are borne. */
    public static void until(String what, BooleanSupplier so) {
        long end = System.nanoTime() + LONGEST.toNanos();
        while (!so.getAsBoolean()) {
            if (System.nanoTime() > end) {
                fail("It did not come to this: " + what);
            }
            java.util.concurrent.locks.LockSupport.parkNanos(2_000_000);
        }
    }
}
