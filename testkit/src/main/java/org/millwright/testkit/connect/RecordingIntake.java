package org.millwright.testkit.connect;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.millwright.Message;
import org.millwright.Problem;
import org.millwright.machine.AssetPath;
import org.millwright.machine.Block;
import org.millwright.machine.MachineEvent;
import org.millwright.machine.SourceQuality;
import org.millwright.machine.connect.Intake;
import org.millwright.machine.connect.Loss;
import org.millwright.machine.connect.Ticket;

/** Keeps all that a connector hands over, in order, and is as full and as reliable as a test wants. Safe for several threads. */
public final class RecordingIntake implements Intake {
    private final List<Offer> offers = new ArrayList<>();
    private final List<MachineEvent> events = new ArrayList<>();
    private final List<Loss> losses = new ArrayList<>();
    private final List<Ticket> open = new ArrayList<>();
    private double fill;
    private boolean durable = true;
    private long sequence;

    /** Rows of one machine as they were offered. */
    public record Offer(AssetPath asset, Block rows) {}

    /** One value of one tag. */
    public record Value(long timeMicros, double value, byte quality) {}

    @Override
    public synchronized Ticket offer(AssetPath asset, Block rows) {
        offers.add(new Offer(asset, rows));
        return ticket();
    }

    @Override
    public synchronized Ticket offer(MachineEvent event) {
        events.add(event);
        return ticket();
    }

    private Ticket ticket() {
        Ticket ticket = new Ticket();
        if (durable) {
            ticket.safe(sequence++);
        } else {
            open.add(ticket);
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

    /** From now on the queue is this full. */
    public synchronized void fill(double now) {
        fill = now;
    }

    /** From now on tickets stay open until {@link #settle()} or {@link #refuse()}. */
    public synchronized void notDurable() {
        durable = false;
    }

    /** Everything that waits is on disk, and what comes is too. */
    public synchronized void settle() {
        durable = true;
        open.forEach(ticket -> ticket.safe(sequence++));
        open.clear();
    }

    /** Everything that waits is refused. */
    public synchronized void refuse() {
        open.forEach(ticket -> ticket.refused(
                new Problem.Exhausted(Message.of("testkit.intake.full", "The test's journal takes nothing."))));
        open.clear();
    }

    public synchronized List<Offer> offers() {
        return List.copyOf(offers);
    }

    public synchronized List<MachineEvent> events() {
        return List.copyOf(events);
    }

    public synchronized List<Loss> losses() {
        return List.copyOf(losses);
    }

    /** The values of each tag in the order they were offered, by the path of the tag; cells without a value left out. */
    public synchronized Map<String, List<Value>> values() {
        Map<String, List<Value>> values = new LinkedHashMap<>();
        for (Offer offer : offers) {
            Block rows = offer.rows();
            for (int column = 0; column < rows.tags().size(); column++) {
                String path = offer.asset() + "/" + rows.tags().get(column).name();
                for (int row = 0; row < rows.rows(); row++) {
                    byte quality = rows.qualities(column)[row];
                    if (SourceQuality.severity(quality) != SourceQuality.ABSENT) {
                        values.computeIfAbsent(path, tag -> new ArrayList<>())
                                .add(new Value(rows.time(row), rows.value(row, column), quality));
                    }
                }
            }
        }
        return values;
    }

    /** How many values have come, cells without one left out. */
    public synchronized long count() {
        long count = 0;
        for (Offer offer : offers) {
            for (int column = 0; column < offer.rows().tags().size(); column++) {
                for (int row = 0; row < offer.rows().rows(); row++) {
                    if (SourceQuality.severity(offer.rows().qualities(column)[row]) != SourceQuality.ABSENT) {
                        count++;
                    }
                }
            }
        }
        return count;
    }

    /**
     * Waits until something is so; looked at whenever something comes, and now and then.
     *
     * @return whether it came about in time
     */
    public synchronized boolean await(BooleanSupplier condition, Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (!condition.getAsBoolean()) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return false;
            }
            wait(Math.min(left, 50));
        }
        return true;
    }
}
