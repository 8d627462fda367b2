package org.millwright.testkit.worlds;

import java.util.SplittableRandom;
import org.millwright.machine.Block;

/**
 * A machine to which nothing happens: whoever warns of it gives a false alarm.
 *
 * @param channels the number of its tags, 4 to 50
 * @param memory the lag-1 autocorrelation of all its tags, 0 to 0.95
 * @param heavyTails true if it is moved by noise of Student's t with four degrees of freedom
 * @param rows its recording, a row a second, without a date
 */
public record StationaryWorld(int channels, double memory, boolean heavyTails, Block rows) {
    static final int LEAST_CHANNELS = 4;
    static final int MOST_CHANNELS = 50;
    static final double MOST_MEMORY = 0.95;
    static final long STEP_MICROS = 1_000_000;

    /** Draws a machine of any size and memory; every other seed draws one with heavy tails. */
    public static StationaryWorld of(long seed, int rows) {
        SplittableRandom random = new SplittableRandom(seed);
        int channels = random.nextInt(LEAST_CHANNELS, MOST_CHANNELS + 1);
        double memory = random.nextDouble(0, MOST_MEMORY);
        return of(random.nextLong(), channels, memory, random.nextBoolean(), rows);
    }

    /** Draws a machine of this size, memory and noise. */
    public static StationaryWorld of(long seed, int channels, double memory, boolean heavyTails, int rows) {
        SplittableRandom random = new SplittableRandom(seed);
        Machine machine = new Machine(random, channels, memory, new Noise(random.split(), heavyTails));
        Block.Builder builder = new Block.Builder(machine.tags(), rows);
        for (int row = 0; row < rows; row++) {
            machine.step();
            builder.row(row * STEP_MICROS);
            for (int channel = 0; channel < channels; channel++) {
                builder.set(channel, machine.inUnit(channel, machine.standardised(channel)));
            }
        }
        return new StationaryWorld(channels, memory, heavyTails, builder.build());
    }
}
