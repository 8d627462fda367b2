package org.millwright.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertIterableEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LongLayoutTest {
    private static final long SEED = Long.getLong("millwright.seed", new SplittableRandom().nextLong());
    private static final String ROWS = """
            2024-03-21 10:00:00|Temp|1.5
            2024-03-21 10:00:00|Press|20.5
            2024-03-21 10:00:01|Temp|1.6
            2024-03-21 10:00:01|Press|20.6
            2024-03-21 10:00:02|Temp|1.7
            """;

    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
                    Time        ~ Tag         ~ Value
                    timestamp   ~ tag_name    ~ value
                    Zeit        ~ Messstelle  ~ Messwert
                    Data        ~ Vari\u00e1vel ~ Valor
                    \u65f6\u95f4 ~ \u6d4b\u70b9 ~ \u6570\u503c
                    ts          ~ Sensor ID   ~ Reading
                    """)
    void oneValueARowIsTurned(String time, String tag, String value) {
        Transcript read = Transcript.of("%s|%s|%s\n".formatted(time, tag, value) + ROWS);
        assertEquals(List.of("Temp", "Press"), read.tagNames());
        assertEquals(List.of("2024-03-21T10:00", "2024-03-21T10:00:01", "2024-03-21T10:00:02"), read.clock());
        assertEquals(List.of(1.5, 1.6, 1.7), read.values("Temp"));
        assertEquals("ggm", read.qualities("Press"));
        assertEquals(1L, read.report.missingCells().get("Press"));
        assertTrue(read.said().contains("layout.long"));
    }

    @Test
    void unitsMayStandInAColumnOfTheirOwn() {
        Transcript read = Transcript.of("""
                Time|Tag|Value|Unit
                2024-03-21 10:00:00|Temp|1.5|\u00b0C
                2024-03-21 10:00:00|Press|20.5|bar
                2024-03-21 10:00:01|Temp|1.6|\u00b0C
                2024-03-21 10:00:01|Press|20.6|mbar
                """);
        assertEquals(List.of("\u00b0C", "unknown"), read.units());
    }

    @Test
    void aSecondValueAtTheSameTimeIsARowOfItsOwn() {
        Transcript read = Transcript.of("""
                Time|Tag|Value
                2024-03-21 10:00:00|Temp|1.5
                2024-03-21 10:00:00|Temp|1.6
                2024-03-21 10:00:00|Press|20.5
                2024-03-21 10:00:01|Temp|1.7
                """);
        assertEquals(List.of("2024-03-21T10:00", "2024-03-21T10:00", "2024-03-21T10:00:01"), read.clock());
        assertEquals(List.of(1.5, 1.6, 1.7), read.values("Temp"));
        assertEquals("gmm", read.qualities("Press"));
    }

    @Test
    void tagsOneAfterTheOtherAreBroughtTogether() {
        Transcript read = Transcript.of("""
                Time|Tag|Value
                2024-03-21 10:00:00|Temp|1.5
                2024-03-21 10:00:01|Temp|1.6
                2024-03-21 10:00:02|Temp|1.7
                2024-03-21 10:00:00|Press|20.5
                2024-03-21 10:00:01|Press|20.6
                2024-03-21 10:00:02|Press|20.7
                """);
        assertEquals(List.of("2024-03-21T10:00", "2024-03-21T10:00:01", "2024-03-21T10:00:02"), read.clock());
        assertEquals(List.of(1.5, 1.6, 1.7), read.values("Temp"));
        assertEquals(List.of(20.5, 20.6, 20.7), read.values("Press"));
    }

    @Test
    void wordsAmongTheValuesAreBad() {
        Transcript read = Transcript.of(
                "Time|Tag|Value\n" + ROWS + "2024-03-21 10:00:03|Temp|Error\n2024-03-21 10:00:03|Press|\n");
        assertEquals("gggb", read.qualities("Temp"));
        assertEquals(1L, read.report.badCells().get("Temp"));
        assertEquals("ggmm", read.qualities("Press"));
        assertEquals(2L, read.report.missingCells().get("Press"));
    }

    @Test
    void anotherColumnOfNumbersMakesItNoLongTable() {
        Transcript read = Transcript.of("Time|Tag|Value|Other\n" + ROWS.replace("\n", "|7\n"));
        assertFalse(read.said().contains("layout.long"));
        assertEquals(5, read.report.rows());
    }

    @Test
    void aColumnOfQualitiesDoesNot() {
        Transcript read = Transcript.of("Time|Tag|Value|Quality\n" + ROWS.replace("\n", "|Good\n"));
        assertEquals(List.of("Temp", "Press"), read.tagNames());
    }

    @Test
    void severalMachinesMayBeInALongTable() {
        Transcript read = Transcript.of("""
                Time|Machine|Tag|Value
                2024-03-21 10:00:00|M1|Temp|1.5
                2024-03-21 10:00:00|M2|Temp|2.5
                2024-03-21 10:00:01|M1|Temp|1.6
                2024-03-21 10:00:01|M2|Temp|2.6
                2024-03-21 10:00:01|M2|Press|9.6
                """, new ReadOptions(Set.of(), "Machine", null));
        assertEquals(List.of("M1", "M2"), read.machines());
        assertEquals(List.of(1.5, 1.6), read.values("M1", "Temp"));
        assertEquals(List.of(2.5, 2.6), read.values("M2", "Temp"));
    }

    /** The oracle keeps a wide table and writes it as one value a row, tags of one time in random order, some lacking. */
    @Test
    void aRandomTableComesBack() {
        SplittableRandom random = new SplittableRandom(SEED);
        int tags = 5;
        int times = 6_000;
        StringBuilder text =
                new StringBuilder("Time [s]|Tag|Value\n0|T0|0.5\n0|T1|0.5\n0|T2|0.5\n0|T3|0.5\n0|T4|0.5\n");
        List<List<Double>> wide = new ArrayList<>();
        for (int tag = 0; tag < tags; tag++) {
            wide.add(new ArrayList<>(List.of(0.5)));
        }
        for (int time = 1; time < times; time++) {
            int first = random.nextInt(tags);
            for (int step = 0; step < tags; step++) {
                int tag = (first + step) % tags;
                boolean there = step == 0 || random.nextInt(4) > 0;
                double value = random.nextInt(10_000) / 16.0;
                wide.get(tag).add(there ? value : Double.NaN);
                if (there) {
                    text.append(time)
                            .append("|T")
                            .append(tag)
                            .append('|')
                            .append(value)
                            .append('\n');
                }
            }
        }
        Transcript read = Transcript.of(text.toString());
        assertEquals(times, read.report.rows());
        for (int tag = 0; tag < tags; tag++) {
            assertIterableEquals(wide.get(tag), read.values("T" + tag), "seed " + SEED);
        }
    }
}
