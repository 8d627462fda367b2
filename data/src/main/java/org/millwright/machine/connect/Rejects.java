package org.millwright.machine.connect;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * Messages that could not be understood: all are counted as {@link Loss.Reason#PARSE}, the first ten of each hour are kept as samples
 * for a person to look at. Safe for any thread.
 */
public final class Rejects {
    /** The most samples of one hour. */
    public static final int SAMPLES = 10;

    /** The most bytes of a message that a sample keeps. */
    public static final int BYTES = 512;

    private static final Duration HOUR = Duration.ofHours(1);
    private static final int KEPT = 5 * SAMPLES;

    private final String connection;
    private final InstantSource clock;
    private final Deque<Reject> kept = new ArrayDeque<>();
    private Instant hour = Instant.MIN;
    private int samples;
    private long count;

    public Rejects(String connection, InstantSource clock) {
        this.connection = connection;
        this.clock = clock;
    }

    /**
     * One message that is dropped.
     *
     * @param where topic, register or line
     * @param why what is wrong with it
     * @param bytes the message
     * @param values how many values were lost with it, at least
     */
    public void add(String where, String why, byte[] bytes, int values, Intake intake) {
        Instant now = clock.instant();
        keep(new Reject(where, why, now, Arrays.copyOf(bytes, Math.min(bytes.length, BYTES)), bytes.length));
        long micros = Standing.micros(now);
        intake.lost(new Loss(connection, where, micros, micros, Loss.Reason.PARSE, values, false));
    }

    private synchronized void keep(Reject reject) {
        count++;
        if (hour.equals(Instant.MIN) || Duration.between(hour, reject.at()).compareTo(HOUR) >= 0) {
            hour = reject.at();
            samples = 0;
        }
        if (samples < SAMPLES) {
            samples++;
            kept.addLast(reject);
            if (kept.size() > KEPT) {
                kept.removeFirst();
            }
        }
    }

    /** How many were rejected. */
    public synchronized long count() {
        return count;
    }

    /** The samples of the last hours, oldest first. */
    public synchronized List<Reject> samples() {
        return List.copyOf(kept);
    }

    /**
     * A rejected message.
     *
     * @param where topic, register or line
     * @param why what is wrong with it
     * @param at when it came
     * @param start its first bytes
     * @param length how long it was
     */
    @SuppressWarnings("ArrayRecordComponent") // handed over and never changed after
    public record Reject(String where, String why, Instant at, byte[] start, int length) {}
}
