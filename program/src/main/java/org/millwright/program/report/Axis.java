package org.millwright.program.report;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.millwright.program.text.Times;
import org.millwright.recording.TimeAxis;
import org.millwright.warning.Amount;

/** Marks on the time axis at round times: dates and hours of the wall clock, elapsed time, or row numbers. */
final class Axis {
    private static final long SECOND = 1_000_000;
    private static final List<Duration> CLOCK_STEPS = List.of(
            Duration.ofSeconds(1),
            Duration.ofSeconds(2),
            Duration.ofSeconds(5),
            Duration.ofSeconds(10),
            Duration.ofSeconds(30),
            Duration.ofMinutes(1),
            Duration.ofMinutes(2),
            Duration.ofMinutes(5),
            Duration.ofMinutes(10),
            Duration.ofMinutes(30),
            Duration.ofHours(1),
            Duration.ofHours(2),
            Duration.ofHours(3),
            Duration.ofHours(6),
            Duration.ofHours(12));
    private static final List<Integer> DAY_STEPS = List.of(1, 2, 7, 14, 28, 91, 182, 365, 730, 1825, 3650, 36_500);

    private final TimeAxis time;
    private final Times times;

    Axis(TimeAxis time, Times times) {
        this.time = time;
        this.times = times;
    }

    /** A mark and what stands under it. */
    record Mark(double x, String label) {}

    /** At most {@code most} marks in a window. */
    List<Mark> marks(Window window, int most) {
        return time.dated() ? dated(window, most) : counted(window, most);
    }

    private List<Mark> dated(Window window, int most) {
        for (Duration step : CLOCK_STEPS) {
            if (window.length() / (step.toNanos() / 1_000) <= most) {
                return clock(window, step);
            }
        }
        for (int days : DAY_STEPS) {
            if (window.length() / (days * 86_400L * SECOND) <= most) {
                return calendar(window, days);
            }
        }
        return List.of();
    }

    private List<Mark> clock(Window window, Duration step) {
        LocalDateTime day = times.wall(window.fromMicros()).truncatedTo(ChronoUnit.DAYS);
        long since = Duration.between(day, times.wall(window.fromMicros())).dividedBy(step) + 1;
        LocalDateTime wall = day.plus(step.multipliedBy(since));
        String pattern = step.toSeconds() % 60 == 0 ? "HH:mm" : "HH:mm:ss";
        List<Mark> marks = new ArrayList<>();
        for (; micros(wall) <= window.untilMicros(); wall = wall.plus(step)) {
            boolean midnight = wall.toLocalTime().toSecondOfDay() == 0;
            marks.add(mark(window, wall, midnight ? "MM-dd" : pattern));
        }
        return marks;
    }

    private List<Mark> calendar(Window window, int days) {
        LocalDateTime wall =
                times.wall(window.fromMicros()).truncatedTo(ChronoUnit.DAYS).plusDays(1);
        String pattern = days >= 28 ? "yyyy-MM-dd" : "MM-dd";
        List<Mark> marks = new ArrayList<>();
        for (; micros(wall) <= window.untilMicros(); wall = wall.plusDays(days)) {
            marks.add(mark(window, wall, pattern));
        }
        return marks;
    }

    private Mark mark(Window window, LocalDateTime wall, String pattern) {
        return new Mark(window.x(micros(wall)), wall.format(DateTimeFormatter.ofPattern(pattern, Locale.ROOT)));
    }

    private long micros(LocalDateTime wall) {
        ZoneId zone = times.zone();
        return ChronoUnit.MICROS.between(Instant.EPOCH, wall.atZone(zone).toInstant());
    }

    /** Elapsed time and rows, by 1, 2 or 5 of a power of ten; elapsed time above a minute by sixties. */
    private List<Mark> counted(Window window, int most) {
        boolean rows = time.kind() == TimeAxis.Kind.ROWS;
        long step = rows ? SECOND : Math.min(SECOND, time.stepMicros());
        while (window.length() / step > most) {
            step = !rows && step >= SECOND ? longer(step) : next(step);
        }
        List<Mark> marks = new ArrayList<>();
        long shift = rows ? SECOND : 0;
        long first = (Math.floorDiv(window.fromMicros(), step) + 1) * step;
        for (long at = first; at - shift <= window.untilMicros(); at += step) {
            marks.add(new Mark(window.x(at - shift), rows ? Amount.grouped(at / SECOND) : times.at(at)));
        }
        return marks;
    }

    private static long longer(long step) {
        return CLOCK_STEPS.stream()
                .mapToLong(known -> known.toNanos() / 1_000)
                .filter(known -> known > step)
                .findFirst()
                .orElse(step * 2);
    }

    private static long next(long step) {
        long power = 1;
        while (power * 10 <= step) {
            power *= 10;
        }
        long lead = step / power;
        return lead < 2 ? 2 * power : lead < 5 ? 5 * power : 10 * power;
    }
}
