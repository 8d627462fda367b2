package org.millwright.testkit.worlds;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.millwright.machine.Tag;

/**
 * A made-up machine: a few hidden causes that move all its tags, and something of its own in each tag. Causes and own parts are
 * autoregressive of order one, all with the same memory, and of variance 1; a tag is a mixture of them, also of variance 1, brought
 * to its own unit by an offset and a scale. For one thread.
 */
final class Machine {
    private static final double LEAST_SHARED = 0.5;
    private static final double MOST_SHARED = 0.95;
    private static final int WARM_UP = 500;

    private final int channels;
    private final double memory;
    private final Noise noise;
    private final double[][] loadings;
    private final double[] shared;
    private final double[] offsets;
    private final double[] scales;
    private final double[] causes;
    private final double[] own;
    private final double[] ghosts;

    /**
     * @param random where the machine comes from
     * @param channels the number of tags, at least 1
     * @param memory the lag-1 autocorrelation of every part, 0 to below 1
     * @param noise what moves it
     */
    Machine(SplittableRandom random, int channels, double memory, Noise noise) {
        this.channels = channels;
        this.memory = memory;
        this.noise = noise;
        int factors = Math.max(2, Math.min(6, channels / 4));
        loadings = new double[channels][factors];
        shared = new double[channels];
        offsets = new double[channels];
        scales = new double[channels];
        causes = new double[factors];
        own = new double[channels];
        ghosts = new double[channels];
        for (int channel = 0; channel < channels; channel++) {
            draw(random, channel);
        }
        for (int row = 0; row < WARM_UP; row++) {
            step();
        }
    }

    private void draw(SplittableRandom random, int channel) {
        double length = 0;
        for (int factor = 0; factor < causes.length; factor++) {
            loadings[channel][factor] = random.nextGaussian();
            length += loadings[channel][factor] * loadings[channel][factor];
        }
        for (int factor = 0; factor < causes.length; factor++) {
            loadings[channel][factor] /= Math.sqrt(length);
        }
        shared[channel] = random.nextDouble(LEAST_SHARED, MOST_SHARED);
        scales[channel] = Math.pow(10, random.nextDouble(-2, 3));
        offsets[channel] = scales[channel] * random.nextDouble(-20, 100);
    }

    /** The tags, named by number: what a tag is called must not help anybody. */
    List<Tag> tags() {
        List<Tag> tags = new ArrayList<>();
        for (int channel = 0; channel < channels; channel++) {
            tags.add(Tag.of("tag-%02d".formatted(channel + 1)));
        }
        return tags;
    }

    int channels() {
        return channels;
    }

    /** How much of a tag's variance comes from the common causes, 0 to 1. */
    double shared(int channel) {
        return shared[channel];
    }

    /** Goes on by one row. */
    void step() {
        advance(causes);
        advance(own);
        advance(ghosts);
    }

    private void advance(double[] parts) {
        double fresh = Math.sqrt(1 - memory * memory);
        for (int i = 0; i < parts.length; i++) {
            parts[i] = memory * parts[i] + fresh * noise.next();
        }
    }

    /** A tag now, of mean 0 and variance 1. */
    double standardised(int channel) {
        double common = 0;
        for (int factor = 0; factor < causes.length; factor++) {
            common += loadings[channel][factor] * causes[factor];
        }
        return Math.sqrt(shared[channel]) * common + Math.sqrt(1 - shared[channel]) * own[channel];
    }

    /** The same tag cut off from the common causes: as variable and as slow as before, but moved by a cause of its own. */
    double decoupled(int channel) {
        return Math.sqrt(shared[channel]) * ghosts[channel] + Math.sqrt(1 - shared[channel]) * own[channel];
    }

    /** A standardised value in the unit of its tag, rounded as an instrument would: a thousandth of the tag's scale. */
    double inUnit(int channel, double standardised) {
        double resolution = scales[channel] / 1_000;
        return Math.rint((offsets[channel] + scales[channel] * standardised) / resolution) * resolution;
    }
}
