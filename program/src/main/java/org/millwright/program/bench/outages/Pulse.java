package org.millwright.program.bench.outages;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.millwright.machine.AssetPath;
import org.millwright.machine.Block;
import org.millwright.machine.Tag;
import org.millwright.plant.Rows;

/** Publishes a row of one machine every tenth of a second, counted without a gap, until it is closed. */
final class Pulse implements AutoCloseable {
    /** The machine, of a type that the practice plant serves over every protocol. */
    static final Rows.Unit UNIT = new Rows.Unit(
            AssetPath.of("bench/p1/outage/l01/m01"),
            "screwdriver",
            List.of(
                    new Rows.PlantTag(
                            new Tag(Peer.TAGS.getFirst(), "1", Tag.Kind.MEASUREMENT, List.of()),
                            0,
                            1e9,
                            "counts",
                            false),
                    new Rows.PlantTag(Tag.of(Peer.TAGS.getLast()), -1, 1, "a wave", false)));

    private static final List<Tag> TAGS =
            UNIT.tags().stream().map(Rows.PlantTag::tag).toList();

    private final Rows to;
    private final Thread thread;
    private volatile Duration off = Duration.ZERO;
    private volatile boolean ended;

    Pulse(Rows to) {
        this.to = to;
        thread = Thread.ofPlatform().daemon().name("pulse").start(this::run);
    }

    private void run() {
        long begun = System.nanoTime();
        for (long sequence = 1; !ended; sequence++) {
            long due = begun + sequence * Peer.EVERY.toNanos();
            while (!ended && System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            long micros = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now().plus(off));
            Block.Builder row = new Block.Builder(TAGS, 1).row(micros);
            to.rows(
                    UNIT.path(),
                    row.set(0, (double) sequence)
                            .set(1, Math.sin(sequence / 10.0))
                            .build());
        }
    }

    /** From now on its times are wrong by so much. */
    void clockOff(Duration by) {
        off = by;
    }

    @Override
    public void close() {
        ended = true;
        LockSupport.unpark(thread);
        try {
            thread.join(2_000);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
