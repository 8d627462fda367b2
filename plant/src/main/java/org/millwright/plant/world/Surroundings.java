package org.millwright.plant.world;

import org.millwright.plant.chance.Draws;
import org.millwright.plant.fault.Drawing;
import org.millwright.plant.fault.Level;
import org.millwright.plant.machine.Compressor;
import org.millwright.plant.machine.Physics;
import org.millwright.plant.machine.Streams;

/** What all units share in one frame: the air of the hall, and the compressed air of two compressors with and without their faults. */
final class Surroundings {
    /** Seconds of one frame. */
    static final int FRAME = 60;

    private static final int STEPS = FRAME / Physics.STEP_SECONDS;
    private static final double SIGMA = 0.8;
    private static final double KEEP = StrictMath.exp(-Physics.STEP_SECONDS / (6 * 3_600.0));
    private static final double HOT_SPELL = 5;
    private static final double HOT_DAYS = 2;

    private final Draws draws;
    private final Level level;
    private final long startSeconds;
    private final double[] hall = new double[STEPS];
    private final double[][] air = {new double[FRAME], new double[FRAME]};
    private final double[][] twinAir = {new double[FRAME], new double[FRAME]};
    private final boolean[] disturbed = new boolean[2];
    private double wander;
    private double warm;

    Surroundings(long seed, Level level, long startSeconds) {
        draws = Draws.of(seed, "hall");
        this.level = level;
        this.startSeconds = startSeconds;
        wander = SIGMA * draws.normal(Streams.SLOW_START, 0, 0);
    }

    /** The hall over a frame that begins at a second after the start. */
    void frame(long begin) {
        for (int step = 0; step < STEPS; step++) {
            long seconds = begin + (long) step * Physics.STEP_SECONDS;
            double hour = Math.floorMod(startSeconds + seconds + World.ZONE_SECONDS, 86_400L) / 3_600.0;
            double push = SIGMA * Math.sqrt(1 - KEEP * KEEP) * draws.normal(Streams.SLOW, seconds, 0);
            wander = KEEP * wander + push;
            warm += ((hot(seconds) ? HOT_SPELL : 0) - warm) * Physics.STEP_SECONDS / 7_200.0;
            hall[step] = 24 + 1.5 * StrictMath.sin(2 * Math.PI * (hour - 9) / 24) + wander + warm;
        }
        disturbed[0] = false;
        disturbed[1] = false;
    }

    /** Takes the air that a compressor gives over the step that begins at a second. */
    void supply(int compressor, long seconds, Compressor real, Compressor twin) {
        for (int second = 0; second < Physics.STEP_SECONDS; second++) {
            int at = (int) ((seconds + second) % FRAME);
            air[compressor][at] = real.supply(seconds + second);
            twinAir[compressor][at] = twin.supply(seconds + second);
            disturbed[compressor] |= Math.abs(air[compressor][at] - twinAir[compressor][at]) > 1e-9;
        }
    }

    double hall(long seconds) {
        return hall[(int) (seconds % FRAME) / Physics.STEP_SECONDS];
    }

    double air(int compressor, long seconds) {
        return air[compressor][(int) (seconds % FRAME)];
    }

    double twinAir(int compressor, long seconds) {
        return twinAir[compressor][(int) (seconds % FRAME)];
    }

    /** Whether a compressor's faults reach its consumers in this frame. */
    boolean disturbed(int compressor) {
        return disturbed[compressor];
    }

    private boolean hot(long seconds) {
        if (!level.benign()) {
            return false;
        }
        long round = seconds / Drawing.ROUND;
        double day = (seconds % Drawing.ROUND) / 86_400.0;
        double begins = draws.between(Streams.BENIGN, round, 0, 3, 32);
        return day >= begins && day < begins + HOT_DAYS;
    }
}
