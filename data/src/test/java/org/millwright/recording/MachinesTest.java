package org.millwright.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.millwright.recording.Refusals.refused;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.millwright.Message;

class MachinesTest {
    private static final String TWO = """
            Time|Plant|Temp
            2024-03-21 10:00:00|A|1.5
            2024-03-21 10:00:00|B|2.5
            2024-03-21 10:00:01|A|1.6
            2024-03-21 10:00:01|B|2.6
            2024-03-21 10:00:02|A|1.7
            2024-03-21 10:00:02|B|2.7
            """;

    @Test
    void oneMachineIsCalledAsTheFile() {
        assertEquals(
                List.of("pump"),
                Transcript.of("Time [s]|Temp\n0|1.5\n1|1.6\n2|1.7\n").machines());
    }

    @Test
    void thePersonMaySplitByAColumn() {
        Transcript read = Transcript.of(TWO, by("Plant"));
        assertEquals(List.of("A", "B"), read.machines());
        assertEquals(List.of("Temp"), read.tagNames());
        assertEquals(List.of(1.5, 1.6, 1.7), read.values("A", "Temp"));
        assertEquals(List.of(2.5, 2.6, 2.7), read.values("B", "Temp"));
        assertEquals(read.times("A"), read.times("B"));
        assertEquals(6, read.report.rows());
    }

    @Test
    void machinesOneAfterTheOtherHaveTheirOwnTimes() {
        Transcript read = Transcript.of("""
                Time [s]|Tool|Temp
                0|T1|1.5
                1|T1|1.6
                2|T1|1.7
                0|T2|2.5
                1|T2|2.6
                """, by("Tool"));
        assertEquals(List.of(0L, 1_000_000L, 2_000_000L), read.times("T1"));
        assertEquals(List.of(0L, 1_000_000L), read.times("T2"));
        assertEquals(TimeAxis.Kind.ELAPSED, read.recording.time().kind());
    }

    @Test
    void numbersMayNameMachines() {
        Transcript read = Transcript.of(TWO.replace("|A|", "|7|").replace("|B|", "|12|"), by("Plant"));
        assertEquals(List.of("7", "12"), read.machines());
    }

    @Test
    void aRowWithoutAMachineIsSkippedAndCounted() {
        Transcript read = Transcript.of(TWO + "2024-03-21 10:00:03||3.5\n2024-03-21 10:00:04|A|1.8\n", by("Plant"));
        assertEquals(7, read.report.rows());
        assertEquals(1L, read.report.skippedRows().get("no-machine"));
    }

    @Test
    void aColumnThatMakesEveryTimeRiseNamesMachines() {
        Transcript read = Transcript.of(TWO.replace("Plant", "Machine ID"));
        assertEquals(List.of("A", "B"), read.machines());
        assertEquals("2", read.message("machines.found").values().get("count"));
    }

    /** Under another header the same column is a state: nothing is split unless it is unmistakable. */
    @Test
    void anotherColumnIsAState() {
        Transcript read = Transcript.of(TWO);
        assertEquals(List.of("pump"), read.machines());
        assertEquals(List.of("Plant", "Temp"), read.tagNames());
        assertEquals(List.of("A", "B"), read.tag("Plant").words());
        assertTrue(read.said().contains("time.equal"));
    }

    @Test
    void aColumnThatOnlyMayNameMachinesIsSaid() {
        Transcript read = Transcript.of("Time [s]|Machine|Temp\n0|A|1.5\n1|B|1.6\n2|A|1.7\n3|B|1.8\n");
        assertEquals(List.of("pump"), read.machines());
        assertEquals("Machine", read.message("machines.maybe").values().get("column"));
        assertFalse(read.said().contains("machines.found"));
    }

    @Test
    void aMachineColumnThatIsNotThereIsRefused() {
        Message refusal = refused("column.unknown", TWO, by("Plnt"));
        assertEquals("Plant", refusal.values().get("nearest"));
    }

    private static ReadOptions by(String column) {
        return new ReadOptions(Set.of(), column, null);
    }
}
