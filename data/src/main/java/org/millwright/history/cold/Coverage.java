package org.millwright.history.cold;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which rows of one layout and day are in named files. A row of sequence q and time t is, if and only if some mark speaks for t and
 * for q.
 *
 * @param marks what compactions said, none of them implied by another
 */
public record Coverage(List<Mark> marks) {
    /** Nothing is in a named file. */
    public static final Coverage NONE = new Coverage(List.of());

    public Coverage {
        marks = List.copyOf(marks);
    }

    /**
     * What one compaction said: every row before a time, up to these sequences, is in a named file.
     *
     * @param untilMicros the first time it does not speak for
     * @param sequences the highest sequence of each connection
     */
    public record Mark(long untilMicros, Map<String, Long> sequences) {
        public Mark {
            sequences = Map.copyOf(new TreeMap<>(sequences));
        }

        boolean covers(String connection, long sequence, long time) {
            Long highest = sequences.get(connection);
            return highest != null && sequence <= highest && time < untilMicros;
        }

        boolean implies(Mark other) {
            return other.untilMicros <= untilMicros
                    && other.sequences.entrySet().stream().allMatch(one -> {
                        Long mine = sequences.get(one.getKey());
                        return mine != null && one.getValue() <= mine;
                    });
        }
    }

    /** True if the row is in a named file. */
    public boolean covers(String connection, long sequence, long time) {
        for (Mark mark : marks) {
            if (mark.covers(connection, sequence, time)) {
                return true;
            }
        }
        return false;
    }

    /** This coverage and one more mark. */
    public Coverage with(Mark mark) {
        if (marks.stream().anyMatch(one -> one.implies(mark))) {
            return this;
        }
        List<Mark> next = new ArrayList<>(marks);
        next.removeIf(mark::implies);
        next.add(mark);
        return new Coverage(next);
    }
}
