package org.millwright.plant.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.millwright.MillwrightException;
import org.millwright.plant.chance.Draws;
import org.millwright.plant.machine.FaultKind;
import org.millwright.plant.machine.MachineType;
import org.millwright.plant.machine.Types;

class DrawingTest {
    private static final long SEED = Long.getLong("millwright.seed", 1);
    private static final long DAY = 86_400;

    @Test
    void aUnitInFiveWeeksHasAFaultWithProbabilityNoughtPointSix() {
        int units = 3_000;
        int machine = 0;
        int tags = 0;
        for (int unit = 0; unit < units; unit++) {
            for (Moment moment : drawing(unit, Level.PLAIN).faults(0)) {
                machine += moment.kind() == Moment.Kind.TAG ? 0 : 1;
                tags += moment.kind() == Moment.Kind.TAG ? 1 : 0;
            }
        }
        assertEquals(0.6, machine / (double) units, 0.04, "seed " + SEED);
        assertEquals(0.125, tags / (double) units, 0.025, "seed " + SEED);
    }

    /** Commissioning is healthy, lives are those of the table, and strengths those of the level. */
    @Test
    void everyFaultKeepsItsBounds() {
        for (int unit = 0; unit < 1_000; unit++) {
            MachineType type = type(unit);
            for (Level level : List.of(Level.PLAIN, Level.ORDINARY)) {
                for (Moment moment : drawing(unit, level).faults(1)) {
                    assertTrue(moment.onset() >= Drawing.ROUND + 14 * DAY, moment.toString());
                    assertTrue(moment.onset() < 2 * Drawing.ROUND, moment.toString());
                    assertTrue(moment.strength() >= level.weakest() && moment.strength() <= 1, moment.toString());
                    if (moment.kind() != Moment.Kind.TAG) {
                        FaultKind kind = type.faults().get(type.fault(moment.name()));
                        double days = moment.life() / DAY;
                        assertTrue(
                                days >= kind.life().minDays()
                                        && days <= kind.life().maxDays(),
                                moment.toString());
                    }
                }
            }
        }
    }

    @Test
    void hardOverlapsOrBeginsEarlyInAFifth() {
        int faulty = 0;
        int harder = 0;
        for (int unit = 0; unit < 3_000; unit++) {
            List<Moment> faults = new ArrayList<>(drawing(unit, Level.HARD).faults(0));
            faults.removeIf(moment -> moment.kind() == Moment.Kind.TAG);
            if (!faults.isEmpty()) {
                faulty++;
                harder += faults.size() > 1 || faults.getFirst().onset() < 14 * DAY ? 1 : 0;
            }
        }
        assertEquals(0.18, harder / (double) faulty, 0.05, "seed " + SEED);
    }

    @Test
    void plainHasNoBenignChangesAndOthersHaveTwelve() {
        assertEquals(0, drawing(1, Level.PLAIN).benign(0).size());
        assertEquals(12, drawing(1, Level.ORDINARY).benign(0).size());
        assertEquals(drawing(1, Level.HARD).benign(3), drawing(1, Level.HARD).benign(3));
    }

    @Test
    void anUnknownLevelIsAnsweredWithTheNearest() {
        MillwrightException refused = assertThrows(MillwrightException.class, () -> Level.named("ordinairy"));
        assertTrue(refused.getMessage().contains("nearest is ordinary"), refused.getMessage());
        assertEquals("cnc05", Nearest.of("cnc5", List.of("cnc04", "plc05", "cnc05")));
        assertEquals(3, Nearest.distance("kitten", "sitting"));
    }

    private static Drawing drawing(int unit, Level level) {
        return new Drawing(Draws.of(SEED, "unit" + unit), type(unit), level);
    }

    private static MachineType type(int unit) {
        return Types.all().get(unit % Types.all().size());
    }
}
