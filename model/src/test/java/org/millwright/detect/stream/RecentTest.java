package org.millwright.detect.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RecentTest {
    @Test
    void agreesWithALookAtEveryOneOfTheLast() {
        long seed = Long.getLong("millwright.seed", 1);
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 100; round++) {
            int length = random.nextInt(1, 20);
            Recent recent = new Recent(length);
            double[] all = new double[400];
            for (int i = 0; i < all.length; i++) {
                all[i] = random.nextInt(12);
                double largest = 0;
                for (int j = Math.max(0, i - length); j < i; j++) {
                    largest = Math.max(largest, all[j]);
                }
                assertEquals(
                        all[i] > largest,
                        recent.isNewHeight(all[i]),
                        "seed " + seed + ", round " + round + ", length " + length + ", number " + i);
            }
        }
    }
}
