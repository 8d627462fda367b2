package org.millwright.program.bench.history;

import java.util.List;
import java.util.stream.IntStream;
import org.millwright.dataset.Range;
import org.millwright.machine.AssetPath;
import org.millwright.machine.Block;
import org.millwright.machine.Tag;
import org.millwright.machine.TagPath;

/**
 * Records that can be told from their numbers alone: which machine, which times, which values. No two records of a machine share a
 * time, and two of a hundred come in each other's place, so that rows come late. A machine is like itself for its first records, and
 * again and again unlike itself after them.
 */
final class CrashData {
    static final int ROWS = 20;
    static final List<String> CONNECTIONS = List.of("a", "b");

    private static final long START = 1_700_000_000_000_000L;
    private static final long STEP = 2_000_000L;
    private static final int MACHINES = 3;
    private static final int[] TAGS = {2, 7, 1};
    private static final int PERIOD = 97;
    private static final int EARLY = 4;
    /** As far behind as machines follow each other three times, so that both records are of one machine. */
    private static final int LATE = 13;

    private static final int HEALTHY = 300;
    private static final int CYCLE = 160;
    private static final int UNLIKE = 40;
    private static final double NOISE = 4096;
    private static final double SHIFT = 4 * NOISE;

    private CrashData() {}

    static AssetPath machine(String connection, int number) {
        return AssetPath.of("works/" + connection + "/mill" + number);
    }

    static int machines() {
        return MACHINES;
    }

    private static int machine(long record) {
        return (int) (record % MACHINES);
    }

    static List<TagPath> tags(String connection, int machine) {
        return IntStream.range(0, TAGS[machine])
                .mapToObj(tag -> new TagPath(machine(connection, machine), "tag" + tag))
                .toList();
    }

    /** How many values a record has. */
    static int values(long record) {
        return ROWS * TAGS[machine(record)];
    }

    /** The place of a record in time; applied twice it leads back. */
    private static long place(long record) {
        long at = record % PERIOD;
        return at == EARLY ? record + LATE - EARLY : at == LATE ? record - LATE + EARLY : record;
    }

    static BenchData.Rows rows(String connection, long record) {
        int machine = machine(record);
        long from = START + place(record) / MACHINES * ROWS * STEP;
        long[] times = new long[ROWS];
        double[][] values = new double[TAGS[machine]][ROWS];
        for (int row = 0; row < ROWS; row++) {
            times[row] = from + row * STEP;
            for (int tag = 0; tag < values.length; tag++) {
                values[tag][row] = value(record, row, tag);
            }
        }
        List<Tag> tags = IntStream.range(0, TAGS[machine])
                .mapToObj(tag -> Tag.of("tag" + tag))
                .toList();
        return new BenchData.Rows(
                machine(connection, machine), Block.over(tags, ROWS, times, values, new byte[TAGS[machine]][ROWS]));
    }

    /** The record of a machine that has a row at a time. */
    static long record(int machine, long time) {
        return place((time - START) / STEP / ROWS * MACHINES + machine);
    }

    /** The row of a record at a time. */
    static int row(long time) {
        return (int) ((time - START) / STEP % ROWS);
    }

    /** How many records of a connection there are before the first machine is unlike itself. */
    static long healthyRecords() {
        return (long) HEALTHY * MACHINES;
    }

    /** The times of those records. */
    static Range healthyTimes() {
        return new Range(START, START + (long) HEALTHY * ROWS * STEP);
    }

    private static boolean unlike(long record) {
        long turn = place(record) / MACHINES - HEALTHY;
        return turn >= 0 && turn % CYCLE >= CYCLE - UNLIKE;
    }

    /** A sum of four even draws, which is near enough to a bell; its first tag moves while the machine is unlike itself. */
    static double value(long record, int row, int tag) {
        long mixed = (record * 1_000_003 + row * 31L + tag) * 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ (mixed >>> 29)) * 0xBF58476D1CE4E5B9L;
        double noise = 0;
        for (int draw = 0; draw < 4; draw++) {
            noise += (mixed >>> (16 * draw) & 0xFFFF) / 16.0;
        }
        return tag == 0 && unlike(record) ? noise + SHIFT : noise;
    }
}
