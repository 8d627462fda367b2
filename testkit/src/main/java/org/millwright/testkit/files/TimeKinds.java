package org.millwright.testkit.files;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.millwright.recording.TimeAxis;
import org.millwright.testkit.files.signal.Entry;
import org.millwright.testkit.files.signal.Signal;
import org.millwright.testkit.files.truth.Truth;

/** Changes the way the times are written. */
final class TimeKinds {
    private static final long MICROS_OF_1900_TO_1970 = 25_569L * Draft.DAY;

    private TimeKinds() {}

    static void utc(Draft draft) {
        String end = draft.pick(List.of("'Z'", "'Z'", "' UTC'", "'+00:00'"));
        draft.time = TimeStyle.pattern(draft, "yyyy-MM-dd'T'HH:mm:ss" + TimeStyle.fraction(draft, '.') + end)
                .meaning(TimeAxis.Kind.INSTANT, micros -> micros);
    }

    /** One offset, or both offsets of a zone whose clock changes in the middle of the recording. */
    static void offset(Draft draft) {
        ZoneId zone = ZoneId.of(draft.pick(List.of("Europe/Berlin", "Asia/Shanghai", "America/Sao_Paulo")));
        if (zone.getId().equals("Europe/Berlin") && draft.random.nextBoolean()) {
            draft.start = TimeStyle.micros(
                    draft.random.nextBoolean()
                            ? LocalDateTime.of(2023, 3, 25, 23, 0)
                            : LocalDateTime.of(2023, 10, 28, 23, 0));
            draft.pace(10 * Draft.MINUTE);
        }
        DateTimeFormatter format = DateTimeFormatter.ofPattern(
                "yyyy-MM-dd'T'HH:mm:ss" + TimeStyle.fraction(draft, '.') + draft.pick(List.of("xxx", "xx")),
                Locale.ROOT);
        draft.time = TimeStyle.local(
                        TimeStyle.header(draft),
                        micros -> format.format(
                                TimeStyle.date(micros).atOffset(ZoneOffset.UTC).atZoneSameInstant(zone)))
                .meaning(TimeAxis.Kind.INSTANT, micros -> micros);
    }

    static void compactIso(Draft draft) {
        draft.paceAtLeast(Draft.SECOND);
        draft.time = TimeStyle.pattern(draft, draft.pick(List.of("yyyyMMdd'T'HHmmss", "yyyy/MM/dd HH:mm:ss")));
    }

    static void commaFraction(Draft draft) {
        draft.pace(100_000);
        draft.time = TimeStyle.pattern(draft, "yyyy-MM-dd HH:mm:ss','SSS");
    }

    /** The first rows alone would not decide it in half of the files. */
    static void dayMonth(Draft draft, List<String> patterns) {
        decidable(draft);
        draft.time = TimeStyle.pattern(draft, draft.pick(patterns));
    }

    private static void decidable(Draft draft) {
        LocalDateTime first = TimeStyle.date(draft.start);
        if (draft.random.nextBoolean()) {
            draft.start = TimeStyle.micros(first.withDayOfMonth(draft.random.nextInt(13, 28)));
            draft.paceAtLeast(Draft.MINUTE);
        } else {
            draft.start = TimeStyle.micros(first.withDayOfMonth(11).withMonth(3).withHour(20));
            long span = 2 * Draft.DAY / draft.rows;
            draft.pace((span / Draft.MINUTE + 1) * Draft.MINUTE);
        }
        draft.pace(draft.step);
    }

    /** Names of months in English, as many programs print them everywhere. */
    static void monthNames(Draft draft) {
        draft.paceAtLeast(Draft.SECOND);
        DateTimeFormatter format = DateTimeFormatter.ofPattern(
                draft.pick(List.of("dd-MMM-yyyy HH:mm:ss", "d MMM yyyy HH:mm:ss", "MMM d yyyy HH:mm:ss")),
                Locale.ENGLISH);
        draft.time = TimeStyle.local(TimeStyle.header(draft), micros -> format.format(TimeStyle.date(micros)));
        draft.mayBeRefused(Set.copyOf(draft.timeHeaders()));
    }

    /** 15.03.24: a year of two digits, which a careful reader may refuse. */
    static void twoDigitYear(Draft draft) {
        dayMonth(draft, List.of("dd.MM.yy HH:mm:ss", "dd/MM/yy HH:mm", "MM/dd/yy HH:mm"));
        draft.mayBeRefused(Set.copyOf(draft.timeHeaders()));
    }

    static void dateOnly(Draft draft) {
        draft.start -= Math.floorMod(draft.start, Draft.DAY);
        draft.pace(Draft.DAY);
        draft.time = TimeStyle.pattern(draft, "yyyy-MM-dd");
    }

    /** A clock without a date anywhere. */
    static void timeOfDay(Draft draft) {
        boolean overMidnight = draft.random.nextInt(3) == 0;
        long midnight = draft.start - Math.floorMod(draft.start, Draft.DAY);
        draft.startAt(midnight + (overMidnight ? Draft.DAY - 10 * Draft.SECOND : 6 * Draft.HOUR));
        draft.pace(overMidnight ? Draft.SECOND : Math.min(draft.step, Draft.SECOND));
        draft.time = TimeStyle.pattern(draft, "HH:mm:ss" + TimeStyle.fraction(draft, '.'))
                .headers(List.of(draft.vocabulary.dateAndTime().getLast()))
                .meaning(TimeAxis.Kind.ELAPSED, micros -> micros - midnight)
                .anyOrigin();
        if (overMidnight) {
            draft.arrangements.add(Draft.Arrangement.NUMBERED);
        }
        draft.mayBeRefused(Set.copyOf(draft.timeHeaders()));
    }

    /** Every day is also a month: nothing in the column says which comes first. */
    static void undecidable(Draft draft) {
        LocalDateTime first = TimeStyle.date(draft.start);
        int day = draft.random.nextInt(1, 13);
        int month = day % 12 + 1;
        draft.start =
                TimeStyle.micros(first.withDayOfMonth(day).withMonth(month).withHour(8));
        draft.pace(Draft.MINUTE);
        draft.time = TimeStyle.pattern(draft, draft.pick(List.of("dd/MM/yyyy HH:mm", "MM/dd/yyyy HH:mm:ss")));
        draft.mustBeRefused = true;
        draft.mayBeRefused(Set.copyOf(draft.timeHeaders()));
    }

    /** A 12-hour clock: the mark of the half of the day before or after the hour. */
    static void twelveHours(Draft draft, String morning, String afternoon, String pattern) {
        decidable(draft);
        draft.paceAtLeast(10 * Draft.MINUTE);
        draft.time = twelveHourStyle(draft, morning, afternoon, pattern);
    }

    /** Clocks that fewer programs know; a refusal that names the column is right too. */
    static void otherTwelveHours(Draft draft) {
        if (draft.random.nextBoolean()) {
            twelveHours(draft, "오전", "오후", "yyyy-MM-dd '§' h:mm:ss");
        } else {
            twelveHours(draft, "π.μ.", "μ.μ.", "d/M/yyyy h:mm:ss '§'");
        }
        draft.mayBeRefused(Set.copyOf(draft.timeHeaders()));
    }

    private static TimeStyle twelveHourStyle(Draft draft, String morning, String afternoon, String pattern) {
        DateTimeFormatter format = DateTimeFormatter.ofPattern(pattern, Locale.ROOT);
        return TimeStyle.local(TimeStyle.header(draft), micros -> {
            LocalDateTime date = TimeStyle.date(micros);
            return format.format(date).replace("§", date.getHour() < 12 ? morning : afternoon);
        });
    }

    static void dateAndTime(Draft draft) {
        draft.paceAtLeast(Draft.SECOND);
        decidable(draft);
        String clock = draft.pick(List.of("HH:mm:ss", "H:mm:ss", "HH:mm:ss.SSS", "hh:mm:ss '§'"));
        DateTimeFormatter date =
                DateTimeFormatter.ofPattern(draft.pick(List.of("yyyy-MM-dd", "dd.MM.yyyy", "M/d/yyyy")), Locale.ROOT);
        DateTimeFormatter time = DateTimeFormatter.ofPattern(clock, Locale.ROOT);
        boolean timeFirst = draft.random.nextInt(4) == 0;
        List<String> headers = draft.vocabulary.dateAndTime();
        draft.time = new TimeStyle(
                timeFirst ? headers.reversed() : headers,
                micros -> {
                    LocalDateTime now = TimeStyle.date(micros);
                    String half = now.getHour() < 12 ? "AM" : "PM";
                    List<String> texts =
                            List.of(date.format(now), time.format(now).replace("§", half));
                    return timeFirst ? texts.reversed() : texts;
                },
                micros -> micros,
                new Truth.Clock(TimeAxis.Kind.LOCAL, 0, false),
                false);
    }

    /** As weather and energy data do: one column for each part of the time. Six numbers may be taken for six tags. */
    static void sixColumns(Draft draft) {
        draft.paceAtLeast(Draft.SECOND);
        draft.time = new TimeStyle(
                draft.pick(List.of(
                        List.of("year", "month", "day", "hour", "minute", "second"),
                        List.of("Jahr", "Monat", "Tag", "Stunde", "Minute", "Sekunde"))),
                micros -> {
                    LocalDateTime date = TimeStyle.date(micros);
                    return IntStream.of(
                                    date.getYear(),
                                    date.getMonthValue(),
                                    date.getDayOfMonth(),
                                    date.getHour(),
                                    date.getMinute(),
                                    date.getSecond())
                            .mapToObj(String::valueOf)
                            .toList();
                },
                micros -> micros,
                new Truth.Clock(TimeAxis.Kind.LOCAL, 0, false),
                true);
        draft.arrangements.add(Draft.Arrangement.NUMBERED);
        draft.mayBeRefused(Set.copyOf(draft.timeHeaders()));
    }

    /** As vibration loggers do: hour, minute, second, microsecond, each in its own column, no date. */
    static void hourMinuteSecondMicros(Draft draft) {
        draft.pace(draft.pick(List.of(39L, 40L, 1_000L, 100_000L)));
        draft.time = new TimeStyle(
                draft.pick(List.of(List.of("hour", "minute", "second", "microsecond"), List.of("h", "min", "s", "µs"))),
                micros -> {
                    long ofDay = Math.floorMod(micros, Draft.DAY);
                    return List.of(
                            String.valueOf(ofDay / Draft.HOUR),
                            String.valueOf(ofDay / Draft.MINUTE % 60),
                            String.valueOf(ofDay / Draft.SECOND % 60),
                            String.valueOf(ofDay % Draft.SECOND));
                },
                micros -> Math.floorMod(micros, Draft.DAY),
                new Truth.Clock(TimeAxis.Kind.ELAPSED, 0, true),
                true);
        if (draft.random.nextBoolean()) {
            LayoutKinds.noHeader(draft);
        }
    }

    static void dateInFileName(Draft draft) {
        draft.paceAtLeast(Draft.SECOND);
        draft.pace(Math.min(draft.step, 10 * Draft.SECOND));
        String date = draft.pick(List.of("yyyy-MM-dd", "yyyyMMdd", "yyyy_MM_dd"));
        draft.stem += "_" + DateTimeFormatter.ofPattern(date, Locale.ROOT).format(TimeStyle.date(draft.start));
        draft.time = TimeStyle.pattern(draft, "HH:mm:ss")
                .headers(List.of(draft.vocabulary.dateAndTime().getLast()));
        draft.mayBeRefused(Set.copyOf(draft.timeHeaders()));
    }

    static void epochNanos(Draft draft) {
        draft.time = TimeStyle.epoch(draft, new BigDecimal("0.001"));
    }

    static void epoch(Draft draft, long unitMicros) {
        draft.paceAtLeast(Math.min(unitMicros, 100_000));
        if (unitMicros != 1000 && draft.random.nextInt(3) == 0) {
            draft.jitter();
        }
        draft.time = TimeStyle.epoch(draft, BigDecimal.valueOf(unitMicros));
    }

    /** Days since 1899-12-30, ten decimals: a spreadsheet's own count, in text, rounded to microseconds. */
    static void excelSerial(Draft draft) {
        draft.paceAtLeast(Draft.SECOND);
        draft.time = TimeStyle.local(
                        TimeStyle.header(draft), micros -> BigDecimal.valueOf(micros + MICROS_OF_1900_TO_1970)
                                .divide(BigDecimal.valueOf(Draft.DAY), 10, RoundingMode.HALF_EVEN)
                                .toPlainString())
                .tolerance(10)
                .asNumbers();
        draft.mayBeRefused(Set.copyOf(draft.timeHeaders()));
    }

    static void relativeSeconds(Draft draft) {
        draft.time = TimeStyle.elapsed(
                draft, draft.pick(List.of("time", "Time [s]", "t (s)", "elapsed_s", "时间 [s]")), Draft.SECOND);
    }

    /** Seconds that a program multiplied out in doubles: 0.1, 0.2, 0.30000000000000004. */
    static void addedSeconds(Draft draft) {
        draft.pace(100_000);
        long origin = draft.start;
        draft.time = TimeStyle.elapsed(draft, "time", Draft.SECOND)
                .cells(micros -> List.of(Double.toString(Math.floorDiv(micros - origin, draft.step) * 0.1)))
                .tolerance(1);
    }

    /** Milliseconds or minutes, named in the header. */
    static void relativeOther(Draft draft) {
        if (draft.random.nextBoolean()) {
            draft.time = TimeStyle.elapsed(draft, draft.pick(List.of("Time [ms]", "t (ms)")), 1000);
        } else {
            draft.paceAtLeast(Draft.MINUTE);
            draft.time = TimeStyle.elapsed(draft, draft.pick(List.of("Time [min]", "Zeit (min)")), Draft.MINUTE);
        }
    }

    static void none(Draft draft) {
        draft.time = null;
    }

    /** One row a cycle: the number of the cycle is no time. */
    static void cycles(Draft draft) {
        draft.time = null;
        Column cycle = new Column(draft.pick(List.of("cycle", "Zyklus", "Cycle No", "周期")), "", List.of());
        int first = draft.random.nextInt(0, 50);
        for (int row = 0; row < draft.rows; row++) {
            cycle.entries.add(Entry.number(String.valueOf(first + row)));
        }
        cycle.required = false;
        draft.columns.addFirst(cycle);
    }

    /** One row a cycle and one column a sample of it, nothing else: no time, no names. */
    static void cycleSamples(Draft draft) {
        draft.time = null;
        draft.look.separator = "\t";
        draft.columns.clear();
        int samples = draft.random.nextInt(30, 90);
        for (int sample = 0; sample < samples; sample++) {
            draft.columns.add(new Column("sample " + sample, "", Signal.PRESSURE.entries(draft.random, draft.rows)));
        }
        LayoutKinds.noHeader(draft);
    }

    /** Two columns of text times: either may be the axis, the other is no tag. */
    static void several(Draft draft) {
        draft.paceAtLeast(Draft.SECOND);
        TimeStyle one = TimeStyle.pattern(draft, "yyyy-MM-dd HH:mm:ss");
        DateTimeFormatter format = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS", Locale.ROOT);
        long later = draft.random.nextInt(1, 900) * 1000L;
        draft.time = new TimeStyle(
                draft.pick(List.of(List.of("SourceTimestamp", "ServerTimestamp"), List.of("start_time", "end_time"))),
                micros -> List.of(one.cells().apply(micros).getFirst(), format.format(TimeStyle.date(micros + later))),
                micros -> micros,
                new Truth.Clock(TimeAxis.Kind.LOCAL, 0, true),
                false);
    }
}
