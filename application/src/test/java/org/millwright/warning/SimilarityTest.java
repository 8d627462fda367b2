package org.millwright.warning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.millwright.diagnose.ChangeKind;
import org.millwright.diagnose.Evidence;

class SimilarityTest {
    private static final Evidence NOW = Episodes.of(ChangeKind.SHIFT)
            .deviates("a", 20, 0.8)
            .deviates("b", 5, 0.2)
            .evidence();

    @Test
    void theSameShapeIsFullyAlikeWhateverItsSize() {
        Warning weak = Episodes.of(ChangeKind.DRIFT)
                .deviates("a", 11, 0.4)
                .deviates("b", 9, 0.1)
                .at("weak", 5);

        List<Similar> found = Similarity.nearest(NOW, List.of(weak), 3);

        assertEquals("weak", found.getFirst().warningId());
        assertEquals(5, found.getFirst().beganMicros());
        assertEquals(1, found.getFirst().likeness(), 1e-12);
    }

    @Test
    void theOppositeDirectionAndOtherTagsAreNotAlike() {
        Warning opposite = Episodes.of(ChangeKind.SHIFT).deviates("a", 2, 0.9).at("opposite", 1);
        Warning elsewhere = Episodes.of(ChangeKind.SHIFT).deviates("z", 20, 1).at("elsewhere", 2);
        Warning empty = Episodes.of(ChangeKind.MISSING).at("empty", 3);

        assertEquals(List.of(), Similarity.nearest(NOW, List.of(opposite, elsewhere, empty), 3));
    }

    @Test
    void ofEqualsTheLatestComesFirstAndNoMoreThanAsked() {
        List<Warning> earlier = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            earlier.add(Episodes.of(ChangeKind.SHIFT).deviates("a", 20, 1).at("w" + i, i));
        }

        assertEquals(
                List.of("w8", "w7", "w6"),
                Similarity.nearest(NOW, earlier, 3).stream()
                        .map(Similar::warningId)
                        .toList());
    }

    @Test
    void likenessIsAlwaysAShareAndFalls() {
        long seed = Long.getLong("millwright.seed", new SplittableRandom().nextLong());
        SplittableRandom random = new SplittableRandom(seed);
        List<Warning> earlier = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            earlier.add(Episodes.of(ChangeKind.SHIFT)
                    .deviates("a", random.nextDouble(0, 20), random.nextDouble())
                    .deviates("b", random.nextDouble(0, 20), random.nextDouble())
                    .at("w" + i, i));
        }
        List<Similar> found = Similarity.nearest(NOW, earlier, 300);
        assertTrue(found.size() > 10 && found.size() < 300, "seed " + seed + ": " + found.size());
        double last = 1;
        for (Similar one : found) {
            assertTrue(one.likeness() <= last && one.likeness() >= Similarity.LEAST, "seed " + seed + ": " + one);
            last = one.likeness();
        }
    }
}
