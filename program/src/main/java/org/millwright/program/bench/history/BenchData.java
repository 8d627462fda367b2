package org.millwright.program.bench.history;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.millwright.machine.AssetPath;
import org.millwright.machine.Block;
import org.millwright.machine.SourceQuality;
import org.millwright.machine.Tag;
import org.millwright.machine.TagPath;

/**
 * 200 tags of 20 machines at one value a second, in batches of 10,000 values: slow walks with noise, rounded as sensors round, one value
 * in a thousand bad. One block in a hundred is held back and comes 30 batches later. The same seed gives the same rows.
 */
final class BenchData {
    static final int TAGS = 200;
    static final int ROWS = 50;
    static final int BATCH = TAGS * ROWS;
    static final long START = 1_700_000_000_000_000L - 1_700_000_000_000_000L % 86_400_000_000L;

    private static final int MACHINES = 20;
    private static final int EACH = TAGS / MACHINES;
    private static final long SECOND = 1_000_000L;
    private static final int HELD = 30;

    private final SplittableRandom random;
    private final boolean wide;
    private final double[] level = new double[TAGS];
    private final double[] noise = new double[TAGS];
    private final double[] grain = new double[TAGS];
    private final List<AssetPath> machines = new ArrayList<>();
    private final List<List<Tag>> tags = new ArrayList<>();
    private final List<Held> held = new ArrayList<>();
    private long batch;

    /** A block of one machine. */
    record Rows(AssetPath asset, Block block) {}

    private record Held(long until, Rows rows) {}

    /** @param wide true where the ten tags of a machine come side by side */
    BenchData(long seed, boolean wide) {
        this.random = new SplittableRandom(seed);
        this.wide = wide;
        for (int machine = 0; machine < MACHINES; machine++) {
            machines.add(AssetPath.of("works/line/mill%02d".formatted(machine)));
            tags.add(IntStream.range(0, EACH).mapToObj(i -> Tag.of("tag" + i)).toList());
        }
        for (int tag = 0; tag < TAGS; tag++) {
            level[tag] = 10 + random.nextInt(90);
            grain[tag] = random.nextBoolean() ? 100 : 1_000;
            noise[tag] = 0.2 + random.nextDouble();
        }
    }

    static TagPath tag(int number) {
        return new TagPath(AssetPath.of("works/line/mill%02d".formatted(number / EACH)), "tag" + number % EACH);
    }

    /** The number of a tag by its machine and name, as {@link #tag} counts. */
    static int number(AssetPath asset, Tag tag) {
        return Integer.parseInt(asset.name().substring(4)) * EACH
                + Integer.parseInt(tag.name().substring(3));
    }

    static List<TagPath> tags(int count) {
        return IntStream.range(0, count).mapToObj(BenchData::tag).toList();
    }

    /** The next 10,000 values, but for those that are held back, and with those that were. */
    List<Rows> next() {
        long from = START + batch * ROWS * SECOND;
        List<Rows> all = new ArrayList<>();
        for (int machine = 0; machine < MACHINES; machine++) {
            Block block = block(machine, from);
            if (wide) {
                give(new Rows(machines.get(machine), block), all);
            } else {
                for (int column = 0; column < EACH; column++) {
                    give(new Rows(machines.get(machine), block.columns(column, 1)), all);
                }
            }
        }
        held.removeIf(one -> {
            boolean due = one.until <= batch;
            if (due) {
                all.add(one.rows);
            }
            return due;
        });
        batch++;
        return all;
    }

    private void give(Rows rows, List<Rows> all) {
        if (random.nextInt(100) == 0) {
            held.add(new Held(batch + HELD, rows));
        } else {
            all.add(rows);
        }
    }

    private Block block(int machine, long from) {
        long[] times = new long[ROWS];
        double[][] values = new double[EACH][ROWS];
        byte[][] qualities = new byte[EACH][ROWS];
        for (int row = 0; row < ROWS; row++) {
            times[row] = from + row * SECOND;
        }
        for (int column = 0; column < EACH; column++) {
            int tag = machine * EACH + column;
            for (int row = 0; row < ROWS; row++) {
                long bits = random.nextLong();
                if ((bits & 1023) == 0) {
                    values[column][row] = Double.NaN;
                    qualities[column][row] = SourceQuality.BAD;
                } else {
                    values[column][row] = value(tag, bits);
                }
            }
        }
        return Block.over(tags.get(machine), ROWS, times, values, qualities);
    }

    /** Noise of four uniform draws from one word, which is near enough to a bell. */
    private double value(int tag, long bits) {
        double bell =
                ((bits >>> 10 & 0xFFF) + (bits >>> 22 & 0xFFF) + (bits >>> 34 & 0xFFF) + (bits >>> 46 & 0xFFF)) / 4096.0
                        - 2;
        level[tag] += bell * 0.01;
        return Math.rint((level[tag] + bell * noise[tag]) * grain[tag]) / grain[tag];
    }
}
