package org.millwright.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.millwright.recording.Refusals.refused;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.millwright.Message;
import org.millwright.machine.Tag;

class HeaderTest {
    private static final String ROWS = """
            2024-03-01 10:00:00|1.5|20.5
            2024-03-01 10:00:01|1.6|20.6
            2024-03-01 10:00:02|1.7|20.7
            2024-03-01 10:00:03|1.8|20.8
            """;

    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
                    Temp [\u00b0C]            ~ Temp            ~ \u00b0C
                    Pressure (bar)            ~ Pressure        ~ bar
                    Flow (l/min)              ~ Flow            ~ l/min
                    Speed [1/min]             ~ Speed           ~ 1/min
                    Torque {Nm}               ~ Torque          ~ Nm
                    Vibration [mm/s\u00b2]    ~ Vibration       ~ mm/s\u00b2
                    Power[kW]                 ~ Power           ~ kW
                    \u6e29\u5ea6\uff08\u2103\uff09 ~ \u6e29\u5ea6 ~ \u2103
                    \u538b\u529b(\u5343\u5e15) ~ \u538b\u529b   ~ \u5343\u5e15
                    Press\u00e3o (bar)        ~ Press\u00e3o    ~ bar
                    Drehzahl (U/min)          ~ Drehzahl        ~ U/min
                    Temp                      ~ Temp            ~ unknown
                    Motor (left)              ~ Motor (left)    ~ unknown
                    Motor (left) [A]          ~ Motor (left)    ~ A
                    flow_l/min                ~ flow_l/min      ~ unknown
                    Temp \u00b0C              ~ Temp \u00b0C    ~ unknown
                    [A]                       ~ [A]             ~ unknown
                    """)
    void unitsAreTakenFromBracketsAndNeverGuessed(String header, String name, String unit) {
        Transcript read = Transcript.of("Time|" + header + "|other\n" + ROWS);
        assertEquals(List.of(name, "other"), read.tagNames());
        assertEquals(unit, read.units().getFirst());
    }

    @Test
    void aSecondRowOfUnitsNamesThem() {
        Transcript read = Transcript.of("Time|Temp|Pressure\ns|\u00b0C|bar\n" + ROWS);
        assertEquals(List.of("Temp", "Pressure"), read.tagNames());
        assertEquals(List.of("\u00b0C", "bar"), read.units());
        assertTrue(read.said().contains("header.units"));
    }

    @Test
    void aDashInTheRowOfUnitsIsNoUnit() {
        Transcript read = Transcript.of("Time|Temp|Ratio\nyyyy-mm-dd hh:mm:ss|[\u00b0C]|[-]\n" + ROWS);
        assertEquals(List.of("\u00b0C", Tag.UNKNOWN_UNIT), read.units());
    }

    @Test
    void aRowOfTypesIsNoName() {
        Transcript read = Transcript.of("Time|Temp|Pressure\ndatetime|float|float\n" + ROWS);
        assertEquals(List.of("Temp", "Pressure"), read.tagNames());
        assertEquals(4, read.report.rows());
    }

    @Test
    void groupsAboveTellColumnsOfOneNameApart() {
        Transcript read = Transcript.of("|Pump A|Pump B\nTime|Temp|Temp\n" + ROWS);
        assertEquals(List.of("Pump A Temp", "Pump B Temp"), read.tagNames());
    }

    @Test
    void aColumnNameTwiceIsNumberedAndSaid() {
        Transcript read = Transcript.of("Time|Temp|Temp\n" + ROWS);
        assertEquals(List.of("Temp", "Temp (2)"), read.tagNames());
        assertEquals("3", read.message("header.twice").values().get("column"));
        assertEquals(List.of(20.5, 20.6, 20.7, 20.8), read.values("Temp (2)"));
    }

    @Test
    void columnsThatDifferByTheirUnitKeepItInTheirName() {
        Transcript read = Transcript.of("Time|Temp [\u00b0C]|Temp [K]\n" + ROWS);
        assertEquals(List.of("Temp [\u00b0C]", "Temp [K]"), read.tagNames());
        assertEquals(List.of("\u00b0C", "K"), read.units());
    }

    @Test
    void withoutAHeaderColumnsAreCalledByTheirNumber() {
        Transcript read = Transcript.of(ROWS);
        assertEquals(List.of("column 2", "column 3"), read.tagNames());
        assertEquals(4, read.report.rows());
        assertTrue(read.said().contains("header.none"));
    }

    @Test
    void namesThatAreNumbersAreNames() {
        Transcript read = Transcript.of("t|101|102\n" + ROWS);
        assertEquals(List.of("101", "102"), read.tagNames());
        assertEquals(4, read.report.rows());
    }

    @Test
    void aColumnWithoutANameIsCalledByItsNumber() {
        Transcript read = Transcript.of("Time||Temp\n" + ROWS);
        assertEquals(List.of("column 2", "Temp"), read.tagNames());
    }

    @Test
    void aPreambleOfAnyWidthIsPassedOver() {
        Transcript read =
                Transcript.of("Recorder 7\nSerial|12345\nExported|2024-03-02 08:00\n\nTime|Temp|Pressure\n" + ROWS);
        assertEquals(List.of("Temp", "Pressure"), read.tagNames());
        assertEquals(4, read.report.rows());
        assertEquals("5", read.message("header.rows").values().get("row"));
        assertEquals("3", read.message("header.rows").values().get("preamble"));
    }

    @Test
    void aHashBeforeTheHeaderIsNoPartOfItsName() {
        Transcript read = Transcript.of("# exported\n# Time|Temp|Pressure\n" + ROWS);
        assertEquals(List.of("Temp", "Pressure"), read.tagNames());
        assertEquals("Time", read.recording.time().column());
    }

    @Test
    void emptyColumnsAtTheEndAreNoTags() {
        Transcript read = Transcript.of("Time|Temp||\n2024-03-01 10:00:00|1.5||\n2024-03-01 10:00:01|1.6||\n");
        assertEquals(List.of("Temp"), read.tagNames());
        assertEquals(2, read.report.rows());
        assertEquals(
                Set.of("column 3", "column 4"), read.report.columnsLeftOut().keySet());
    }

    @Test
    void aNamedColumnWithoutAnyValueStaysAndIsSaid() {
        Transcript read = Transcript.of("Time|Temp|Spare\n2024-03-01 10:00:00|1.5|\n2024-03-01 10:00:01|1.6|NA\n");
        assertEquals("mm", read.qualities("Spare"));
        assertEquals("Spare", read.message("column.empty").values().get("column"));
        assertEquals(2L, read.report.missingCells().get("Spare"));
    }

    @Test
    void aSeparatorInsideTheBracketsOfANameIsPutBack() {
        Transcript read = Transcript.of("Time|Pos (x|y)|Temp\n" + ROWS.replace("|20.", "|20."));
        assertEquals(2, read.tagNames().size());
        assertTrue(read.tagNames().getFirst().startsWith("Pos (x"));
    }

    @Test
    void aHeaderWiderThanItsRowsIsRefusedWithRowAndCure() {
        Message refusal = refused("header.width", "Time|Temp|left|Pressure\n" + ROWS);
        assertEquals("1", refusal.values().get("row"));
        assertEquals("4", refusal.values().get("column"));
        assertTrue(refusal.text().contains("quotes"), refusal.text());
    }

    @Test
    void aThousandColumnsAreAThousandTags() {
        String header = "Time|" + numbered("tag %d");
        String rows = IntStream.range(0, 20)
                .mapToObj(row -> "2024-03-01 10:00:%02d|".formatted(row) + numbered("%d." + row))
                .collect(Collectors.joining("\n"));
        Transcript read = Transcript.of(header + "\n" + rows);
        assertEquals(1_000, read.tags().size());
        for (int tag = 0; tag < 1_000; tag += 37) {
            assertEquals(
                    Double.parseDouble(tag + ".7"), read.values("tag " + tag).get(7));
        }
    }

    @Test
    void theNearestNameIsOfferedForAnUnknownOne() {
        ReadOptions options = new ReadOptions(Set.of("Presure"), null, null);
        Message refusal = refused("column.unknown", "Time|Temp|Pressure\n" + ROWS, options);
        assertEquals("Pressure", refusal.values().get("nearest"));
    }

    @ParameterizedTest
    @CsvSource({"Pressure [bar]", "Pressure", "column 3", "pressure", "' Pressure '"})
    void aColumnIsLeftOutByNameHeaderOrNumber(String word) {
        ReadOptions options = new ReadOptions(Set.of(word), null, null);
        Transcript read = Transcript.of("Time|Temp|Pressure [bar]\n" + ROWS, options);
        assertEquals(List.of("Temp"), read.tagNames());
        assertEquals("recording.column.ignored", read.leftOut("Pressure").code());
    }

    @Test
    void leavingEveryColumnOutIsRefused() {
        ReadOptions options = new ReadOptions(Set.of("Temp", "Pressure"), null, null);
        refused("columns.none", "Time|Temp|Pressure\n" + ROWS, options);
    }

    @Test
    void aTimeThatIsIgnoredIsNotRead() {
        ReadOptions options = new ReadOptions(Set.of("Time"), null, null);
        Transcript read = Transcript.of("Time|Temp|Pressure\n" + ROWS, options);
        assertEquals(TimeAxis.Kind.ROWS, read.recording.time().kind());
        assertFalse(read.tagNames().contains("Time"));
    }

    private static String numbered(String form) {
        return IntStream.range(0, 1_000).mapToObj(form::formatted).collect(Collectors.joining("|"));
    }
}
