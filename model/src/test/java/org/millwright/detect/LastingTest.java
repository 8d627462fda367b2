package org.millwright.detect;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Small deviations that stay, beside transients that do not. */
class LastingTest {
    private static final int TAGS = 3;
    private static final int HEALTHY = 40_000;
    private static final int REST = 8_000;
    private static final double PER_ROW = 1e-5;
    /** A level is off by so many deviations of a row. */
    private static final double SMALL = 1.5;

    private final SplittableRandom random = new SplittableRandom(Worlds.seed());

    /** Standardised rows of independent tags; now and then all of them are wild for a moment. */
    private Rows rows(int count) {
        double[] z = new double[count * TAGS];
        for (int row = 0; row < count; row++) {
            double wild = row % 20_000 < 3 ? 12 : 1;
            for (int c = 0; c < TAGS; c++) {
                z[row * TAGS + c] = wild * random.nextGaussian();
            }
        }
        return new Rows(TAGS, z, new boolean[count]);
    }

    private static Lasting learnt(Rows rows) {
        Lasting lasting = Lasting.of(rows, PER_ROW);
        assertNotNull(lasting);
        return lasting;
    }

    /** Runs rows with one tag off by so much; the number of rows in which the level was away. */
    private static int away(Lasting lasting, Rows rows, int tag, double off, Lasting.State state) {
        int away = 0;
        double[] z = new double[TAGS];
        for (int row = 0; row < rows.rows(); row++) {
            System.arraycopy(rows.flat(), row * TAGS, z, 0, TAGS);
            z[tag] += off;
            lasting.take(z, state);
            away += state.open() ? 1 : 0;
        }
        return away;
    }

    @Test
    void aSmallDeviationThatStaysIsSeen() {
        Lasting lasting = learnt(rows(HEALTHY));
        Lasting.State state = lasting.fresh();
        int away = away(lasting, rows(REST), 1, SMALL, state);
        assertTrue(away > REST - 30 * lasting.width(), () -> "seed " + Worlds.seed() + ": away in " + away + " rows");
        double most = Math.abs(lasting.residual(1, state));
        assertTrue(
                most > Math.abs(lasting.residual(0, state)) && most > Math.abs(lasting.residual(2, state)),
                () -> "it is the second tag, seed " + Worlds.seed());
    }

    @Test
    void healthyRowsAndTheirTransientsAreNot() {
        Lasting lasting = learnt(rows(HEALTHY));
        int away = away(lasting, rows(HEALTHY), 0, 0, lasting.fresh());
        assertTrue(away < 10 * lasting.width(), () -> "seed " + Worlds.seed() + ": away in " + away + " rows");
    }

    /** A fifth of a row's deviation is what any refit moves: however long it stays, it is nothing to tell. */
    @Test
    void aLevelIsNeverKnownBetterThanToAFifth() {
        Lasting lasting = learnt(rows(HEALTHY));
        assertEquals(0, away(lasting, rows(REST), 2, 0.2, lasting.fresh()), "seed " + Worlds.seed());
    }

    /** One impossible value must not hold the level for hours. */
    @Test
    void oneImpossibleValueMovesNothing() {
        Lasting lasting = learnt(rows(HEALTHY));
        Lasting.State state = lasting.fresh();
        lasting.take(new double[] {1e6, 0, 0}, state);
        assertEquals(0, away(lasting, rows(REST), 0, 0, state), "seed " + Worlds.seed());
    }

    @Test
    void aShortHealthyPartShowsNoLevels() {
        assertNull(Lasting.of(rows(31_000), PER_ROW));
    }

    @Test
    void goesOnFromASavedStateAsIfNothingHadBeen() throws IOException {
        Lasting lasting = learnt(rows(HEALTHY));
        Rows before = rows(1_234);
        Rows after = rows(2_000);
        Lasting.State whole = lasting.fresh();
        away(lasting, before, 0, SMALL, whole);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        whole.write(new DataOutputStream(bytes));
        Lasting.State again = lasting.fresh();
        again.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        assertEquals(whole.open(), again.open());
        assertEquals(away(lasting, after, 0, SMALL, whole), away(lasting, after, 0, SMALL, again));
        assertEquals(whole.surprise(), again.surprise(), 0);
    }

    /** A whole machine: the judge speaks for the level too, and says so on the scale of its one limit. */
    @Test
    void aDetectorTellsWhatLasts() {
        Worlds world = Worlds.machine(Worlds.seed(), 4, HEALTHY + REST).shift(2, HEALTHY + 2_000, HEALTHY + REST, 1.0);
        Detector detector = world.learn(HEALTHY);
        Judgement judged = detector.judge(world.block(HEALTHY, HEALTHY + REST));
        int alarms = 0;
        for (int row = REST - 3_000; row < REST; row++) {
            alarms += judged.alarm(row) ? 1 : 0;
            assertFalse(judged.alarm(row) && judged.score(row) < 0.8 * judged.limit(), "no alarm below its limit");
        }
        int found = alarms;
        assertTrue(found > 2_900, () -> "seed " + Worlds.seed() + ": " + found + " of 3000 rows in alarm");
    }

    @Test
    void theLevelOfADetectorNamesTheTag() throws IOException {
        Worlds world = Worlds.machine(Worlds.seed(), 4, HEALTHY + REST).shift(2, HEALTHY, HEALTHY + REST, 1.5);
        Detector detector = world.learn(HEALTHY);
        Rows all = world.all();
        Level level = new Level(detector);
        double[] raw = new double[4];
        for (int row = HEALTHY; row < HEALTHY + REST; row++) {
            for (int c = 0; c < raw.length; c++) {
                raw[c] = all.at(row, c);
            }
            level.row(raw);
        }
        assertTrue(level.away(), "seed " + Worlds.seed());
        double[] off = new double[4];
        for (int c = 0; c < off.length; c++) {
            off[c] = Math.abs(level.residual(c));
        }
        for (int c : new int[] {0, 1, 3}) {
            int other = c;
            assertTrue(off[2] > off[c], () -> "seed " + Worlds.seed() + ": tag " + other);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        level.write(new DataOutputStream(bytes));
        Level again = new Level(detector);
        again.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        assertEquals(level.residual(2), again.residual(2), 0);
        assertArrayEquals(new boolean[] {true}, new boolean[] {again.away()});
    }
}
