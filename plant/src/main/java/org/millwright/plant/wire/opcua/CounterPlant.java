package org.millwright.plant.wire.opcua;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.millwright.machine.AssetPath;
import org.millwright.machine.Block;
import org.millwright.machine.SourceQuality;
import org.millwright.machine.Tag;
import org.millwright.plant.Rows;
import org.millwright.plant.Rows.PlantTag;
import org.millwright.plant.Rows.Unit;

/**
 * A load that counts itself: machines whose tags all change with every sample and whose tag {@code sequence} counts the samples from 0
 * without a gap. The value of tag {@code tNNN} is {@code sequence + NNN / 1000}, so that every single value can be checked from outside.
 *
 * @param machines how many machines
 * @param tags how many tags each has, {@code sequence} among them
 * @param perSecond how many samples a second each publishes
 */
public record CounterPlant(int machines, int tags, double perSecond) {
    private static final double SHARE = 1_000;
    private static final double NANOS = 1e9;

    public CounterPlant {
        if (machines < 1 || tags < 1 || !(perSecond > 0)) {
            throw new IllegalArgumentException(
                    "A load of (%d) machines of (%d) tags at (%s) Hz is none.".formatted(machines, tags, perSecond));
        }
    }

    /** The machines with their tags. */
    public List<Unit> units() {
        List<PlantTag> each = new ArrayList<>();
        each.add(new PlantTag(Tag.of("sequence"), 0, 1e15, "Counts the published samples.", false));
        for (int tag = 1; tag < tags; tag++) {
            each.add(new PlantTag(Tag.of("t%03d".formatted(tag)), 0, 1e15, "The count and its own number.", false));
        }
        return IntStream.range(0, machines)
                .mapToObj(machine -> new Unit(AssetPath.of("load/m%03d".formatted(machine)), "counter", each))
                .toList();
    }

    /** What tag number {@code tag} says in a sample. */
    public static double value(long sequence, int tag) {
        return tag == 0 ? sequence : sequence + tag / SHARE;
    }

    /**
     * Publishes to whoever listens, on the calling thread, until it is interrupted or all samples are out. A sample that is late is
     * published at once, with the time at which it was due; none is left out.
     *
     * @param samples how many samples of each machine
     * @return how many were published of each machine
     */
    public long publish(Rows to, long samples) {
        List<Unit> units = units();
        List<Tag> names = units.getFirst().tags().stream().map(PlantTag::tag).toList();
        long startNanos = System.nanoTime();
        long startMicros = System.currentTimeMillis() * 1_000;
        for (long sequence = 0; sequence < samples; sequence++) {
            long dueNanos = (long) (sequence / perSecond * NANOS);
            while (System.nanoTime() - startNanos < dueNanos
                    && !Thread.currentThread().isInterrupted()) {
                LockSupport.parkNanos(dueNanos - (System.nanoTime() - startNanos));
            }
            if (Thread.interrupted()) {
                return sequence;
            }
            Block rows = sample(names, sequence, startMicros + dueNanos / 1_000);
            for (Unit unit : units) {
                to.rows(unit.path(), rows);
            }
        }
        return samples;
    }

    private Block sample(List<Tag> names, long sequence, long timeMicros) {
        double[][] values = new double[tags][1];
        byte[][] qualities = new byte[tags][1];
        for (int tag = 0; tag < tags; tag++) {
            values[tag][0] = value(sequence, tag);
            qualities[tag][0] = SourceQuality.GOOD;
        }
        return Block.over(names, 1, new long[] {timeMicros}, values, qualities);
    }
}
