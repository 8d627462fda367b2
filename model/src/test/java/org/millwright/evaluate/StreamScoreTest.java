package org.millwright.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.millwright.evaluate.StreamScore.Window;

class StreamScoreTest {
    private static double[] spikes(int rows, int... at) {
        double[] scores = new double[rows];
        for (int row : at) {
            scores[row] = 1;
        }
        return scores;
    }

    private static StreamScore score(double[] scores, Window... windows) {
        StreamScore score = new StreamScore();
        score.add(scores, List.of(windows));
        return score;
    }

    @Test
    void theFirstRowOfEachWindowIsPerfect() {
        StreamScore score = score(spikes(2_000, 900, 1_500), new Window(900, 999), new Window(1_500, 1_599));
        for (Profile profile : Profile.ALL) {
            assertEquals(100, score.at(profile, 0.5).percent(), 1e-9, profile.name());
        }
    }

    @Test
    void silenceIsNothing() {
        StreamScore score = score(spikes(2_000), new Window(900, 999));
        assertEquals(0, score.at(Profile.LOW_MISS, 0.5).percent(), 1e-12);
        assertEquals(Double.POSITIVE_INFINITY, score.best(Profile.STANDARD).threshold());
    }

    // 15 % of a short stream, 750 rows of a long one.
    @Test
    void nothingIsJudgedDuringProbation() {
        assertEquals(150, StreamScore.probation(1_000));
        assertEquals(750, StreamScore.probation(100_000));
        StreamScore score = score(spikes(1_000, 0, 149), new Window(500, 599));
        assertEquals(0, score.at(Profile.STANDARD, 0.5).detections());
        assertEquals(
                1,
                score(spikes(1_000, 150), new Window(500, 599))
                        .at(Profile.STANDARD, 0.5)
                        .detections());
    }

    @Test
    void onlyTheEarliestDetectionOfAWindowCounts() {
        double once = score(spikes(2_000, 950), new Window(900, 999))
                .at(Profile.STANDARD, 0.5)
                .percent();
        double often = score(spikes(2_000, 950, 960, 999), new Window(900, 999))
                .at(Profile.STANDARD, 0.5)
                .percent();
        assertEquals(once, often, 1e-12);
        assertTrue(once > 50 && once < 100, "a hit in the middle earns " + once);
    }

    // Just behind a window a detection costs little, far behind it and before any window it costs all.
    @Test
    void aFalseDetectionCostsTheLessTheCloserItFollowsAWindow() {
        Window window = new Window(900, 999);
        double near = score(spikes(3_000, 900, 1_000), window)
                .at(Profile.STANDARD, 0.5)
                .percent();
        double far = score(spikes(3_000, 900, 2_000), window)
                .at(Profile.STANDARD, 0.5)
                .percent();
        double before =
                score(spikes(3_000, 800, 900), window).at(Profile.STANDARD, 0.5).percent();
        assertTrue(near > far, near + " against " + far);
        assertEquals(100 * (2 - 0.11) / 2, far, 1e-9);
        assertEquals(far, before, 1e-9);
    }

    @Test
    void theBestThresholdLeavesOutWhatCostsMoreThanItEarns() {
        double[] scores = spikes(3_000, 900);
        scores[2_000] = 0.5;
        StreamScore.Result best = score(scores, new Window(900, 999)).best(Profile.STANDARD);
        assertEquals(new StreamScore.Result(1, 100, 1, 1), best);
    }

    @Test
    void aScoreThatIsNoNumberNeverDetects() {
        double[] scores = spikes(3_000, 900);
        scores[2_000] = Double.NaN;
        assertEquals(
                1,
                score(scores, new Window(900, 999))
                        .at(Profile.STANDARD, Double.NEGATIVE_INFINITY + 1)
                        .windowsDetected());
        assertEquals(
                2_999 - StreamScore.probation(3_000),
                score(scores, new Window(900, 999)).at(Profile.STANDARD, 0).detections());
    }

    @Test
    void anEmptyWindowIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Window(5, 4));
    }

    @Test
    void agreesWithASecondScorer() {
        long seed = Long.getLong("millwright.seed", 1);
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 120; round++) {
            StreamScore score = new StreamScore();
            NaiveStreamScore naive = new NaiveStreamScore();
            for (int file = random.nextInt(1, 4); file > 0; file--) {
                int rows = random.nextInt(20, 400);
                double[] scores = new double[rows];
                for (int row = 0; row < rows; row++) {
                    // A few levels only, so that many rows share a score.
                    scores[row] = random.nextInt(6) == 0 ? random.nextInt(8) : 0;
                }
                List<Window> windows = windows(random, rows);
                score.add(scores, windows);
                naive.add(scores, windows);
            }
            for (Profile profile : Profile.ALL) {
                String message = "seed " + seed + ", round " + round + ", " + profile.name();
                double highest = naive.windows == 0 ? Double.NaN : 0;
                for (int level = 0; level <= 8; level++) {
                    double expected = naive.percent(profile, level);
                    assertEquals(expected, score.at(profile, level).percent(), 1e-9, message);
                    highest = Math.max(highest, expected);
                }
                assertEquals(highest, score.best(profile).percent(), 1e-9, message);
            }
        }
    }

    private static List<Window> windows(SplittableRandom random, int rows) {
        List<Window> windows = new ArrayList<>();
        int from = random.nextInt(rows);
        while (from < rows) {
            int last = Math.min(rows - 1, from + random.nextInt(30));
            windows.add(new Window(from, last));
            from = last + 1 + random.nextInt(100);
        }
        return windows;
    }

    /** The rule written down once more, row by row for one threshold, with nothing shared but the definition. */
    private static final class NaiveStreamScore {
        private final List<double[]> files = new ArrayList<>();
        private final List<List<Window>> truth = new ArrayList<>();
        private int windows;

        void add(double[] scores, List<Window> its) {
            files.add(scores);
            truth.add(its);
            windows += its.size();
        }

        double percent(Profile profile, double threshold) {
            double total = 0;
            for (int file = 0; file < files.size(); file++) {
                double[] scores = files.get(file);
                int skip = (int) Math.min(Math.floor(0.15 * scores.length), 750);
                for (Window window : truth.get(file)) {
                    double best = -profile.miss();
                    for (int row = Math.max(skip, window.first()); row <= window.last(); row++) {
                        if (scores[row] >= threshold) {
                            double w = window.last() - window.first() + 1;
                            double worth = profile.hit() * squash(-(window.last() - row + 1) / w) / squash(-1);
                            best = Math.max(best, worth);
                        }
                    }
                    total += best;
                }
                for (int row = skip; row < scores.length; row++) {
                    if (scores[row] >= threshold) {
                        total += outside(profile, truth.get(file), row);
                    }
                }
            }
            double nothing = -profile.miss() * windows;
            return windows == 0 ? Double.NaN : 100 * (total - nothing) / (profile.hit() * windows - nothing);
        }

        private static double outside(Profile profile, List<Window> windows, int row) {
            Window before = null;
            for (Window window : windows) {
                if (window.first() <= row && row <= window.last()) {
                    return 0;
                }
                if (window.last() < row) {
                    before = window;
                }
            }
            if (before == null) {
                return -profile.falseAlarm();
            }
            double width = Math.max(1, before.last() - before.first());
            return profile.falseAlarm() * squash((row - before.last()) / width);
        }

        private static double squash(double y) {
            return y >= 3 ? -1.0 : 2.0 / (1.0 + Math.exp(5.0 * y)) - 1.0;
        }
    }
}
