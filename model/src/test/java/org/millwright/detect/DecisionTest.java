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
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DecisionTest {
    private final Decision decision = new Decision(2);

    private boolean[] open(double... scores) {
        Decision.State state = decision.fresh();
        boolean[] open = new boolean[scores.length];
        for (int i = 0; i < scores.length; i++) {
            open[i] = decision.open(scores[i], state);
        }
        return open;
    }

    @Test
    void oneOrTwoOddRowsOpenNothing() {
        assertArrayEquals(new boolean[7], open(0, 9, 9, 0, 0, 0, 9));
    }

    @Test
    void threeOfFiveRowsOpen() {
        assertArrayEquals(new boolean[] {false, false, false, false, true}, open(9, 0, 9, 0, 9));
        assertArrayEquals(new boolean[] {false, false, true}, open(2, 2, 2));
    }

    @Test
    void theThirdOddRowIsTooLateAfterFive() {
        assertArrayEquals(new boolean[6], open(9, 0, 9, 0, 0, 9));
    }

    /** Three of five lie above, but the present one does not: nothing opens on a row that is not odd itself. */
    @Test
    void itOpensOnAnOddRowOnly() {
        Decision.State state = decision.fresh();
        state.recent = 0b1110;
        assertFalse(decision.open(1.9, state));
        assertTrue(decision.open(2, state));
    }

    @Test
    void itReturnsBelowFourFifthsOfTheLimit() {
        assertArrayEquals(
                new boolean[] {false, false, true, true, true, false, false}, open(2, 2, 2, 1.7, 1.6, 1.59, 1.9));
    }

    @Test
    void aScoreThatWaversIsOneEpisode() {
        assertEquals(1, decision.episodes(new double[] {2, 2, 2, 1.7, 2.1, 1.7, 2.2, 1.65, 2}));
        assertEquals(2, decision.episodes(new double[] {2, 2, 2, 0, 0, 0, 0, 0, 2, 2, 2}));
        assertEquals(0, decision.episodes(new double[] {2, 2, 0, 0}));
        assertEquals(0, decision.episodes(new double[0]));
    }

    /** A row that could not be judged is no reason to keep a warning. */
    @Test
    void noScoreCloses() {
        assertArrayEquals(new boolean[] {false, false, true, false}, open(2, 2, 2, Double.NaN));
    }

    @Test
    void forgettingTheLastRowsAsksForThreeNewOnes() {
        Decision.State state = decision.fresh();
        decision.open(9, state);
        decision.open(9, state);
        state.forgetRecent();
        assertFalse(decision.open(9, state));
        assertFalse(decision.open(9, state));
        assertTrue(decision.open(9, state));
    }

    @Test
    void longStreamsAgreeWithCountingByHand() {
        SplittableRandom random = new SplittableRandom(Worlds.seed());
        Decision.State state = decision.fresh();
        Deque<Boolean> lastFive = new ArrayDeque<>();
        boolean open = false;
        for (int i = 0; i < 10_000; i++) {
            double score = random.nextDouble() * 3;
            lastFive.addLast(score >= 2);
            if (lastFive.size() > 5) {
                lastFive.removeFirst();
            }
            long odd = lastFive.stream().filter(was -> was).count();
            open = open ? score >= 1.6 : score >= 2 && odd >= 3;
            assertEquals(open, decision.open(score, state), "seed " + Worlds.seed() + ", row " + i);
        }
    }

    @Test
    void theSavedFormGoesOnWhereItStopped() throws IOException {
        Decision.State state = decision.fresh();
        decision.open(9, state);
        decision.open(9, state);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        state.write(new DataOutputStream(bytes));
        Decision.State again = decision.fresh();
        again.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        assertTrue(decision.open(9, again));
    }
}
