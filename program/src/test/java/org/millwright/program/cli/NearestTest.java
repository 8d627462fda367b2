package org.millwright.program.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class NearestTest {
    private static final long SEED = Long.getLong("millwright.seed", 1);

    @Test
    void aSwapOfNeighboursIsOneSlip() {
        assertEquals(1, Nearest.slips("dcotor", "doctor"));
        assertEquals(0, Nearest.slips("WARN", "warn"));
    }

    @Test
    void aShortWordMayHaveOneSlipAndABeginningIsEnough() {
        List<String> known = List.of("warn", "bench", "completion");
        assertEquals(Optional.of("warn"), Nearest.to("wran", known));
        assertEquals(Optional.of("completion"), Nearest.to("comp", known));
        assertEquals(Optional.of("completion"), Nearest.to("compltoin", known));
        assertEquals(Optional.empty(), Nearest.to("w", known));
        assertEquals(Optional.empty(), Nearest.to("plan", known));
    }

    /** The definition itself, tried in every way: too slow for long words, right for short ones. */
    @Test
    void slipsAgreeWithTheirDefinition() {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int round = 0; round < 2_000; round++) {
            String a = word(random);
            String b = word(random);
            assertEquals(naive(a, b), Nearest.slips(a, b), "seed " + SEED + ", round " + round + ": " + a + ", " + b);
        }
    }

    private static String word(SplittableRandom random) {
        return random.ints(random.nextInt(6), 'a', 'd')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static int naive(String a, String b) {
        if (a.isEmpty() || b.isEmpty()) {
            return a.length() + b.length();
        }
        String a1 = a.substring(1);
        String b1 = b.substring(1);
        int least = naive(a1, b1) + (a.charAt(0) == b.charAt(0) ? 0 : 1);
        least = Math.min(least, Math.min(naive(a1, b), naive(a, b1)) + 1);
        boolean swapped = a.length() > 1 && b.length() > 1 && a.charAt(0) == b.charAt(1) && a.charAt(1) == b.charAt(0);
        return swapped ? Math.min(least, naive(a.substring(2), b.substring(2)) + 1) : least;
    }
}
