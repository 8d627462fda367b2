package org.millwright.plant.world;

import java.util.List;
import org.millwright.plant.chance.Draws;
import org.millwright.plant.chance.Quantiles;
import org.millwright.plant.machine.Physics;
import org.millwright.plant.machine.Shown;
import org.millwright.plant.machine.Streams;
import org.millwright.plant.machine.TagRow;

/** The noise of one unit's tags: autoregressive on the grid of steps, white at any second or part. */
final class Noise {
    private static final double CERTAIN = 0.5;

    private final Draws draws;
    private final boolean heavy;
    private final double[] own;
    private final double[] sigma;
    private final double[] keep;
    private final int[] slow;

    Noise(Draws draws, List<TagRow> tags, boolean heavy) {
        this.draws = draws;
        this.heavy = heavy;
        own = new double[tags.size()];
        sigma = new double[tags.size()];
        keep = new double[tags.size()];
        for (int tag = 0; tag < own.length; tag++) {
            sigma[tag] = tags.get(tag).slow().sigma();
            keep[tag] =
                    StrictMath.exp(-Physics.STEP_SECONDS / tags.get(tag).slow().tauSeconds());
        }
        slow = java.util.stream.IntStream.range(0, own.length)
                .filter(tag -> sigma[tag] > 0)
                .toArray();
        for (int at = 0; at < slow.length; at++) {
            own[slow[at]] = sigma[slow[at]] * draws.normal(Streams.SLOW_START, 0, at);
        }
    }

    /** The autoregressive part of every tag; the physics reads it there. */
    double[] own() {
        return own;
    }

    void step(long seconds) {
        for (int at = 0; at < slow.length; at++) {
            int tag = slow[at];
            double push = sigma[tag] * Math.sqrt(1 - keep[tag] * keep[tag]);
            own[tag] = keep[tag] * own[tag] + push * draws.normal(Streams.SLOW, seconds, at);
        }
    }

    /** A tag as it is measured, before it is rounded; its white noise enlarged by a factor. */
    double measured(Shown shown, int tag, long seconds, long parts, double enlarged) {
        if (shown.silent(tag)) {
            return shown.clean(tag);
        }
        int stream = shown.held(tag) ? Streams.PART : Streams.WHITE;
        double uniform = draws.uniform(stream, shown.held(tag) ? parts : seconds, tag);
        if (shown.counted(tag)) {
            double chance = CERTAIN + (uniform - CERTAIN) * Math.min(1, enlarged);
            return shown.worth(tag) * Quantiles.poisson(chance, Math.min(600, shown.mean(tag)));
        }
        double white = heavy ? Math.sqrt(0.5) * Quantiles.student4(uniform) : Quantiles.normal(uniform);
        return shown.clean(tag) + shown.sigma(tag) * enlarged * white;
    }

    /** The standard deviation of a tag in its regime, white and autoregressive; never 0. */
    double sigma(Shown shown, int tag, double step) {
        double white = shown.sigma(tag);
        return Math.max(Math.sqrt(white * white + sigma[tag] * sigma[tag]), step * 0.2887);
    }
}
