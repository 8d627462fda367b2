package org.millwright.detect.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ClustersTest {
    private static final long SEED = Long.getLong("millwright.seed", 1);

    /** The index of a stream in which every independent draw stands for {@code length} rows: 1 in so many, by construction. */
    private static double index(int length) {
        SplittableRandom random = new SplittableRandom(SEED);
        Tail tail = new Tail();
        Clusters clusters = new Clusters();
        double value = 0;
        for (int row = 0; row < 100_000; row++) {
            value = row % length == 0 ? -Math.log(random.nextDouble()) : value;
            clusters.onRow(value, tail);
            tail.learn(value);
        }
        return clusters.perExceedance();
    }

    @Test
    void independentRowsAreClustersOfTheirOwn() {
        assertEquals(1, index(1), 0.1, "seed " + SEED);
    }

    @Test
    void aRowHeldForFourIsACluster() {
        assertEquals(0.25, index(4), 0.05, "seed " + SEED);
    }

    @Test
    void anUnknownStreamIsTakenForIndependent() {
        assertEquals(1, new Clusters().perExceedance());
    }
}
