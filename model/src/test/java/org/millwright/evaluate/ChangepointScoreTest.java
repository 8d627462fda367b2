package org.millwright.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ChangepointScoreTest {
    private static final long SECOND = 1_000_000;
    private static final long WINDOW = 60 * SECOND;

    private static long[] everySecond(int rows) {
        long[] times = new long[rows];
        for (int row = 0; row < rows; row++) {
            times[row] = row * SECOND;
        }
        return times;
    }

    /** A signal that is 1 in one row only has two edges; one that stays 1 has one. */
    private static boolean[] from(int rows, int first) {
        boolean[] signal = new boolean[rows];
        for (int row = first; row < rows; row++) {
            signal[row] = true;
        }
        return signal;
    }

    private static boolean[] only(int rows, int... marked) {
        boolean[] labels = new boolean[rows];
        for (int row : marked) {
            labels[row] = true;
        }
        return labels;
    }

    @Test
    void aPredictionInTheRowOfTheChangeIsPerfect() {
        ChangepointScore score = new ChangepointScore(WINDOW);
        score.add(everySecond(300), from(300, 100), only(300, 100));
        for (Profile profile : Profile.ALL) {
            assertEquals(100, score.percent(profile), 1e-9, profile.name());
        }
    }

    // A window that closes with its first prediction is worth as little as a false one, but it is no miss.
    @Test
    void aPredictionAtTheEndOfTheWindowIsWorthAFalseOne() {
        ChangepointScore late = new ChangepointScore(WINDOW);
        late.add(everySecond(300), from(300, 160), only(300, 100));
        assertEquals(100 * (1 - 0.11) / 2, late.percent(Profile.STANDARD), 1e-9);
        assertEquals(0, late.missed());
        ChangepointScore tooLate = new ChangepointScore(WINDOW);
        tooLate.add(everySecond(300), from(300, 161), only(300, 100));
        assertEquals(-100 * 0.11 / 2, tooLate.percent(Profile.STANDARD), 1e-9);
        assertEquals(1, tooLate.missed());
        assertEquals(1, tooLate.falsePredictions());
    }

    @Test
    void theMiddleOfTheWindowIsWorthHalf() {
        ChangepointScore score = new ChangepointScore(1_000 * SECOND);
        score.add(everySecond(3_000), from(3_000, 600), only(3_000, 100));
        // k = 500 of 0..999 lies half a point beyond the middle of the curve.
        assertEquals(100 * (0.445 + 1) / 2, score.percent(Profile.STANDARD), 0.1);
    }

    @Test
    void silenceIsNothing() {
        ChangepointScore score = new ChangepointScore(WINDOW);
        score.add(everySecond(300), new boolean[300], only(300, 100, 200));
        for (Profile profile : Profile.ALL) {
            assertEquals(0, score.percent(profile), 1e-12, profile.name());
        }
        assertEquals(2, score.changepoints());
        assertEquals(2, score.missed());
    }

    // A signal that is already on when the test begins was switched on by somebody.
    @Test
    void anAlarmFromTheFirstRowIsOnePrediction() {
        ChangepointScore score = new ChangepointScore(WINDOW);
        score.add(everySecond(300), from(300, 0), only(300, 200));
        assertEquals(1, score.falsePredictions());
    }

    // The second window begins where the first ends: one prediction in the overlap serves the first alone.
    @Test
    void whereWindowsOverlapTheLaterBeginsLater() {
        ChangepointScore score = new ChangepointScore(WINDOW);
        score.add(everySecond(300), from(300, 120), only(300, 100, 110));
        assertEquals(1, score.missed());
        assertEquals(0, score.falsePredictions());
    }

    @Test
    void agreesWithASecondScorer() {
        long seed = Long.getLong("millwright.seed", 1);
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 300; round++) {
            ChangepointScore score = new ChangepointScore(WINDOW);
            NaiveChangepointScore naive = new NaiveChangepointScore(60);
            for (int file = random.nextInt(1, 4); file > 0; file--) {
                int rows = random.nextInt(1, 300);
                long[] times = new long[rows];
                boolean[] signal = new boolean[rows];
                boolean[] labels = new boolean[rows];
                for (int row = 0; row < rows; row++) {
                    times[row] = (row == 0 ? 0 : times[row - 1]) + random.nextInt(0, 4) * SECOND;
                    boolean before = row > 0 && signal[row - 1];
                    signal[row] = random.nextInt(25) == 0 ? !before : before;
                    labels[row] = random.nextInt(40) == 0;
                }
                score.add(times, signal, labels);
                naive.add(times, signal, labels);
            }
            String message = "seed " + seed + ", round " + round;
            assertEquals(naive.windows, score.changepoints(), message);
            assertEquals(naive.missed, score.missed(), message);
            assertEquals(naive.outside, score.falsePredictions(), message);
            for (Profile profile : Profile.ALL) {
                double expected = naive.percent(profile.hit(), -profile.falseAlarm(), -profile.miss());
                if (naive.windows == 0) {
                    assertTrue(Double.isNaN(score.percent(profile)), message);
                } else {
                    assertEquals(expected, score.percent(profile), 1e-9, message);
                }
            }
        }
    }

    /** The rule written down once more, in seconds and sets, with nothing shared but the definition. */
    private static final class NaiveChangepointScore {
        private final double length;
        private final java.util.List<Integer> points = new java.util.ArrayList<>();
        private int windows;
        private int missed;
        private int outside;

        NaiveChangepointScore(double length) {
            this.length = length;
        }

        void add(long[] times, boolean[] signal, boolean[] labels) {
            TreeSet<Integer> predicted = new TreeSet<>();
            for (int row = 0; row < times.length; row++) {
                if (row == 0 ? signal[0] : signal[row] ^ signal[row - 1]) {
                    predicted.add(row);
                }
            }
            TreeSet<Integer> unused = new TreeSet<>(predicted);
            double end = Double.NEGATIVE_INFINITY;
            for (int row = 0; row < times.length; row++) {
                if (!labels[row]) {
                    continue;
                }
                windows++;
                double own = times[row] / 1e6;
                double start = Math.max(own, end);
                end = own + length;
                Integer first = null;
                for (int prediction : predicted) {
                    double at = times[prediction] / 1e6;
                    if (at >= start && at <= end) {
                        unused.remove(prediction);
                        if (first == null) {
                            first = end > start ? (int) Math.floor(1000 * (at - start) / (end - start)) : 0;
                        }
                    }
                }
                if (first == null) {
                    missed++;
                } else {
                    points.add(Math.min(999, first));
                }
            }
            outside += unused.size();
        }

        double percent(double atp, double afp, double afn) {
            double total = outside * afp + missed * afn;
            for (int point : points) {
                double x = -Math.PI / 2 + point * (Math.PI / 999);
                total += -(atp - afp) / 2 * Math.tanh(x) / Math.tanh(Math.PI / 2) + (atp - afp) / 2 + afp;
            }
            return 100 * (total - windows * afn) / (windows * atp - windows * afn);
        }
    }
}
