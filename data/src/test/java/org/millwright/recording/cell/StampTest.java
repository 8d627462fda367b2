package org.millwright.recording.cell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StampTest {
    private static final long SEED = Long.getLong("millwright.seed", new SplittableRandom().nextLong());

    private final Stamp stamp = new Stamp();

    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
                    2024-03-01T10:15:30           ~ 2024-03-01T10:15:30
                    2024-03-01 10:15:30           ~ 2024-03-01T10:15:30
                    2024-03-01t10:15:30z          ~ 2024-03-01T10:15:30
                    2024-03-01 10:15              ~ 2024-03-01T10:15
                    2024-03-01                    ~ 2024-03-01T00:00
                    2024-03-01T10:15:30Z          ~ 2024-03-01T10:15:30
                    2024-03-01T10:15:30+01:00     ~ 2024-03-01T09:15:30
                    2024-03-01T10:15:30+0100      ~ 2024-03-01T09:15:30
                    2024-03-01T10:15:30+01        ~ 2024-03-01T09:15:30
                    2024-03-01 10:15:30 -05:30    ~ 2024-03-01T15:45:30
                    2024-03-01 10:15:30 UTC       ~ 2024-03-01T10:15:30
                    2024-03-01 10:15:30 MEZ       ~ 2024-03-01T09:15:30
                    2024-07-01 10:15:30 CEST      ~ 2024-07-01T08:15:30
                    2024-03-01T10:15:30+01:00[Europe/Berlin] ~ 2024-03-01T09:15:30
                    2024-03-01T10:15:30.5         ~ 2024-03-01T10:15:30.5
                    2024-03-01T10:15:30.123456    ~ 2024-03-01T10:15:30.123456
                    2024-03-01T10:15:30,123       ~ 2024-03-01T10:15:30.123
                    2024-03-01T10:15:30.123456789 ~ 2024-03-01T10:15:30.123456
                    2024-03-01 10:15:30:123       ~ 2024-03-01T10:15:30.123
                    2024-03-01 24:00:00           ~ 2024-03-02T00:00
                    2024/3/1 9:05                 ~ 2024-03-01T09:05
                    2024.03.01 10:15:30           ~ 2024-03-01T10:15:30
                    2024-03-01-10.15.30           ~ 2024-03-01T10:15:30
                    20240301T101530               ~ 2024-03-01T10:15:30
                    20240301 101530               ~ 2024-03-01T10:15:30
                    20240301101530                ~ 2024-03-01T10:15:30
                    202403011015                  ~ 2024-03-01T10:15
                    20240301101530123             ~ 2024-03-01T10:15:30.123
                    2024-Mar-01 10:15:30          ~ 2024-03-01T10:15:30
                    2024\u5e743\u67081\u65e5 10:15:30 ~ 2024-03-01T10:15:30
                    2024\u5e7403\u670801\u65e510\u65f615\u520630\u79d2 ~ 2024-03-01T10:15:30
                    2024\u5e743\u67081\u65e5 \u4e0b\u53483:05:09 ~ 2024-03-01T15:05:09
                    2024-03-01 \u4e0a\u534812:05:09 ~ 2024-03-01T00:05:09
                    2024/3/1 \u4e0b\u5348 3:05:09 ~ 2024-03-01T15:05:09
                    2024-03-01 10:15:30 PM        ~ 2024-03-01T22:15:30
                    2000-02-29 00:00:00           ~ 2000-02-29T00:00
                    1970-01-01 00:00:00           ~ 1970-01-01T00:00
                    1969-12-31 23:59:59           ~ 1969-12-31T23:59:59
                    """)
    void yearFirst(String text, String expected) {
        assertEquals(micros(expected), read(text, DateOrder.YEAR_FIRST), text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
                    01.03.2024 10:15:30           ~ 2024-03-01T10:15:30
                    1.3.2024 9:05                 ~ 2024-03-01T09:05
                    01.03.24 10:15                ~ 2024-03-01T10:15
                    31.12.99                      ~ 1999-12-31T00:00
                    01.03.2024, 10:15:30          ~ 2024-03-01T10:15:30
                    01.03.2024 10:15:30,250       ~ 2024-03-01T10:15:30.25
                    01.03.2024 10:15 Uhr          ~ 2024-03-01T10:15
                    01/03/2024 10h15              ~ 2024-03-01T10:15
                    01/03/2024 10:15:30           ~ 2024-03-01T10:15:30
                    01-03-2024 10:15:30           ~ 2024-03-01T10:15:30
                    01-Mar-2024 10:15:30          ~ 2024-03-01T10:15:30
                    01/Mar/2024 10:15:30          ~ 2024-03-01T10:15:30
                    1 March 2024 10:15            ~ 2024-03-01T10:15
                    1. M\u00e4rz 2024 10:15       ~ 2024-03-01T10:15
                    01 Dez 2024 10:15             ~ 2024-12-01T10:15
                    1 de mar\u00e7o de 2024 10:15 ~ 2024-03-01T10:15
                    Fri, 01 Mar 2024 10:15:30 GMT ~ 2024-03-01T10:15:30
                    Fr 01.03.2024 10:15           ~ 2024-03-01T10:15
                    1/3/2024 3:05:09 PM           ~ 2024-03-01T15:05:09
                    1/3/2024 3:05:09 p. m.        ~ 2024-03-01T15:05:09
                    1/3/2024 3:05:09 a.m.         ~ 2024-03-01T03:05:09
                    """)
    void dayFirst(String text, String expected) {
        assertEquals(micros(expected), read(text, DateOrder.DAY_FIRST), text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
                    03/01/2024 10:15:30           ~ 2024-03-01T10:15:30
                    3/1/2024 9:05                 ~ 2024-03-01T09:05
                    3/1/24 9:05                   ~ 2024-03-01T09:05
                    3/1/2024 12:00:00 AM          ~ 2024-03-01T00:00
                    3/1/2024 12:00:00 PM          ~ 2024-03-01T12:00
                    3/1/2024 1:05 pm              ~ 2024-03-01T13:05
                    3/1/2024 1:05PM               ~ 2024-03-01T13:05
                    Mar 1, 2024 10:15:30 PM       ~ 2024-03-01T22:15:30
                    March 1 2024 10:15            ~ 2024-03-01T10:15
                    12-31-2024 23:59:59.999       ~ 2024-12-31T23:59:59.999
                    """)
    void monthFirst(String text, String expected) {
        assertEquals(micros(expected), read(text, DateOrder.MONTH_FIRST), text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
                    10:15:30      ~ 10:15:30
                    10:15         ~ 10:15
                    9:05          ~ 09:05
                    10:15:30.25   ~ 10:15:30.25
                    10:15:30,250  ~ 10:15:30.25
                    12:30 AM      ~ 00:30
                    12:30 PM      ~ 12:30
                    3:05:09 pm    ~ 15:05:09
                    10h15         ~ 10:15
                    10\u65f615\u520630\u79d2 ~ 10:15:30
                    \u4e0b\u53483:05 ~ 15:05
                    """)
    void aTimeOfDayHasNoDate(String text, String expected) {
        assertTrue(parse(text), text);
        assertFalse(stamp.dated(), text);
        assertTrue(stamp.clocked(), text);
        assertEquals(LocalTime.parse(expected).toNanoOfDay() / 1000, stamp.clockMicros(), text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "12",
                "12.5",
                "-12.5",
                "1e5",
                "1,234",
                "abc",
                "on",
                "pump 3",
                "March",
                "3 March",
                "10:",
                ":15",
                "10:1:2:3:4",
                "10:61:00",
                "10:15:61",
                "2024-03-01 25:00:00",
                "2024-03-01 10:61",
                "13:05 PM",
                "2024-03",
                "2024",
                "1700000000",
                "170000000000",
                "192.168.0.1",
                "1-2-3-4",
                "2024-03-01 foo",
                "2024-03-01X10:15",
                "v1.2.3",
                "0x1F",
                "3024-03-01",
                "1024-03-01",
                "03-2024-01",
                "2024-03-01 10:15:30 +99:00",
                "--",
                "n/a",
                "10 bar",
                "1/2",
                "2024-03-01T10:15:30+"
            })
    void whatIsNoStampIsNone(String text) {
        assertFalse(parse(text), text);
    }

    /** A stamp by its form, but in no calendar: whoever asks for its time must learn it. */
    @ParameterizedTest
    @ValueSource(
            strings = {"2024-13-01", "2024-02-30", "2023-02-29", "2024-00-10", "2024-04-31", "2024-01-32", "1900-02-29"
            })
    void aDayThatIsInNoCalendarHasNoTime(String text) {
        assertTrue(parse(text), text);
        assertFalse(stamp.allows(DateOrder.YEAR_FIRST), text);
        assertEquals(Stamp.NONE, stamp.micros(DateOrder.YEAR_FIRST), text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
                    2024-03-01  ~ YEAR_FIRST
                    13/03/2024  ~ DAY_FIRST
                    03/13/2024  ~ MONTH_FIRST
                    03/04/2024  ~ DAY_FIRST MONTH_FIRST
                    03.04.2024  ~ DAY_FIRST
                    03-Apr-2024 ~ DAY_FIRST
                    Apr 3, 2024 ~ MONTH_FIRST
                    03/04/05    ~ YEAR_FIRST DAY_FIRST MONTH_FIRST
                    30/04/05    ~ YEAR_FIRST DAY_FIRST
                    32/04/05    ~ YEAR_FIRST
                    """)
    void aDateSaysInWhichOrdersItMayBeRead(String text, String orders) {
        assertTrue(parse(text), text);
        List<DateOrder> allowed =
                List.of(DateOrder.values()).stream().filter(stamp::allows).toList();
        assertEquals(
                orders, String.join(" ", allowed.stream().map(DateOrder::name).toList()), text);
    }

    @Test
    void offsetsAreKnownFromLocalTimes() {
        assertTrue(parse("2024-03-01T10:15:30+05:30"));
        assertTrue(stamp.zoned());
        assertEquals(19_800, stamp.offsetSeconds());
        assertTrue(parse("2024-03-01T10:15:30"));
        assertFalse(stamp.zoned());
        assertEquals(Stamp.NO_OFFSET, stamp.offsetSeconds());
    }

    @Test
    void dotsAndMonthNamesAreNeverMonthFirst() {
        assertTrue(parse("03.04.2024") && stamp.conventional());
        assertTrue(parse("3 Apr 2024") && stamp.conventional());
        assertTrue(parse("03/04/2024") && !stamp.conventional());
        assertTrue(parse("04/04/2024") && stamp.sameEitherWay());
    }

    /** One object reads all rows of a column: nothing of a row may stay for the next. */
    @Test
    void nothingOfAStampStaysForTheNext() {
        assertTrue(parse("2024-03-01 03:05:09.5 PM +02:00"));
        assertTrue(parse("2024-03-02"));
        assertFalse(stamp.zoned());
        assertFalse(stamp.clocked());
        assertEquals(micros("2024-03-02T00:00"), stamp.micros(DateOrder.YEAR_FIRST));
    }

    @Test
    void everyMinuteOfEveryFormatComesBack() {
        List<String> yearFirst = List.of(
                "yyyy-MM-dd'T'HH:mm:ss.SSSSSS",
                "yyyy/MM/dd HH:mm:ss",
                "yyyyMMddHHmmss",
                "yyyy-MM-dd-HH.mm.ss",
                "yyyy\u5e74M\u6708d\u65e5 HH:mm:ss");
        List<String> dayFirst = List.of("dd.MM.yyyy HH:mm:ss", "d/M/yyyy H:mm:ss", "dd-MMM-yyyy hh:mm:ss a");
        List<String> monthFirst = List.of("MM/dd/yyyy HH:mm:ss", "M/d/yyyy h:mm:ss a", "MMM d, yyyy h:mm:ss a");
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < 2_000; i++) {
            LocalDateTime time = LocalDateTime.of(1990, 1, 1, 0, 0).plusSeconds(random.nextLong(2_000_000_000L));
            yearFirst.forEach(format -> comesBack(time, format, DateOrder.YEAR_FIRST));
            dayFirst.forEach(format -> comesBack(time, format, DateOrder.DAY_FIRST));
            monthFirst.forEach(format -> comesBack(time, format, DateOrder.MONTH_FIRST));
        }
    }

    @Test
    void daysAreThoseOfTheCalendar() {
        for (LocalDate day = LocalDate.of(1899, 12, 25); day.getYear() < 2201; day = day.plusDays(1)) {
            assertEquals(day.toEpochDay(), Stamp.epochDay(day.getYear(), day.getMonthValue(), day.getDayOfMonth()));
        }
    }

    /** A reader meets every text there is; none may do anything but be read or not. */
    @Test
    void noTextBreaksTheScanner() {
        SplittableRandom random = new SplittableRandom(SEED);
        String letters =
                "0123456789012345678901234567890123456789-/.:, TZ+[]apmMARr\u5e74\u6708\u65e5\u65f6\u5206\u79d2\u4e0a\u5348";
        for (int i = 0; i < 100_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(30); length > 0; length--) {
                text.append(letters.charAt(random.nextInt(letters.length())));
            }
            if (parse(text.toString()) && stamp.dated()) {
                for (DateOrder order : DateOrder.values()) {
                    boolean day = stamp.day(order) != Stamp.NONE;
                    assertEquals(day, stamp.micros(order) != Stamp.NONE, () -> text + " seed " + SEED);
                }
            }
        }
    }

    private void comesBack(LocalDateTime time, String format, DateOrder order) {
        String text = DateTimeFormatter.ofPattern(format, Locale.US).format(time);
        assertEquals(
                ChronoUnit.MICROS.between(LocalDateTime.of(1970, 1, 1, 0, 0), time),
                read(text, order),
                () -> text + " seed " + SEED);
    }

    private long read(String text, DateOrder order) {
        assertTrue(parse(text), () -> "(" + text + ") is no stamp, seed " + SEED);
        assertTrue(stamp.allows(order), () -> "(" + text + ") is not " + order);
        return stamp.micros(order);
    }

    private boolean parse(String text) {
        char[] cell = (";" + text + ";").toCharArray();
        return stamp.parse(cell, 1, cell.length - 1);
    }

    private static long micros(String local) {
        return ChronoUnit.MICROS.between(LocalDateTime.ofEpochSecond(0, 0, ZoneOffset.UTC), LocalDateTime.parse(local));
    }
}
