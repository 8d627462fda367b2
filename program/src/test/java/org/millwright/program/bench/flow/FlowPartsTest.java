package org.millwright.program.bench.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** In a small size: the figures themselves are for the bench. */
@Timeout(180)
final class FlowPartsTest {
    private static final long SEED = Long.getLong("millwright.seed", new SplittableRandom().nextLong());

    /** The promise that a person builds on: whatever ends the program, the warnings are those of an undisturbed run. */
    @Test
    void aWatchThatIsKilledTellsWhatAnUndisturbedOneTells() {
        Map<String, Object> figures = new LinkedHashMap<>();

        new KillPart(SEED, 3).run(figures);

        assertEquals(0L, figures.get("output_difference"), "seed " + SEED);
        assertTrue((int) figures.get("outputs") > 0, "control: there is something to tell, seed " + SEED);
        assertTrue((int) figures.get("kills") > 0, "control: something was killed, seed " + SEED);
    }

    /** A comparison that finds nothing different in anything would be worth nothing. */
    @Test
    void missingChangedAndNeedlessOutputsAllCount() {
        Map<String, String> expected = Map.of("a", "a 1", "b", "b 1");

        assertEquals(0, KillPart.difference(expected, expected));
        assertEquals(1, KillPart.difference(expected, Map.of("a", "a 1")));
        assertEquals(1, KillPart.difference(expected, Map.of("a", "a 1", "b", "b 2")));
        assertEquals(1, KillPart.difference(expected, Map.of("a", "a 1", "b", "b 1", "c", "c 1")));
    }

    @Test
    void everyFigureOfTheCostsAndPausesIsThere() {
        Map<String, Object> figures = new LinkedHashMap<>();

        new CostPart(SEED, 5, 2_000, Duration.ofSeconds(10)).run(figures, "");
        new PausePart(SEED, 50).run(figures);

        assertTrue((long) figures.get("snapshots") > 0, "a run without a snapshot would cost too little");
        assertTrue((double) figures.get("recovery_s") > 0);
        assertTrue(
                (double) figures.get("checkpoint_pause_ms_p99") >= (double) figures.get("checkpoint_pause_ms_median"));
    }
}
