package org.millwright.testkit.files;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Set;
import org.millwright.recording.ReadOptions;
import org.millwright.recording.TimeAxis;
import org.millwright.testkit.files.truth.Truth;

/** Changes the order and the distances of the times. */
final class OrderKinds {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private OrderKinds() {}

    /** A logger with whole seconds only: several rows share one stamp, and all of them count. */
    static void equalStamps(Draft draft) {
        int run = draft.random.nextInt(2, 11);
        for (int row = 0; row < draft.rows; row++) {
            draft.times[row] = draft.times[row / run * run];
        }
    }

    /** A few rows came late by one to three places. */
    static void outOfOrder(Draft draft) {
        for (int row = 4; row + 4 < draft.rows; row += draft.random.nextInt(8, 30)) {
            int place = row + draft.random.nextInt(1, 4);
            long late = draft.times[row];
            System.arraycopy(draft.times, row + 1, draft.times, row, place - row);
            draft.times[place] = late;
            // Leaving the late row out, or the early ones before it, is right as long as it is counted.
            for (int touched = row; touched <= place; touched++) {
                draft.fates.put(touched, Truth.Fate.READ_OR_SKIPPED);
            }
        }
        sortedOrRefused(draft);
    }

    /** Newest first, as exports of historians are. */
    static void newestFirst(Draft draft) {
        for (int row = 0; row < draft.rows / 2; row++) {
            long kept = draft.times[row];
            draft.times[row] = draft.times[draft.rows - 1 - row];
            draft.times[draft.rows - 1 - row] = kept;
        }
        sortedOrRefused(draft);
    }

    private static void sortedOrRefused(Draft draft) {
        draft.arrangements.clear();
        draft.arrangements.add(Draft.Arrangement.SORTED);
        draft.mayBeRefusedAt(Set.of());
    }

    /** Several runs after one another, each counting from zero: no common time, so the row's number is all there is. */
    static void restarts(Draft draft) {
        draft.time = TimeStyle.elapsed(draft, "time", Draft.SECOND);
        int run = Math.max(5, draft.rows / draft.random.nextInt(2, 5));
        for (int row = 0; row < draft.rows; row++) {
            draft.times[row] = draft.start + row % run * draft.step;
        }
        draft.arrangements.clear();
        draft.arrangements.add(Draft.Arrangement.NUMBERED);
        draft.mayBeRefusedAt(Set.of());
    }

    /** The clock is set back at the end of summer time; without a zone nobody can tell the two hours apart. */
    static void repeatedHour(Draft draft) {
        summerEnds(draft);
        draft.arrangements.clear();
        draft.arrangements.add(Draft.Arrangement.SORTED);
        draft.arrangements.add(Draft.Arrangement.NUMBERED);
        draft.mayBeRefusedAt(Set.of());
    }

    /** The same, but the person names the zone: each hour is there in full, so the order of the rows decides. */
    static void repeatedHourWithZone(Draft draft) {
        long[] instants = summerEnds(draft);
        draft.options = new ReadOptions(Set.of(), null, BERLIN);
        draft.meant = instants;
        TimeStyle style = draft.time;
        if (style != null) {
            draft.time = style.meaning(TimeAxis.Kind.INSTANT, micros -> micros);
        }
        draft.mayBeRefusedAt(Set.of());
    }

    private static long[] summerEnds(Draft draft) {
        draft.start =
                TimeStyle.micros(LocalDateTime.of(2023, 10, 29, 0, 0)) - (draft.rows > 40 ? 30 * Draft.MINUTE : 0);
        draft.step = 5 * Draft.MINUTE;
        draft.times = new long[draft.rows];
        long[] instants = new long[draft.rows];
        for (int row = 0; row < draft.rows; row++) {
            instants[row] = draft.start + row * draft.step;
            draft.times[row] = TimeStyle.micros(TimeStyle.date(instants[row])
                    .atOffset(ZoneOffset.UTC)
                    .atZoneSameInstant(BERLIN)
                    .toLocalDateTime());
        }
        return instants;
    }

    /** Zoneless times, and the person names the zone. */
    static void zoneSaid(Draft draft) {
        draft.paceAtLeast(Draft.SECOND);
        draft.startAt(TimeStyle.micros(TimeStyle.date(draft.start)
                .withMonth(draft.pick(java.util.List.of(1, 7)))
                .withHour(9)));
        ZoneId zone = ZoneId.of(draft.pick(java.util.List.of("Europe/Berlin", "Asia/Shanghai", "UTC")));
        draft.options = new ReadOptions(Set.of(), null, zone);
        draft.pace(Math.min(draft.step, Draft.HOUR));
        TimeStyle style = draft.time;
        if (style != null) {
            draft.time = style.meaning(
                    TimeAxis.Kind.INSTANT,
                    micros -> TimeStyle.micros(TimeStyle.date(micros)
                            .atZone(zone)
                            .withZoneSameInstant(ZoneOffset.UTC)
                            .toLocalDateTime()));
        }
    }
}
