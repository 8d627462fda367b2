package org.millwright.testkit.files;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.millwright.recording.ReadOptions;
import org.millwright.testkit.files.signal.Entry;
import org.millwright.testkit.files.signal.Signal;
import org.millwright.testkit.files.signal.Vocabulary;
import org.millwright.testkit.files.truth.Truth;
import org.millwright.testkit.files.write.Container;
import org.millwright.testkit.files.write.Look;

/**
 * A recording before it is written. Kinds of trouble change it one after the other, in the order of their slots; then its shape
 * lays it out, its container writes it, and {@link TruthWriter} says what is right.
 */
final class Draft {
    static final long SECOND = 1_000_000;
    static final long MINUTE = 60 * SECOND;
    static final long HOUR = 60 * MINUTE;
    static final long DAY = 24 * HOUR;

    /** A recording of more rows is not looked through before it is read. */
    static final int DEEP = 8_000;

    /** So many different words still make a status. */
    static final int WORDS_OF_A_STATUS = 32;

    private static final List<Long> STEPS =
            List.of(10_000L, 100_000L, SECOND, SECOND, 10 * SECOND, MINUTE, MINUTE, 10 * MINUTE, HOUR);

    final SplittableRandom random;
    final Look look = new Look();
    final List<Column> columns = new ArrayList<>();
    final List<Blame> blames = new ArrayList<>();
    final Set<Arrangement> arrangements = EnumSet.of(Arrangement.AS_WRITTEN);
    final List<Column> toSay = new ArrayList<>();
    final Map<Integer, UnaryOperator<List<String>>> rowChanges = new HashMap<>();
    final Map<Integer, Truth.Fate> fates = new HashMap<>();

    String stem;
    Vocabulary vocabulary = Vocabulary.ENGLISH;
    int rows;
    int width;
    long start;
    long step;
    long[] times = {};
    /** What the times mean where the text alone does not say it; null where it does. */
    long @Nullable [] meant;

    @Nullable
    TimeStyle time;

    Shape shape = new Shape.Wide();
    Container container = Container.TEXT;
    ReadOptions options = ReadOptions.NONE;
    /** Names of the machine of each row; empty for one machine. */
    List<String> machines = List.of();

    /** The same where nobody said so, but a reader may find out. */
    List<String> machinesToFind = List.of();

    boolean mustBeRefused;
    /** Set where something else lies there. */
    BrokenKinds.@Nullable Instead instead;
    /** False where times are written in a way that files with types have no type for. */
    boolean plainTime = true;
    /** How many columns stand before the time. */
    int columnsBeforeTime;
    /** True if no time was recorded at all. */
    boolean timeless;

    /** How the rows may be put in order. */
    enum Arrangement {
        AS_WRITTEN,
        SORTED,
        NUMBERED
    }

    /**
     * What a refusal has to name.
     *
     * @param dataRows data rows from 0, of which one is named; null where no row is to blame
     * @param columns headers of which one is named; empty where no column is to blame
     */
    record Blame(@Nullable Set<Integer> dataRows, Set<String> columns) {}

    Draft(SplittableRandom random) {
        this.random = random;
        stem = pick(List.of("pump", "press-07", "line2_export", "M104", "recording"));
        rows = 20 + (int) (380 * Math.pow(random.nextDouble(), 2));
        width = random.nextInt(3, 8);
        step = pick(STEPS);
        start = LocalDateTime.of(random.nextInt(2019, 2026), random.nextInt(1, 13), random.nextInt(1, 29), 0, 0)
                        .toEpochSecond(ZoneOffset.UTC)
                * SECOND;
        start += random.nextInt(0, 20) * HOUR + random.nextInt(0, 60) * MINUTE;
        if (random.nextBoolean()) {
            look.lineEnd = "\r\n";
        }
    }

    /** Makes times and columns once language and size are settled. */
    void fill() {
        List<Vocabulary.Name> names = new ArrayList<>(vocabulary.names());
        Vocabulary.Name first = names.removeFirst();
        Collections.shuffle(names, new java.util.Random(random.nextLong()));
        names.addFirst(first);
        for (int i = 0; i < width; i++) {
            Vocabulary.Name name = names.get(i % names.size());
            String text = i < names.size() ? name.text() : name.text() + " " + (i / names.size() + 1);
            columns.add(new Column(text, name.unit(), name.signal().entries(random, rows)));
        }
        pace(step);
        time = timeless ? null : TimeStyle.iso(this);
    }

    /** Sets the distance of two rows, and with it all times. */
    void pace(long other) {
        step = other;
        times = new long[rows];
        long now = start;
        boolean uneven = random.nextInt(4) == 0;
        for (int row = 0; row < rows; row++) {
            times[row] = now;
            now += uneven && random.nextInt(3) == 0 ? 2 * step : step;
        }
    }

    /** Moves each time by some microseconds, without changing their order. */
    void jitter() {
        for (int row = 0; row < rows; row++) {
            times[row] += random.nextLong(step / 3);
        }
    }

    /** At least this far apart: the time's text has no finer digits. */
    void paceAtLeast(long least) {
        if (step < least) {
            pace(least);
        }
    }

    /** Moves the whole recording. */
    void startAt(long micros) {
        start = micros;
        pace(step);
    }

    long[] timesMeant() {
        long[] given = meant;
        if (given != null) {
            return given;
        }
        TimeStyle style = time;
        return style == null ? times : Arrays.stream(times).map(style.meaning()).toArray();
    }

    List<String> timeHeaders() {
        TimeStyle style = time;
        return style == null ? List.of() : style.headers();
    }

    /** A refusal that names a cure is right too. */
    void mayBeRefused() {
        blames.add(new Blame(null, Set.of()));
    }

    /** A refusal that names one of the columns is right too. */
    void mayBeRefused(Set<String> names) {
        blames.add(new Blame(null, names));
    }

    /** A refusal that names any of the columns is right too; a later kind may still rename them. */
    void mayBeRefusedForAnyColumn() {
        columns.forEach(column -> mayBeRefused(column.names));
    }

    /** A refusal that names one of the rows is right too. */
    void mayBeRefusedAt(Set<Integer> dataRows) {
        blames.add(new Blame(dataRows, Set.of()));
    }

    /** A numeric column, each time another where there are several; never the first, which keeps the file's convention plain. */
    Column someColumn() {
        List<Column> numeric = columns.stream().skip(1).filter(Column::numeric).toList();
        return numeric.isEmpty() ? columns.getFirst() : numeric.get(random.nextInt(numeric.size()));
    }

    /** Puts a new series of a signal in place of some column's, so that the trouble meets values it can be told from. */
    Column columnOf(Signal signal) {
        Column column = someColumn();
        List<Entry> series = signal.entries(random, rows);
        for (int row = 0; row < rows; row++) {
            column.entries.set(row, series.get(row));
        }
        return column;
    }

    <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /**
     * Some rows, at least one, about one in the given number; in a long recording a few, far inside. The first rows are among them
     * only where a time beside them tells that they are no header.
     */
    List<Integer> someRows(int oneIn) {
        List<Integer> chosen = new ArrayList<>();
        boolean deep = rows > DEEP;
        int first = time == null ? 3 : random.nextInt(2) * 3;
        for (int row = deep ? DEEP / 2 : first; row < rows; row++) {
            if (random.nextInt(deep ? rows / 5 : oneIn) == 0) {
                chosen.add(row);
            }
        }
        if (chosen.isEmpty()) {
            chosen.add(rows - 1);
        }
        return chosen;
    }
}
