package org.millwright.testkit.worlds;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.millwright.diagnose.ChangeKind;
import org.millwright.machine.Block;
import org.millwright.machine.Quality;
import org.millwright.machine.Tag;

/**
 * A machine to which one thing happens, or nothing.
 *
 * @param kind what happens; null for nothing
 * @param onset the first row in which it happens, from 0; the number of rows for nothing
 * @param end the first row in which it is over
 * @param size how much: own standard deviations for a shift and for the end of a drift, the factor for a spread, else 1
 * @param tags the names of the tags to which it happens
 * @param baselineRows the rows at the beginning that are healthy
 * @param rows the recording, a row a second, without a date
 */
public record ChangedWorld(
        @Nullable ChangeKind kind, int onset, int end, double size, List<String> tags, int baselineRows, Block rows) {
    /** The kinds that can happen, in the order in which numbers choose them; the last number chooses nothing. */
    private static final List<ChangeKind> KINDS = List.of(
            ChangeKind.SHIFT,
            ChangeKind.DRIFT,
            ChangeKind.SPREAD,
            ChangeKind.CORRELATION,
            ChangeKind.STUCK,
            ChangeKind.MISSING);

    private static final int ROWS = 5_000;
    private static final int BASELINE = 1_000;
    /** Longer than the slowest memory, so that even a slow machine shows what happens. */
    private static final int LEAST_LENGTH = 400;
    /** Only a tag that follows the common causes closely can be seen to follow them no more. */
    private static final double CLOSELY = 0.8;

    public ChangedWorld {
        tags = List.copyOf(tags);
    }

    /**
     * Draws a world.
     *
     * @param seed where it comes from
     * @param number chooses what happens: 0 to 5 a kind, 6 nothing, and so on in turn
     */
    public static ChangedWorld of(long seed, int number) {
        SplittableRandom random = new SplittableRandom(seed);
        int turn = Math.floorMod(number, KINDS.size() + 1);
        @Nullable ChangeKind kind = turn < KINDS.size() ? KINDS.get(turn) : null;
        int channels = random.nextInt(StationaryWorld.LEAST_CHANNELS, StationaryWorld.MOST_CHANNELS + 1);
        double memory = random.nextDouble(0, StationaryWorld.MOST_MEMORY);
        Machine machine = new Machine(random, channels, memory, new Noise(random.split(), random.nextBoolean()));
        int onset = kind == null ? ROWS : random.nextInt(BASELINE + 500, ROWS - LEAST_LENGTH);
        boolean returns = random.nextBoolean();
        int end = returns && kind != null ? random.nextInt(onset + LEAST_LENGTH, ROWS + 1) : ROWS;
        double size = kind == null ? 0 : size(random, kind);
        int[] touched = kind == null ? new int[0] : touched(random, machine, kind);
        Change change = new Change(kind, onset, end, size, touched);
        List<Tag> tags = machine.tags();
        List<String> names = IntStream.of(touched)
                .mapToObj(channel -> tags.get(channel).name())
                .toList();
        return new ChangedWorld(kind, onset, end, size, names, BASELINE, change.recording(machine));
    }

    private static double size(SplittableRandom random, ChangeKind kind) {
        double sign = random.nextBoolean() ? 1 : -1;
        return switch (kind) {
            case SHIFT -> sign * random.nextDouble(3, 8);
            case DRIFT -> sign * random.nextDouble(4, 10);
            case SPREAD -> sign > 0 ? random.nextDouble(2.5, 6) : random.nextDouble(0.05, 0.25);
            case CORRELATION, STUCK, MISSING, SENSOR -> 1;
        };
    }

    /** One tag, or up to a quarter of them. */
    private static int[] touched(SplittableRandom random, Machine machine, ChangeKind kind) {
        int[] fit = IntStream.range(0, machine.channels())
                .filter(channel -> kind != ChangeKind.CORRELATION || machine.shared(channel) >= CLOSELY)
                .toArray();
        if (fit.length == 0) {
            fit = new int[] {closest(machine)};
        }
        int count = random.nextInt(1, Math.max(1, Math.min(fit.length, machine.channels() / 4)) + 1);
        for (int i = 0; i < count; i++) {
            int other = random.nextInt(i, fit.length);
            int kept = fit[i];
            fit[i] = fit[other];
            fit[other] = kept;
        }
        return IntStream.of(fit).limit(count).sorted().toArray();
    }

    private static int closest(Machine machine) {
        return IntStream.range(0, machine.channels())
                .boxed()
                .max((a, b) -> Double.compare(machine.shared(a), machine.shared(b)))
                .orElseThrow();
    }

    /** What happens to which channels; the channels are handed over. */
    private static final class Change {
        private final @Nullable ChangeKind kind;
        private final int onset;
        private final int end;
        private final double size;
        private final boolean[] hit;

        Change(@Nullable ChangeKind kind, int onset, int end, double size, int[] touched) {
            this.kind = kind;
            this.onset = onset;
            this.end = end;
            this.size = size;
            hit = new boolean[StationaryWorld.MOST_CHANNELS];
            for (int channel : touched) {
                hit[channel] = true;
            }
        }

        Block recording(Machine machine) {
            Block.Builder builder = new Block.Builder(machine.tags(), ROWS);
            double[] before = new double[machine.channels()];
            for (int row = 0; row < ROWS; row++) {
                machine.step();
                builder.row(row * StationaryWorld.STEP_MICROS);
                for (int channel = 0; channel < machine.channels(); channel++) {
                    boolean changed = kind != null && hit[channel] && row >= onset && row < end;
                    if (changed && kind == ChangeKind.MISSING) {
                        builder.unset(channel, Quality.MISSING);
                    } else {
                        double value = changed
                                ? changed(machine, channel, row, before[channel])
                                : machine.standardised(channel);
                        before[channel] = value;
                        builder.set(channel, machine.inUnit(channel, value));
                    }
                }
            }
            return builder.build();
        }

        private double changed(Machine machine, int channel, int row, double before) {
            double normal = machine.standardised(channel);
            return switch (kind) {
                case SHIFT -> normal + size;
                case DRIFT -> normal + size * (row - onset + 1) / (end - onset);
                case SPREAD -> normal * size;
                case CORRELATION -> machine.decoupled(channel);
                case STUCK -> before;
                case null, default -> normal;
            };
        }
    }
}
