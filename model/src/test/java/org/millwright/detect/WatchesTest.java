package org.millwright.detect;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class WatchesTest {
    private static final double NONE = Double.NaN;
    private static final int ROWS = 500;

    private final SplittableRandom random = new SplittableRandom(Worlds.seed());

    private static Watches of(Channel.Role role, double... x) {
        return Watches.of(List.of(new Channel("tag", role, List.of())), new Rows(1, x, new boolean[x.length]), 4);
    }

    /** What is open after each of the values. */
    private static int[] open(Watches watches, double... values) {
        Watches.State state = watches.fresh();
        int[] open = new int[values.length];
        for (int i = 0; i < values.length; i++) {
            boolean any = watches.watch(new double[] {values[i]}, false, state);
            open[i] = state.open[0];
            assertEquals(open[i] != Watches.State.CLOSED, any);
        }
        return open;
    }

    private static double[] repeated(double value, int times) {
        double[] x = new double[times];
        Arrays.fill(x, value);
        return x;
    }

    private double[] noise() {
        return random.doubles(ROWS).toArray();
    }

    private static int firstOpen(int[] open) {
        for (int i = 0; i < open.length; i++) {
            if (open[i] != Watches.State.CLOSED) {
                return i;
            }
        }
        return -1;
    }

    @Test
    void standingStillIsToldAfterTwentyRows() {
        int[] open = open(of(Channel.Role.JUDGED, noise()), repeated(0.5, 30));
        assertEquals(20, firstOpen(open));
        assertEquals(Watches.State.STILL, open[29]);
    }

    /** A tag that often stands still for ten rows may do so for three times as long. */
    @Test
    void standingStillIsMeasuredByTheHealthyPart() {
        double[] x = noise();
        Arrays.fill(x, 100, 110, 0.3);
        assertEquals(30, firstOpen(open(of(Channel.Role.JUDGED, x), repeated(0.5, 40))));
    }

    @Test
    void missingValuesDoNotEndAStandstill() {
        double[] x = repeated(0.5, 40);
        x[10] = NONE;
        assertEquals(21, firstOpen(open(of(Channel.Role.JUDGED, noise()), x)));
    }

    @Test
    void stayingAwayIsToldAfterTenRows() {
        int[] open = open(of(Channel.Role.JUDGED, noise()), repeated(NONE, 15));
        assertEquals(10, firstOpen(open));
        assertEquals(Watches.State.MISSING, open[14]);
        double[] often = noise();
        Arrays.fill(often, 100, 106, NONE);
        assertEquals(18, firstOpen(open(of(Channel.Role.JUDGED, often), repeated(NONE, 30))));
    }

    /** A tag that stands still or is out of range is not well again because its values stop coming. */
    @Test
    void whatIsOpenStaysOpenWhileValuesAreMissing() {
        double[] x = repeated(0.5, 30);
        x[25] = NONE;
        int[] open = open(of(Channel.Role.JUDGED, noise()), x);
        assertEquals(Watches.State.STILL, open[25]);
    }

    @Test
    void aConstantMayRoundButNotMove() {
        Watches watches = of(Channel.Role.CONSTANT, repeated(50, ROWS));
        assertEquals(-1, firstOpen(open(watches, repeated(50.00001, 10))));
        assertEquals(2, firstOpen(open(watches, repeated(50.01, 10))));
        assertEquals(2, firstOpen(open(watches, repeated(-50, 10))));
        assertEquals(-1, firstOpen(open(watches, 51, 50, 51, 50, 50, 50, 51)));
        assertEquals(-1, firstOpen(open(watches, repeated(50, 100))), "a constant may stand still");
    }

    @Test
    void aDiscreteTagHasItsRangeAndHalfOfItMore() {
        double[] x = random.ints(ROWS, 0, 5).asDoubleStream().toArray();
        Watches watches = of(Channel.Role.DISCRETE, x);
        assertEquals(-1, firstOpen(open(watches, repeated(6, 10))));
        assertEquals(2, firstOpen(open(watches, repeated(6.1, 10))));
        assertEquals(2, firstOpen(open(watches, repeated(-2.1, 10))));
    }

    /** The reference level follows slowly outside of warnings, and not at all while one stands. */
    @Test
    void aLevelFollowsOnlyWhileNothingIsWrong() {
        double[] x = noise();
        for (int row = 0; row < ROWS; row++) {
            x[row] += row / 50.0;
        }
        Watches watches = of(Channel.Role.DRIFTING, x);
        Watches.State free = watches.fresh();
        Watches.State frozen = watches.fresh();
        for (int row = 0; row < 200; row++) {
            watches.watch(new double[] {0.5 + 0.001 * (row % 7)}, false, free);
            watches.watch(new double[] {0.5 + 0.001 * (row % 7)}, false, frozen);
        }
        for (int row = 0; row < 2000; row++) {
            double value = 0.5 + 0.02 * row;
            watches.watch(new double[] {value}, false, free);
            watches.watch(new double[] {value}, true, frozen);
        }
        assertEquals(Watches.State.CLOSED, free.open[0], "a slow climb is followed");
        assertEquals(Watches.State.AWAY, frozen.open[0], "a frozen level is left behind");
    }

    @Test
    void tooFewRowsTeachNoDeparture() {
        Watches watches = of(Channel.Role.DRIFTING, Arrays.copyOf(noise(), 150));
        Watches.State state = watches.fresh();
        for (int row = 0; row < 300; row++) {
            double value = row < 200 ? row % 2 : 1e9 + row;
            assertFalse(watches.watch(new double[] {value}, false, state), "row " + row);
        }
    }

    @Test
    void statesAndSparseTagsAreNotWatchedForStandingStill() {
        for (Channel.Role role : List.of(Channel.Role.REGIME, Channel.Role.STATE, Channel.Role.STILL)) {
            assertEquals(-1, firstOpen(open(of(role, noise()), repeated(1, 200))), role.name());
            assertEquals(10, firstOpen(open(of(role, noise()), repeated(NONE, 20))), role.name());
        }
        assertEquals(-1, firstOpen(open(of(Channel.Role.SPARSE, noise()), repeated(NONE, 200))));
    }

    /** Counters of a tag that is away for years must not run over and close its watch. */
    @Test
    void countersDoNotRunOver() {
        Watches watches = of(Channel.Role.JUDGED, noise());
        Watches.State state = watches.fresh();
        state.gap[0] = Integer.MAX_VALUE - 1;
        for (int row = 0; row < 3; row++) {
            assertTrue(watches.watch(new double[] {NONE}, false, state));
        }
        watches.watch(new double[] {0.5}, false, state);
        state.still[0] = Integer.MAX_VALUE - 1;
        for (int row = 0; row < 3; row++) {
            assertTrue(watches.watch(new double[] {0.5}, false, state));
        }
    }

    @Test
    void theSavedFormGoesOnWhereItStopped() throws IOException {
        Watches watches = of(Channel.Role.CONSTANT, repeated(50, ROWS));
        Watches.State state = watches.fresh();
        watches.watch(new double[] {51}, false, state);
        watches.watch(new double[] {51}, false, state);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        state.write(new DataOutputStream(bytes));
        Watches.State again = watches.fresh();
        again.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        assertArrayEquals(state.recent, again.recent);
        assertTrue(watches.watch(new double[] {51}, false, again));
    }

    /** A tank that empties to 60 and is filled to 90, over and over. */
    private double[] tank(int rows) {
        double[] x = new double[rows];
        for (int row = 0; row < rows; row++) {
            x[row] = 90 - row % 20_000 * 30 / 20_000.0 + 0.4 * random.nextGaussian();
        }
        return x;
    }

    @Test
    void aLevelThatGoesRoundIsToldFarOutsideItsRange() {
        Watches watches = of(Channel.Role.DRIFTING, tank(50_000));
        double[] emptying = new double[7_000];
        Arrays.setAll(emptying, row -> 60 - row * 0.005);
        int first = firstOpen(open(watches, emptying));
        assertTrue(first > 2_500 && first < 3_500, () -> "seed " + Worlds.seed() + ": told in row " + first);
        double[] lower = new double[7_000];
        Arrays.setAll(lower, row -> 60 - Math.min(10, row * 0.005) + 0.4 * random.nextGaussian());
        assertEquals(-1, firstOpen(open(watches, lower)), "a third of the range below it is nothing to tell");
    }

    /** What only drifts has not shown its bounds, and neither has what was seen for a day. */
    @Test
    void aLevelThatHasNotTurnedHasNoRange() {
        double[] rising = new double[50_000];
        Arrays.setAll(rising, row -> row * 0.001 + 0.4 * random.nextGaussian());
        double[] on = new double[70_000];
        Arrays.setAll(on, row -> 50 + row * 0.001);
        assertEquals(-1, firstOpen(open(of(Channel.Role.DRIFTING, rising), on)), "seed " + Worlds.seed());
        double[] emptying = new double[7_000];
        Arrays.setAll(emptying, row -> 60 - row * 0.005);
        assertEquals(-1, firstOpen(open(of(Channel.Role.DRIFTING, tank(30_000)), emptying)), "seed " + Worlds.seed());
    }
}
