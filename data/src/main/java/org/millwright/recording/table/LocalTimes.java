package org.millwright.recording.table;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import org.jspecify.annotations.Nullable;

/**
 * Turns the times of one machine, row after row, into times that rise: counts midnights, or takes local times to UTC.
 *
 * <p>Of an hour that clocks repeat in autumn, rows are the first until the time goes back, then the second. Of an hour that clocks
 * leave out in spring, times are taken as if the clock had not been put forward.
 */
final class LocalTimes {
    private static final long SECOND = 1_000_000L;
    private static final long HALF_DAY = TimePlan.DAY / 2;

    private final boolean midnights;
    private final @Nullable ZoneRules rules;
    private long days;
    private long last = Long.MIN_VALUE;
    private long from = 1;
    private long until;
    private long offset;
    private boolean second;

    LocalTimes(boolean midnights, @Nullable ZoneId zone) {
        this.midnights = midnights;
        rules = zone == null ? null : zone.getRules();
    }

    long next(long raw) {
        long time = raw + days;
        if (midnights && last != Long.MIN_VALUE && last - time > HALF_DAY) {
            days += TimePlan.DAY;
            time += TimePlan.DAY;
        }
        long result = rules == null ? time : utc(time, rules);
        last = time;
        return result;
    }

    private long utc(long local, ZoneRules zone) {
        if (local >= from && local < until) {
            second = false;
            return local - offset;
        }
        LocalDateTime wall = LocalDateTime.ofEpochSecond(Math.floorDiv(local, SECOND), 0, ZoneOffset.UTC);
        ZoneOffsetTransition change = zone.getTransition(wall);
        if (change == null) {
            second = false;
            remember(zone, zone.getOffset(wall), wall);
            return local - offset;
        }
        second = change.isOverlap() && (second || (local < last && inside(last, change)));
        ZoneOffset there = second ? change.getOffsetAfter() : change.getOffsetBefore();
        return local - there.getTotalSeconds() * SECOND;
    }

    private static boolean inside(long local, ZoneOffsetTransition change) {
        return local >= change.getDateTimeAfter().toEpochSecond(ZoneOffset.UTC) * SECOND;
    }

    /** The offset holds from behind one change of the clocks to before the next. */
    private void remember(ZoneRules zone, ZoneOffset now, LocalDateTime wall) {
        offset = now.getTotalSeconds() * SECOND;
        Instant instant = wall.toInstant(now);
        ZoneOffsetTransition before = zone.previousTransition(instant.plusSeconds(1));
        ZoneOffsetTransition next = zone.nextTransition(instant);
        from = before == null ? Long.MIN_VALUE : later(before) * SECOND;
        until = next == null ? Long.MAX_VALUE : earlier(next) * SECOND;
    }

    private static long later(ZoneOffsetTransition change) {
        return Math.max(
                change.getDateTimeAfter().toEpochSecond(ZoneOffset.UTC),
                change.getDateTimeBefore().toEpochSecond(ZoneOffset.UTC));
    }

    private static long earlier(ZoneOffsetTransition change) {
        return Math.min(
                change.getDateTimeAfter().toEpochSecond(ZoneOffset.UTC),
                change.getDateTimeBefore().toEpochSecond(ZoneOffset.UTC));
    }
}
