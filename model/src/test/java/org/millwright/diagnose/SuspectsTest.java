package org.millwright.diagnose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.millwright.detect.Explanation;
import org.millwright.detect.Worlds;
import org.millwright.machine.Tag;

class SuspectsTest {
    private static final int TAGS = 5;

    private final Worlds world = Worlds.machine(Worlds.seed(), TAGS - 1, 800).with(Tag.of("constant"), new double[800]);
    private final Explanation explanation = new Explanation(world.learn(700));
    private final Tally tally = new Tally(TAGS);
    private final byte[] watched = new byte[TAGS];

    /** Rows in which each tag lies so many of its deviations from its normal. */
    private void rows(int count, double... deviations) {
        double[] raw = new double[TAGS];
        for (int row = 0; row < count; row++) {
            for (int tag = 0; tag < TAGS; tag++) {
                raw[tag] = explanation.normalMean(tag) + deviations[tag] * explanation.normalDeviation(tag);
            }
            explanation.of(raw);
            tally.add(explanation);
        }
    }

    private Suspects suspects() {
        return new Suspects(tally, explanation, watched);
    }

    @Test
    void theTagThatIsFarthestComesFirst() {
        rows(20, 1, 2, 9, 4, 0);
        assertEquals(2, suspects().order().getFirst());
        assertEquals(3, suspects().order().get(1));
    }

    /** What stays small is seen in the level, while row by row a wandering neighbour looks worse. */
    @Test
    void theTagWhoseLevelIsOffComesFirst() {
        rows(20, 1, 2, 1, 1, 0);
        assertEquals(1, suspects().order().getFirst(), "control");
        Suspects suspects = new Suspects(tally, explanation, watched, new double[] {0, 4, 2, 30, 0});
        assertEquals(3, suspects.order().getFirst());
    }

    @Test
    void theSharesAreThoseOfOneWhole() {
        rows(20, 3, 2, 9, 4, 0);
        Suspects suspects = suspects();
        double sum = 0;
        double last = 1;
        for (int tag : suspects.order()) {
            assertTrue(suspects.share(tag) <= last, "falling");
            last = suspects.share(tag);
            sum += last;
        }
        assertEquals(1, sum, 1e-9);
    }

    @Test
    void aTagWithItsOwnWatchOpenComesBeforeAll() {
        rows(20, 1, 2, 9, 4, 0);
        watched[4] = 3;
        assertEquals(4, suspects().order().getFirst());
        assertEquals(2, suspects().order().get(1));
        assertTrue(suspects().share(4) > suspects().share(2));
    }

    /** Where no tag is odd by its size, a warning still names the one that comes nearest to it. */
    @Test
    void amongHealthyTagsTheLeastUsualStandsForAll() {
        rows(20, 0, 0, 0.5, 0, 0);
        assertEquals(List.of(2), suspects().order());
        assertEquals(1, suspects().share(2), 0);
    }

    @Test
    void aTagThatIsNotJudgedIsSuspectedOnlyByItsWatch() {
        rows(20, 1, 2, 9, 4, 0);
        assertFalse(suspects().order().contains(4));
    }

    @Test
    void theTallyAveragesWhatWasThere() {
        double[] raw =
                IntStream.range(0, TAGS).mapToDouble(explanation::normalMean).toArray();
        raw[0] += 2 * explanation.normalDeviation(0);
        explanation.of(raw);
        tally.add(explanation);
        raw[0] = Double.NaN;
        explanation.of(raw);
        tally.add(explanation);
        assertEquals(2, tally.rows());
        assertEquals(2, tally.meanDeviation(0), 1e-9);
        assertEquals(4, tally.squareDeviation(0), 1e-9);
        assertEquals(0.9, tally.goodShare(), 1e-9);
    }

    @Test
    void aTagThatNeverCameIsNoSuspect() {
        double[] raw =
                IntStream.range(0, TAGS).mapToDouble(explanation::normalMean).toArray();
        raw[1] = Double.NaN;
        explanation.of(raw);
        tally.add(explanation);
        assertTrue(Double.isNaN(tally.meanDeviation(1)));
        assertEquals(1, tally.squareDeviation(1));
        assertFalse(suspects().order().contains(1));
        tally.forget();
        assertEquals(0, tally.rows());
        assertEquals(1, tally.goodShare());
    }
}
