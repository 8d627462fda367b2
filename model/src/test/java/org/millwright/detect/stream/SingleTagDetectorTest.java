package org.millwright.detect.stream;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SingleTagDetectorTest {
    private static final long SEED = Long.getLong("millwright.seed", 1);
    private static final long STEP = 300_000_000L;
    private static final int DAY = 288;
    private static final double GOLDEN_SURPRISE = 17.511397170915096;

    /** A tag with a daily pattern and noise; {@code at} the pattern breaks for half a day. */
    private static double[] daily(int rows, int at) {
        SplittableRandom random = new SplittableRandom(SEED);
        double[] values = new double[rows];
        for (int row = 0; row < rows; row++) {
            boolean broken = row >= at && row < at + DAY / 2;
            double pattern = broken ? -0.9 : Math.sin(2 * Math.PI * row / DAY);
            values[row] = 20 + 5 * pattern + 0.3 * random.nextGaussian();
        }
        return values;
    }

    private static double[] scores(SingleTagDetector detector, double[] values, int from, int until) {
        double[] scores = new double[until - from];
        for (int row = from; row < until; row++) {
            scores[row - from] = detector.onRow(row * STEP, values[row]);
        }
        return scores;
    }

    // The values of the break are usual ones, only not at that time of day: the times must have been understood.
    @Test
    void aBrokenDailyPatternIsToldSoonAndOnce() {
        int at = 14 * DAY + DAY / 4;
        double[] values = daily(21 * DAY, at);
        double[] scores = scores(new SingleTagDetector(true), values, 0, values.length);
        int told = 0;
        int first = -1;
        for (int row = 7 * DAY; row < scores.length; row++) {
            if (scores[row] >= SingleTagDetector.EVENT) {
                told++;
                first = first < 0 ? row : first;
            }
        }
        assertTrue(first >= at && first < at + 12, "seed " + SEED + ": told first in row " + first + " for " + at);
        assertTrue(told <= 12, "seed " + SEED + ": told " + told + " times");
    }

    @Test
    void aQuietTagIsNotTold() {
        double[] values = daily(21 * DAY, Integer.MAX_VALUE - DAY);
        double[] scores = scores(new SingleTagDetector(true), values, 0, values.length);
        int told = 0;
        for (int row = 7 * DAY; row < scores.length; row++) {
            told += scores[row] >= SingleTagDetector.EVENT ? 1 : 0;
        }
        assertTrue(told <= 3, "seed " + SEED + ": told " + told + " times in two weeks");
    }

    @Test
    void withoutDatesAJumpIsStillTold() {
        SplittableRandom random = new SplittableRandom(SEED);
        SingleTagDetector detector = new SingleTagDetector(false);
        double at = 0;
        for (int row = 0; row < 3_000; row++) {
            double score = detector.onRow(row, random.nextGaussian() + (row >= 2_500 ? 20 : 0));
            at = row == 2_500 ? score : at;
        }
        assertTrue(at >= SingleTagDetector.EVENT, "seed " + SEED + ": score " + at);
    }

    @Test
    void whatComesLaterChangesNoEarlierScore() {
        double[] values = daily(12 * DAY, 10 * DAY);
        int cut = 8 * DAY + 17;
        double[] other = values.clone();
        SplittableRandom random = new SplittableRandom(SEED + 1);
        for (int row = cut; row < other.length; row++) {
            other[row] = 1e6 * random.nextGaussian();
        }
        double[] before = scores(new SingleTagDetector(true), values, 0, values.length);
        double[] changed = scores(new SingleTagDetector(true), other, 0, values.length);
        for (int row = 0; row < cut; row++) {
            assertEquals(before[row], changed[row], "seed " + SEED + ", row " + row);
        }
    }

    // Level, jump, time of day and comparison are all asked in the tag's own scale.
    @Test
    void neitherUnitNorZeroPointMatters() {
        double[] values = daily(10 * DAY, 9 * DAY);
        double[] scaled = values.clone();
        for (int row = 0; row < scaled.length; row++) {
            scaled[row] = 3.7 * scaled[row] - 40;
        }
        double[] expected = scores(new SingleTagDetector(true), values, 0, values.length);
        double[] actual = scores(new SingleTagDetector(true), scaled, 0, values.length);
        assertArrayEquals(expected, actual, 1e-6, "seed " + SEED);
    }

    @Test
    void aSavedStateGoesOnAsIfNothingHadHappened() throws IOException {
        double[] values = daily(12 * DAY, 10 * DAY);
        for (boolean dated : new boolean[] {true, false}) {
            SingleTagDetector whole = new SingleTagDetector(dated);
            int cut = 9 * DAY + 5;
            scores(whole, values, 0, cut);
            byte[] saved = saved(whole);
            assertArrayEquals(saved, saved(whole), "two writes");
            SingleTagDetector restored = SingleTagDetector.read(
                    SingleTagDetector.STATE_VERSION, new DataInputStream(new ByteArrayInputStream(saved)));
            assertArrayEquals(saved, saved(restored), "written again");
            double[] expected = scores(whole, values, cut, values.length);
            assertArrayEquals(expected, scores(restored, values, cut, values.length), "seed " + SEED);
        }
    }

    // Written by the first release; whatever changes, this file must open and go on with these scores.
    @Test
    void aStateOfTheFirstReleaseStillOpens() throws IOException {
        try (InputStream stored = SingleTagDetectorTest.class.getResourceAsStream("single-tag-1.state")) {
            assertNotNull(stored, "the stored state is not there");
            SingleTagDetector detector = SingleTagDetector.read(1, new DataInputStream(stored));
            detector.onRow(3_000 * STEP, golden(3_000) + 8);
            assertEquals(GOLDEN_SURPRISE, detector.surprise(), 1e-9);
        }
    }

    /** A pattern of its own, without any random number generator. */
    private static double golden(int row) {
        return 10 * Math.sin(row / 45.0) + row * 7_919L % 101 / 50.0;
    }

    @Test
    void aStateOfANewerProgramIsRefused() {
        DataInputStream nothing = new DataInputStream(new ByteArrayInputStream(new byte[0]));
        assertThrows(IOException.class, () -> SingleTagDetector.read(SingleTagDetector.STATE_VERSION + 1, nothing));
    }

    private static byte[] saved(SingleTagDetector detector) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        detector.write(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    @Test
    void valuesThatAreNoNumbersArePassedOver() {
        double[] values = daily(9 * DAY, 8 * DAY);
        SingleTagDetector clean = new SingleTagDetector(true);
        SingleTagDetector holed = new SingleTagDetector(true);
        for (int row = 0; row < values.length; row++) {
            double expected = clean.onRow(row * STEP, values[row]);
            assertEquals(0, holed.onRow(row * STEP, row % 2 == 0 ? Double.NaN : Double.POSITIVE_INFINITY));
            assertEquals(expected, holed.onRow(row * STEP, values[row]), "seed " + SEED + ", row " + row);
        }
    }

    // While a fault is open it must not become the normal: what it learned before stays as it was.
    @Test
    void aDetectorThatDoesNotLearnKeepsItsSurprise() {
        double[] values = daily(9 * DAY, Integer.MAX_VALUE - DAY);
        SingleTagDetector held = new SingleTagDetector(true);
        SingleTagDetector learning = new SingleTagDetector(true);
        scores(held, values, 0, values.length);
        scores(learning, values, 0, values.length);
        held.learn(false);
        for (int row = values.length; row < values.length + 6 * DAY; row++) {
            held.onRow(row * STEP, 60);
            learning.onRow(row * STEP, 60);
        }
        assertTrue(
                held.surprise() > learning.surprise() + 3,
                "seed " + SEED + ": " + held.surprise() + " against " + learning.surprise());
    }

    @Test
    void aRowAllocatesNothing() {
        double[] values = daily(30 * DAY, 20 * DAY);
        SingleTagDetector detector = new SingleTagDetector(true);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        int warm = 10 * DAY;
        for (int row = 0; row < warm; row++) {
            detector.onRow(row * STEP, values[row]);
        }
        threads.getCurrentThreadAllocatedBytes();
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int row = warm; row < values.length; row++) {
            detector.onRow(row * STEP, values[row]);
        }
        long bytes = threads.getCurrentThreadAllocatedBytes() - before;
        // The measurement itself may cost a few hundred bytes once; one object a row would cost at least 16 times the
        // rows.
        assertTrue(bytes < 2_000, bytes + " bytes for " + (values.length - warm) + " rows");
    }

    // The limit comes from the past alone; over many streams the alarms it gives stay near those that were accepted.
    @Test
    void theLimitKeepsTheFalseAlarmsNearTheBudget() {
        double perRow = 1.0 / 2_000;
        int baseline = 4_000;
        int rows = 24_000;
        double allowed = 0;
        int alarms = 0;
        for (int stream = 0; stream < 40; stream++) {
            SplittableRandom random = new SplittableRandom(SEED + stream);
            double memory = 0.95 * stream / 40;
            double value = 0;
            SingleTagDetector detector = new SingleTagDetector(false);
            TagAlarm alarm = new TagAlarm();
            for (int row = 0; row < rows; row++) {
                value = memory * value + random.nextGaussian();
                double limit = row < baseline ? Double.POSITIVE_INFINITY : detector.limit(perRow);
                detector.onRow(row * STEP, value);
                boolean before = alarm.open();
                alarms += alarm.onRow(detector.surprise(), limit) && !before ? 1 : 0;
            }
            allowed += perRow * (rows - baseline);
        }
        double ratio = alarms / allowed;
        assertTrue(ratio > 0.2 && ratio < 2, "seed " + SEED + ": " + alarms + " alarms for " + allowed);
    }

    @Test
    void aShortPastExtrapolatesFar() {
        SingleTagDetector detector = new SingleTagDetector(false);
        for (int row = 0; row < 100; row++) {
            detector.onRow(row, row % 7);
        }
        assertTrue(detector.extrapolation(1e-6) > 100);
        assertTrue(detector.extrapolation(0.1) < 1);
    }
}
