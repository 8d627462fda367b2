package org.millwright.history.tail;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/** The records of journals that have rows in one table in memory. For one thread at a time. */
public final class Waiting {
    private static final int ROOM = 64;

    private final Map<String, Lane> lanes = new HashMap<>();

    /**
     * Takes a record.
     *
     * @param connection whose journal
     * @param sequence its number, not below the one before
     * @param newest the latest time of its rows
     */
    public void add(String connection, long sequence, long newest) {
        lanes.computeIfAbsent(connection, name -> new Lane()).add(sequence, newest);
    }

    /** The lowest sequence of a connection that has a row here. */
    public OptionalLong lowest(String connection) {
        Lane lane = lanes.get(connection);
        return lane == null ? OptionalLong.empty() : OptionalLong.of(lane.sequences[0]);
    }

    /** Takes over from another table the records that may have rows at or after a time. */
    public void takeFrom(Waiting other, long time) {
        other.lanes.forEach((connection, lane) -> {
            for (int i = 0; i < lane.count; i++) {
                if (lane.newest[i] >= time) {
                    add(connection, lane.sequences[i], lane.newest[i]);
                }
            }
        });
    }

    private static final class Lane {
        private long[] sequences = new long[ROOM];
        private long[] newest = new long[ROOM];
        private int count;

        void add(long sequence, long time) {
            if (count > 0 && sequences[count - 1] == sequence) {
                newest[count - 1] = Math.max(newest[count - 1], time);
                return;
            }
            if (count == sequences.length) {
                sequences = Arrays.copyOf(sequences, 2 * count);
                newest = Arrays.copyOf(newest, 2 * count);
            }
            sequences[count] = sequence;
            newest[count] = time;
            count++;
        }
    }
}
