package org.millwright.diagnose;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.millwright.detect.Collected;
import org.millwright.detect.Detector;
import org.millwright.detect.Level;
import org.millwright.detect.Worlds;
import org.millwright.machine.Block;

/** When an episode is worth telling, in a stream that goes on. */
class ConfirmationTest {
    private static final int TAGS = 4;
    private static final int HEALTHY = 3_000;
    private static final int ROWS = 3_600;
    private static final Confirmation CONFIRMATION = new Confirmation(40);

    /** A machine that stands for 50 of every 100 rows, in which its first tag holds its last value. */
    private static Worlds halting() {
        Worlds world = Worlds.machine(Worlds.seed(), TAGS, ROWS);
        for (int row = 50; row < ROWS; row += 100) {
            world.stick(0, row, row + 50);
        }
        return world;
    }

    private static DiagnoseStep step(Detector detector) {
        return new DiagnoseStep(machine -> detector, machine -> Numbering.ALL, machine -> CONFIRMATION);
    }

    private static List<Episode> told(Worlds world, int healthy) {
        Detector detector = world.learn(healthy);
        return Diagnosis.ofJudged(step(detector), Diagnosis.judged(detector, world.block(healthy, world.rows())));
    }

    @Test
    void oneOddValueThatIsHeldIsNotTold() {
        Worlds world = halting();
        double odd = 100 + 9 * world.size(0);
        for (int row = 3_240; row < 3_300; row++) {
            world.set(row, 0, odd);
        }
        assertEquals(List.of(), told(world, HEALTHY), "seed " + Worlds.seed());
    }

    /** Control for the test above: the same distance with a value that moves. */
    @Test
    void oddValuesThatMoveAre() {
        Worlds world = halting();
        for (int row = 3_240; row < 3_300; row++) {
            world.set(row, 0, 100 + (9 + row % 7 * 0.1) * world.size(0));
        }
        List<Episode> told = told(world, HEALTHY);
        assertEquals(1, told.size(), "seed " + Worlds.seed());
        assertEquals("t0", told.getFirst().evidence().deviations().getFirst().tag());
    }

    /** A small deviation that stays names its tag, and goes on as if nothing had been where it was stopped. */
    @Test
    void whatLastsIsToldWithItsTagAndOverAStop() {
        int healthy = 34_000;
        int rows = 40_000;
        Worlds world = Worlds.machine(Worlds.seed(), TAGS, rows).shift(2, healthy + 500, rows, 1.2);
        Detector detector = world.learn(healthy);
        DiagnoseStep step = step(detector);
        Block judged = Diagnosis.judged(detector, world.block(healthy, rows));
        Collected whole = new Collected();
        whole.run(step, Collected.fresh(step), judged);
        List<Episode> told = Diagnosis.episodes(whole);
        assertFalse(told.isEmpty(), "seed " + Worlds.seed());
        assertTrue(
                told.getLast().evidence().votes().stream()
                        .anyMatch(vote -> vote.statistic().equals(Level.ID) && vote.agrees()),
                "the level says so");
        assertEquals("t2", told.getLast().evidence().deviations().getFirst().tag(), "seed " + Worlds.seed());

        for (int cut = 600; cut < judged.rows(); cut += 1_100) {
            Collected halves = new Collected();
            DiagnoseStep.State state = Collected.fresh(step);
            halves.run(step, state, judged.slice(0, cut));
            DiagnoseStep.State again = Collected.restored(step, Collected.saved(step, state));
            halves.run(step, again, judged.slice(cut, judged.rows()));
            String at = "seed " + Worlds.seed() + ", cut at row " + cut;
            assertEquals(whole.emitted().keySet(), halves.emitted().keySet(), at);
            whole.emitted()
                    .forEach((id, bytes) ->
                            assertArrayEquals(bytes, halves.emitted().get(id), at));
        }
        assertTrue(judged.rows() > 5_000, "control");
    }
}
