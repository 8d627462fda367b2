package org.millwright.program.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.millwright.program.text.Language;
import org.millwright.program.text.Texts;
import org.millwright.program.text.Times;
import org.millwright.recording.TimeAxis;

class AxisTest {
    private static final long SECOND = 1_000_000;

    @Test
    void hoursAreMarkedOnTheWallClockOfTheZone() {
        Axis axis = axis(new TimeAxis(TimeAxis.Kind.INSTANT, "time", ZoneId.of("Asia/Kolkata"), SECOND));
        long from = micros("2026-03-01T22:10:00Z");

        List<Axis.Mark> marks = axis.marks(new Window(from, from + 4 * 3_600 * SECOND), 5);

        assertEquals(List.of("04:00", "05:00", "06:00", "07:00"), labels(marks));
        assertEquals(1_000 * 20 / 240.0, marks.getFirst().x(), 0.01);
    }

    @Test
    void midnightNamesTheDay() {
        Axis axis = axis(new TimeAxis(TimeAxis.Kind.LOCAL, "time", null, SECOND));
        long from = micros("2026-02-28T18:30:00Z");

        assertEquals(
                List.of("20:00", "22:00", "03-01", "02:00"),
                labels(axis.marks(new Window(from, from + 9 * 3_600 * SECOND), 4)));
    }

    @Test
    void monthsAndYearsAreMarkedByDate() {
        Axis axis = axis(new TimeAxis(TimeAxis.Kind.LOCAL, "time", null, 3_600 * SECOND));
        long from = micros("2020-01-01T00:00:00Z");

        List<Axis.Mark> marks = axis.marks(new Window(from, from + 2_000 * 86_400 * SECOND), 6);

        assertTrue(marks.size() >= 2, labels(marks).toString());
        assertTrue(
                labels(marks).getFirst().startsWith("2020-01-02"), labels(marks).toString());
    }

    @Test
    void rowsAreCountedFromOneInRoundSteps() {
        Axis axis = axis(new TimeAxis(TimeAxis.Kind.ROWS, "", null, SECOND));

        List<Axis.Mark> marks = axis.marks(new Window(0, 999 * SECOND), 5);

        assertEquals(List.of("200", "400", "600", "800", "1,000"), labels(marks));
        assertEquals(1_000 * 199 / 999.0, marks.getFirst().x(), 0.01);
    }

    @Test
    void elapsedTimeIsMarkedInClockSteps() {
        Axis axis = axis(new TimeAxis(TimeAxis.Kind.ELAPSED, "t", null, SECOND));

        assertEquals(List.of("+0:10:00", "+0:20:00", "+0:30:00"), labels(axis.marks(new Window(0, 1_999 * SECOND), 5)));
    }

    /** Any recording, from microseconds to centuries, has some marks, not too many, inside and in order. */
    @Test
    void everyWindowHasAFewMarksInOrder() {
        long seed = Long.getLong("millwright.seed", new SplittableRandom().nextLong());
        SplittableRandom random = new SplittableRandom(seed);
        List<TimeAxis.Kind> kinds = List.of(TimeAxis.Kind.values());
        for (int round = 0; round < 2_000; round++) {
            TimeAxis.Kind kind = kinds.get(random.nextInt(4));
            long step = kind == TimeAxis.Kind.ROWS ? SECOND : (long) Math.pow(10, random.nextDouble(0, 10));
            long length = step * random.nextInt(40, 100_000);
            long from = kind == TimeAxis.Kind.ELAPSED || kind == TimeAxis.Kind.ROWS
                    ? 0
                    : random.nextLong(0, 2_000_000_000L * SECOND);
            List<Axis.Mark> marks = axis(new TimeAxis(kind, "t", null, step)).marks(new Window(from, from + length), 8);
            String where = "seed " + seed + ", round " + round + ", " + kind + ", step " + step + ", length " + length;
            assertTrue(marks.size() <= 10, where + ": " + labels(marks));
            boolean brief = length < 8 * SECOND;
            assertTrue(brief || !marks.isEmpty(), where);
            double last = -1;
            for (Axis.Mark mark : marks) {
                assertTrue(mark.x() > last && mark.x() <= Window.WIDTH, where);
                last = mark.x();
            }
        }
    }

    private static Axis axis(TimeAxis time) {
        return new Axis(time, new Times(time, Texts.of(Language.ENGLISH)));
    }

    private static long micros(String instant) {
        return Instant.parse(instant).toEpochMilli() * 1_000;
    }

    private static List<String> labels(List<Axis.Mark> marks) {
        return marks.stream().map(Axis.Mark::label).toList();
    }
}
