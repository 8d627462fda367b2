package org.millwright.detect.stream;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * The level of a tag over the last week: the mean of the last {@value #POINTS} points, kept per slot of five minutes. A point is a
 * row, or where rows come faster than slots the mean of a slot; so a row a second and a row an hour are both understood, and
 * memory does not grow with the rate.
 */
final class Slots {
    private static final long SLOT_MICROS = 300_000_000L;
    private static final int DAY = 288;
    private static final int WEEK = 7 * DAY;
    private static final int POINTS = 10;
    /** A slot without a row has the level of the last one, for at most four hours. */
    private static final int CARRY = 48;
    /** One slot more than a week, so that the slot of a week ago is still there. */
    private static final int ROOM = WEEK + 1;

    private final double[] levels = new double[ROOM];
    private final double[] points = new double[POINTS];
    private long slot = Long.MIN_VALUE;
    private long finished;
    private double sum;
    private int rows;

    Slots() {
        Arrays.fill(levels, Double.NaN);
    }

    /**
     * Takes the next row.
     *
     * @return true if it began a new point; {@link #finishedMean()} then gives the mean of the one before
     */
    boolean onRow(long timeMicros, double value) {
        long now = Math.max(slot, Math.floorDiv(timeMicros, SLOT_MICROS));
        boolean next = now != slot;
        if (next) {
            advance(now);
        }
        sum += value;
        rows++;
        levels[index(slot)] = level();
        return next && finished > 0;
    }

    /** The mean of the point that was finished last. */
    double finishedMean() {
        return points[(int) ((finished - 1) % POINTS)];
    }

    /** How far the level is from the nearer of its levels a day and a week ago; NaN where neither is known. */
    double distance() {
        double now = levels[index(slot)];
        double day = Math.abs(now - levels[index(slot - DAY)]);
        double week = Math.abs(now - levels[index(slot - WEEK)]);
        return Double.isNaN(day) ? week : Double.isNaN(week) ? day : Math.min(day, week);
    }

    private void advance(long now) {
        if (rows > 0) {
            points[(int) (finished % POINTS)] = sum / rows;
            finished++;
            double last = levels[index(slot)];
            long gap = Math.min(now - slot - 1, ROOM);
            for (long empty = 1; empty <= gap; empty++) {
                levels[index(slot + empty)] = now - slot - 1 <= CARRY ? last : Double.NaN;
            }
        }
        slot = now;
        sum = 0;
        rows = 0;
    }

    private double level() {
        int others = (int) Math.min(finished, POINTS - 1);
        double total = sum / rows;
        for (int i = 1; i <= others; i++) {
            total += points[(int) ((finished - i) % POINTS)];
        }
        return total / (others + 1);
    }

    private static int index(long slot) {
        return Math.floorMod(slot, ROOM);
    }

    void write(DataOutput to) throws IOException {
        to.writeLong(slot);
        to.writeLong(finished);
        to.writeDouble(sum);
        to.writeInt(rows);
        for (double point : points) {
            to.writeDouble(point);
        }
        for (double level : levels) {
            to.writeDouble(level);
        }
    }

    static Slots read(DataInput from) throws IOException {
        Slots slots = new Slots();
        slots.slot = from.readLong();
        slots.finished = from.readLong();
        slots.sum = from.readDouble();
        slots.rows = from.readInt();
        for (int i = 0; i < POINTS; i++) {
            slots.points[i] = from.readDouble();
        }
        for (int i = 0; i < ROOM; i++) {
            slots.levels[i] = from.readDouble();
        }
        return slots;
    }
}
