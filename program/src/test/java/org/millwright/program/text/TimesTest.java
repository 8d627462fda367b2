package org.millwright.program.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.millwright.Message;
import org.millwright.recording.TimeAxis;

class TimesTest {
    private static final long SECOND = 1_000_000;
    private static final Texts ENGLISH = Texts.of(Language.ENGLISH);
    private static final Texts CHINESE = Texts.of(Language.CHINESE);

    @Test
    void instantsAreShownInTheZoneThatWasNamed() {
        Times times = new Times(axis(TimeAxis.Kind.INSTANT, "Asia/Shanghai", SECOND), ENGLISH);

        assertEquals("2026-03-01 20:00:05", times.at(micros("2026-03-01T12:00:05Z")));
        assertEquals("Times are in the zone Asia/Shanghai.", times.meaning());
    }

    /** In Berlin the hour from 02:00 to 03:00 came twice on 2026-10-25. */
    @Test
    void anHourThatComesTwiceCarriesItsOffset() {
        Times times = new Times(axis(TimeAxis.Kind.INSTANT, "Europe/Berlin", SECOND), ENGLISH);

        assertEquals("2026-10-25 02:30:00+02:00", times.at(micros("2026-10-25T00:30:00Z")));
        assertEquals("2026-10-25 02:30:00+01:00", times.at(micros("2026-10-25T01:30:00Z")));
        assertEquals("2026-10-25 03:30:00", times.at(micros("2026-10-25T02:30:00Z")));
    }

    @Test
    void noFinerThanTheRows() {
        long noon = micros("2026-03-01T12:00:00Z");

        assertEquals("2026-03-01 12:00", local(60 * SECOND).at(noon));
        assertEquals("2026-03-01 12:00:30", local(60 * SECOND).at(noon + 30 * SECOND));
        assertEquals("2026-03-01 12:00:00.250", local(SECOND / 4).at(noon + SECOND / 4));
        assertEquals("2026-03-01 12:00:00.250", local(SECOND).at(noon + SECOND / 4), "a stray fraction is not hidden");
    }

    @Test
    void countedTimesAreCounted() {
        Times elapsed = new Times(axis(TimeAxis.Kind.ELAPSED, null, SECOND), ENGLISH);
        Times rows = new Times(axis(TimeAxis.Kind.ROWS, null, SECOND), ENGLISH);

        assertEquals("+1:02:03", elapsed.at(3_723 * SECOND));
        assertEquals("−0:00:05", elapsed.at(-5 * SECOND));
        assertEquals(
                "+0:00:01.500", new Times(axis(TimeAxis.Kind.ELAPSED, null, SECOND / 2), ENGLISH).at(3 * SECOND / 2));
        assertEquals("row 4,022", rows.at(4_021 * SECOND), "rows are counted from 1");
        assertEquals("12 rows", rows.length(12 * SECOND));
        assertEquals("1 row", rows.length(SECOND));
        assertEquals("第 4,022 行", new Times(axis(TimeAxis.Kind.ROWS, null, SECOND), CHINESE).at(4_021 * SECOND));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0 s, 0 秒",
        "250000, 0.25 s, 0.25 秒",
        "59000000, 59 s, 59 秒",
        "60000000, 1 min, 1 分",
        "61000000, 1 min 1 s, 1 分 1 秒",
        "3599600000, 1 h 0 min, 1 小时 0 分",
        "7500000000, 2 h 5 min, 2 小时 5 分",
        "97200000000, 1 d 3 h, 1 天 3 小时"
    })
    void lengthsHaveTwoParts(long micros, String english, String chinese) {
        assertEquals(english, local(SECOND).length(micros));
        assertEquals(chinese, new Times(axis(TimeAxis.Kind.LOCAL, null, SECOND), CHINESE).length(micros));
    }

    @Test
    void aMessageWithoutAChineseTextIsSaidInEnglish() {
        Message unknown = Message.of("test.only.english", "Only {what}.", "what", "{braces}");

        assertEquals("Only {braces}.", CHINESE.say(unknown));
        assertEquals("第 7 行", CHINESE.say("text.time.row", "row {row}", "row", 7));
        assertEquals("row 7", ENGLISH.say("text.time.row", "row {row}", "row", 7));
    }

    @Test
    void languagesAreRecognisedByTheirStart() {
        assertEquals(Optional.of(Language.CHINESE), Language.of("zh_CN.UTF-8"));
        assertEquals(Optional.of(Language.CHINESE), Language.of("ZH-Hans"));
        assertEquals(Optional.of(Language.ENGLISH), Language.of("en"));
        assertEquals(Optional.empty(), Language.of("C.UTF-8"));
        assertEquals(Optional.empty(), Language.of("zhuang"));
    }

    private static Times local(long step) {
        return new Times(axis(TimeAxis.Kind.LOCAL, null, step), ENGLISH);
    }

    private static TimeAxis axis(TimeAxis.Kind kind, @org.jspecify.annotations.Nullable String zone, long step) {
        return new TimeAxis(kind, "time", zone == null ? null : ZoneId.of(zone), step);
    }

    private static long micros(String instant) {
        return Instant.parse(instant).toEpochMilli() * 1_000;
    }
}
