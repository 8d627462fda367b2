package org.millwright.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.millwright.recording.Refusals.refused;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.millwright.Message;
import org.millwright.recording.cell.DateOrder;

class TimeTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    /** Three cells one second apart, in many ways of writing; the first is always 2024-03-21T22:15:30. */
    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
                    Time        ~ 2024-03-21 22:15:30          ~ 2024-03-21 22:15:31          ~ LOCAL
                    Time        ~ 2024-03-21T22:15:30Z         ~ 2024-03-21T22:15:31Z         ~ INSTANT
                    Time        ~ 2024-03-21T23:15:30+01:00    ~ 2024-03-21T23:15:31+01:00    ~ INSTANT
                    Time (UTC)  ~ 2024-03-21 22:15:30          ~ 2024-03-21 22:15:31          ~ INSTANT
                    Zeit        ~ 21.03.2024 22:15:30          ~ 21.03.2024 22:15:31          ~ LOCAL
                    Data        ~ 21/03/2024 22:15:30          ~ 21/03/2024 22:15:31          ~ LOCAL
                    Time        ~ 03/21/2024 10:15:30 PM       ~ 03/21/2024 10:15:31 PM       ~ LOCAL
                    \u65f6\u95f4 ~ 2024\u5e743\u670821\u65e5 22:15:30 ~ 2024\u5e743\u670821\u65e5 22:15:31 ~ LOCAL
                    Time        ~ 20240321221530               ~ 20240321221531               ~ LOCAL
                    Time        ~ 1711059330                   ~ 1711059331                   ~ INSTANT
                    Time        ~ 1711059330.000               ~ 1711059331.000               ~ INSTANT
                    Time        ~ 1711059330000                ~ 1711059331000                ~ INSTANT
                    Time        ~ 1711059330000000             ~ 1711059331000000             ~ INSTANT
                    Time        ~ 1711059330000000000          ~ 1711059331000000000          ~ INSTANT
                    Time        ~ 1.711059330e9                ~ 1.711059331e9                ~ INSTANT
                    Time        ~ 45372.9274305556             ~ 45372.9274421296             ~ LOCAL
                    x           ~ 2024-03-21 22:15:30          ~ 2024-03-21 22:15:31          ~ LOCAL
                    """)
    void everyWayOfWritingGivesTheSameTime(String header, String first, String second, TimeAxis.Kind kind) {
        Transcript read = Transcript.of("%s|Temp\n%s|1.5\n%s|1.6\n".formatted(header, first, second));
        assertEquals(List.of("2024-03-21T22:15:30", "2024-03-21T22:15:31"), read.clock());
        assertEquals(kind, read.recording.time().kind());
        assertEquals(1_000_000, read.recording.time().stepMicros());
        assertEquals(List.of("Temp"), read.tagNames());
    }

    @Test
    void epochsKeepTheirMicroseconds() {
        Transcript read = Transcript.of("ts|v1\n1711059330123456789|1.5\n1711059330123457999|1.6\n");
        assertEquals(List.of(1711059330123456L, 1711059330123457L), read.times());
        assertEquals(ZoneOffset.UTC, read.recording.time().zone());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
                    Time [s]     ~ 0.5    ~ 500000
                    Time (ms)    ~ 500    ~ 500000
                    Time [\u00b5s] ~ 500000 ~ 500000
                    Time [min]   ~ 0.25   ~ 15000000
                    Time [h]     ~ 0.5    ~ 1800000000
                    elapsed_s    ~ 0.5    ~ 500000
                    time_ms      ~ 500    ~ 500000
                    Seconds      ~ 0.5    ~ 500000
                    Laufzeit [s] ~ 0.5    ~ 500000
                    t            ~ 0.5    ~ 500000
                    \u65f6\u95f4(\u79d2) ~ 0.5 ~ 500000
                    """)
    void timesFromTheStartAreCountedInTheUnitOfTheHeader(String header, String second, long micros) {
        Transcript read = Transcript.of("%s|Temp\n0|1.5\n%s|1.6\n".formatted(header, second));
        assertEquals(List.of(0L, micros), read.times());
        assertEquals(TimeAxis.Kind.ELAPSED, read.recording.time().kind());
        assertEquals(micros, read.recording.time().stepMicros());
    }

    @Test
    void aTimeWithADecimalCommaIsRead() {
        Transcript read = Transcript.of("Zeit [s]|Temp\n0,0|1,5\n0,5|1,6\n1,0|1,7\n");
        assertEquals(List.of(0L, 500_000L, 1_000_000L), read.times());
    }

    @Test
    void dateAndClockInTwoColumnsAreOneTime() {
        Transcript read = Transcript.of("Date|Clock|Temp\n2024-03-21|22:15:30|1.5\n2024-03-22|00:00:01|1.6\n");
        assertEquals(List.of("2024-03-21T22:15:30", "2024-03-22T00:00:01"), read.clock());
        assertEquals("Date + Clock", read.recording.time().column());
        assertEquals(List.of("Temp"), read.tagNames());
    }

    @Test
    void aDateThatASpreadsheetWroteAsMidnightTakesItsClock() {
        Transcript read = Transcript.of(
                "Datum|Uhrzeit|Temp\n21.03.2024 00:00:00|22:15:30|1.5\n21.03.2024 00:00:00|22:15:31|1.6\n");
        assertEquals(List.of("2024-03-21T22:15:30", "2024-03-21T22:15:31"), read.clock());
    }

    @Test
    void hoursMinutesSecondsAndMicrosecondsMayStandInFourColumns() {
        Transcript read = Transcript.of(
                "hour|minute|second|microsecond|Temp\n22|15|30|250000|1.5\n22|15|31|0|1.6\n22|15|31|500000|1.7\n");
        assertEquals(List.of(80_130_250_000L, 80_131_000_000L, 80_131_500_000L), read.times());
        assertEquals(TimeAxis.Kind.ELAPSED, read.recording.time().kind());
        assertEquals(List.of("Temp"), read.tagNames());
    }

    @Test
    void yearMonthDayHourMayStandInColumns() {
        Transcript read =
                Transcript.of("Year|Month|Day|Hour|Temp\n2024|3|21|22|1.5\n2024|3|21|23|1.6\n2024|3|22|0|1.7\n");
        assertEquals(List.of("2024-03-21T22:00", "2024-03-21T23:00", "2024-03-22T00:00"), read.clock());
        assertEquals(TimeAxis.Kind.LOCAL, read.recording.time().kind());
    }

    @Test
    void timesOfDayCountOverMidnight() {
        Transcript read = Transcript.of("Time|Temp\n23:59:58|1.5\n23:59:59|1.6\n00:00:00|1.7\n00:00:01|1.8\n");
        assertEquals(TimeAxis.Kind.ELAPSED, read.recording.time().kind());
        assertEquals(List.of(86_398_000_000L, 86_399_000_000L, 86_400_000_000L, 86_401_000_000L), read.times());
        assertTrue(read.said().contains("time.dayless"));
    }

    @Test
    void aTimeThatStaysLocalSaysSo() {
        Transcript read = Transcript.of("Time|Temp\n2024-03-21 22:15:30|1.5\n2024-03-21 22:15:31|1.6\n");
        assertNull(read.recording.time().zone());
        assertTrue(read.message("time.zoneless").text().contains("--zone"));
    }

    @Test
    void thePersonMayNameTheZone() {
        Transcript read = Transcript.of(
                "Time|Temp\n2024-03-31 01:30:00|1.5\n2024-03-31 03:30:00|1.6\n",
                new ReadOptions(Set.of(), null, BERLIN));
        assertEquals(List.of("2024-03-31T00:30", "2024-03-31T01:30"), read.clock());
        assertEquals(TimeAxis.Kind.INSTANT, read.recording.time().kind());
        assertEquals(BERLIN, read.recording.time().zone());
    }

    @Test
    void aZoneOfTheFileIsStrongerThanThePersons() {
        Transcript read = Transcript.of(
                "Time|Temp\n2024-03-21T22:15:30Z|1.5\n2024-03-21T22:15:31Z|1.6\n",
                new ReadOptions(Set.of(), null, BERLIN));
        assertEquals(List.of("2024-03-21T22:15:30", "2024-03-21T22:15:31"), read.clock());
    }

    /** Clocks of Berlin went back from 3:00 to 2:00 on 2024-10-27, at 01:00 UTC. */
    private static final String AUTUMN = """
            Time|Temp
            2024-10-27 01:30:00|1
            2024-10-27 02:00:00|2
            2024-10-27 02:30:00|3
            2024-10-27 02:00:00|4
            2024-10-27 02:30:00|5
            2024-10-27 03:00:00|6
            2024-10-27 03:30:00|7
            """;

    @Test
    void aRepeatedHourIsRefusedWithoutAZone() {
        Message refusal = refused("zone.repeated", AUTUMN);
        assertEquals("5", refusal.values().get("row"));
        assertEquals("Time", refusal.values().get("column"));
        assertTrue(refusal.text().contains("--zone"), refusal.text());
    }

    @Test
    void aRepeatedHourIsTwoHoursWithAZone() {
        Transcript read = Transcript.of(AUTUMN, new ReadOptions(Set.of(), null, BERLIN));
        assertEquals(
                List.of(
                        "2024-10-26T23:30",
                        "2024-10-27T00:00",
                        "2024-10-27T00:30",
                        "2024-10-27T01:00",
                        "2024-10-27T01:30",
                        "2024-10-27T02:00",
                        "2024-10-27T02:30"),
                read.clock());
        assertEquals(List.of(1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0), read.values("Temp"));
        assertTrue(read.said().contains("zone.resolved"));
    }

    @Test
    void oneDateAboveTwelveDecidesTheWholeColumn() {
        assertEquals(
                List.of("2024-03-12T00:00", "2024-03-13T00:00"),
                Transcript.of("Date|Temp\n12/03/2024|1.5\n13/03/2024|1.6\n").clock());
        assertEquals(
                List.of("2024-03-12T00:00", "2024-03-13T00:00"),
                Transcript.of("Date|Temp\n03/12/2024|1.5\n03/13/2024|1.6\n").clock());
    }

    /** Every minute for two hours on the third of April, or the fourth of March: nothing decides it. */
    @Test
    void undecidableDatesAreRefusedAndTheCureWorks() {
        String table = "Time|Temp\n" + String.join("\n", minutes("03/04/2024", 120));
        Message refusal = refused("date.undecided", table);
        assertEquals("2", refusal.values().get("row"));
        assertEquals("Time", refusal.values().get("column"));
        assertTrue(refusal.text().contains("--date-order"), refusal.text());
        assertEquals(
                "2024-04-03T00:00",
                Transcript.of(table, order(DateOrder.DAY_FIRST)).clock().getFirst());
        assertEquals(
                "2024-03-04T00:00",
                Transcript.of(table, order(DateOrder.MONTH_FIRST)).clock().getFirst());
    }

    /** Rows of every minute over a midnight: read one way the next day is a day later, read the other way a month. */
    @Test
    void theDistanceOfDaysDecidesWhereNoDateDoes() {
        List<String> rows = new ArrayList<>(List.of("Time|Temp"));
        rows.addAll(minutes("03/04/2024", 1440));
        rows.addAll(minutes("04/04/2024", 1440));
        Transcript read = Transcript.of(String.join("\n", rows));
        assertEquals("2024-04-03T00:00", read.clock().getFirst());
        assertEquals("2024-04-04T23:59", read.clock().getLast());
    }

    @Test
    void datesThatChangeTheirOrderAreRefusedWithTheRow() {
        List<String> rows = new ArrayList<>(List.of("Date|Temp"));
        for (int i = 0; i < 30; i++) {
            rows.add("%02d/03/2024 10:00|1.5".formatted(1 + i));
        }
        for (int i = 0; i < 30; i++) {
            rows.add("04/%02d/2024 10:00|1.5".formatted(1 + i));
        }
        Message refusal = refused("date.mixed", String.join("\n", rows));
        assertEquals("44", refusal.values().get("row"));
    }

    @Test
    void datesWithDotsAndNamesNeedNoDecision() {
        assertEquals(
                "2024-04-03T00:00",
                Transcript.of("Zeit|Temp\n03.04.2024 00:00|1.5\n03.04.2024 00:01|1.6\n")
                        .clock()
                        .getFirst());
        assertEquals(
                "2024-04-03T00:00",
                Transcript.of("Time|Temp\n03-Apr-2024 00:00|1.5\n03-Apr-2024 00:01|1.6\n")
                        .clock()
                        .getFirst());
    }

    @Test
    void timesOfWhichOnlySomeNameAZoneAreRefused() {
        Message refusal = refused(
                "zone.mixed",
                "Time|Temp\n2024-03-21 22:15:30|1.5\n2024-03-21T22:15:31Z|1.6\n2024-03-21 22:15:32|1.7\n");
        assertEquals("3", refusal.values().get("row"));
    }

    @Test
    void timesInAnUnknownWayAreRefusedAndNotPassedOver() {
        Message refusal =
                refused("time.unreadable", "Time|Temp\n2024/61-10:15|1.5\n2024/61-10:16|1.6\n2024/61-10:17|1.7\n");
        assertEquals("2", refusal.values().get("row"));
        assertEquals("Time", refusal.values().get("column"));
    }

    @Test
    void theOtherTimesAreLeftOutAndNamed() {
        Transcript read = Transcript.of(
                "Time|Logged|Temp\n2024-03-21 22:15:30|2024-03-21 22:16:00|1.5\n2024-03-21 22:15:31|2024-03-21 22:16:00|1.6\n");
        assertEquals("2024-03-21T22:15:30", read.clock().getFirst());
        assertEquals(Set.of("Logged"), read.report.columnsLeftOut().keySet());
        assertEquals("Logged", read.message("time.others").values().get("columns"));
    }

    @Test
    void aHeaderThatNamesATimeIsStrongerThanThePlace() {
        Transcript read = Transcript.of(
                "Calibrated|Timestamp|Temp\n2024-01-01 00:00:00|2024-03-21 22:15:30|1.5\n2024-01-01 00:00:00|2024-03-21 22:15:31|1.6\n");
        assertEquals("Timestamp", read.recording.time().column());
    }

    @Test
    void withoutATimeRowsAreNumberedAndSaid() {
        Transcript read = Transcript.of("Temp|Pressure\n1.5|20.1\n1.6|20.2\n1.7|20.4\n");
        assertEquals(TimeAxis.Kind.ROWS, read.recording.time().kind());
        assertEquals(List.of(0L, 1_000_000L, 2_000_000L), read.times());
        assertEquals("", read.recording.time().column());
        assertTrue(read.said().contains("time.rows"));
        assertEquals(List.of("Temp", "Pressure"), read.tagNames());
    }

    /** Numbers are a time only by their header: a rising counter is a counter. */
    @ParameterizedTest
    @ValueSource(strings = {"Cycles", "Counter", "Weight", "index"})
    void aRisingNumberIsNoTimeByItself(String header) {
        Transcript read = Transcript.of(header + "|Temp\n1|1.5\n2|1.6\n3|1.7\n");
        assertEquals(TimeAxis.Kind.ROWS, read.recording.time().kind());
        assertEquals(List.of(header, "Temp"), read.tagNames());
    }

    @Test
    void aRowWhoseTimeIsInNoCalendarIsSkippedAndCounted() {
        List<String> rows = minutes("2024-02-28", 200);
        rows.add(100, "2024-02-30 10:00|7.5");
        rows.add(50, "|7.5");
        Transcript read = Transcript.of("Time|Temp\n" + String.join("\n", rows));
        assertEquals(200, read.report.rows());
        assertEquals(2L, read.report.skippedRows().get("no-time"));
    }

    /** A logger that lost its clock writes -1: that is no moment in 1969. */
    @ParameterizedTest
    @CsvSource({"ts, -1, 1711059330", "Time [s], -9999, 100"})
    void aMarkForAMissingTimeIsNoTime(String header, String mark, long first) {
        StringBuilder table = new StringBuilder(header + "|Temp\n");
        for (int row = 0; row < 40; row++) {
            table.append(row == 20 ? mark : String.valueOf(first + row))
                    .append('|')
                    .append(row)
                    .append(".5\n");
        }
        Transcript read = Transcript.of(table.toString());
        assertEquals(39, read.report.rows());
        assertEquals(1L, read.report.skippedRows().get("no-time"));
        assertEquals(first * 1_000_000L, read.times().getFirst());
        assertEquals(19.5, read.values("Temp").get(19));
        assertEquals(21.5, read.values("Temp").get(20));
    }

    /** Rows must never be sorted by a temperature. */
    @Test
    void aTemperatureCalledByItsLetterIsNoTime() {
        Transcript read = Transcript.of("Cycle|T|P\n1|21.5|2.5\n2|21.7|2.6\n3|21.6|2.7\n4|21.9|2.8\n");
        assertEquals(TimeAxis.Kind.ROWS, read.recording.time().kind());
        assertEquals(List.of(21.5, 21.7, 21.6, 21.9), read.values("T"));
        assertEquals(
                TimeAxis.Kind.ELAPSED,
                Transcript.of("T [s]|P\n0|2.5\n1|2.6\n2|2.7\n").recording.time().kind());
    }

    @ParameterizedTest
    @ValueSource(strings = {"00:01.5", "21. Mrz 2024 10:00", "2024-W12-4 10:00"})
    void aTimeInAnUnknownWayIsRefusedAlsoBesideATemperature(String time) {
        refused("time.unreadable", "Time|T\n%s|1.5\n%s|1.6\n%s|1.7\n".formatted(time, time, time));
    }

    @Test
    void timesOfDayWithoutADateSaySo() {
        Message day = Transcript.of("Time|Temp\n10:00:00|1.5\n10:00:01|1.6\n").message("time.dayless");
        assertEquals("Time", day.values().get("column"));
    }

    private static ReadOptions order(DateOrder order) {
        return new ReadOptions(Set.of(), null, null, order, null);
    }

    private static List<String> minutes(String date, int count) {
        List<String> rows = new ArrayList<>();
        for (int minute = 0; minute < count; minute++) {
            rows.add("%s %02d:%02d|1.%d".formatted(date, minute / 60, minute % 60, minute % 10));
        }
        return rows;
    }
}
