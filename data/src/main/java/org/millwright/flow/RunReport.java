package org.millwright.flow;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.millwright.Message;
import org.millwright.Problem;

/**
 * What a run did.
 *
 * @param ended true if every source came to its end; false if the run was stopped before
 * @param keys what became of each key's rows, since the key was first seen, restarts included
 * @param parked the keys whose step failed and that were left aside
 * @param snapshots how many snapshots this run wrote
 * @param notes what a person should know: a snapshot that could not be written or not be used
 */
public record RunReport(
        boolean ended, Map<Key, Rows> keys, Map<Key, Parked> parked, long snapshots, List<Message> notes) {
    public RunReport {
        keys = sorted(keys);
        parked = sorted(parked);
        notes = List.copyOf(notes);
    }

    /**
     * What became of the rows of a key. {@code seen = handed to the first step + late + waiting to be put in order}, and, once the
     * key is parked, those that were thrown away.
     *
     * @param seen rows that came
     * @param late rows that came too late to be put in order and were kept from the steps
     * @param hurried rows that went on before their time because too many waited
     */
    public record Rows(long seen, long late, long hurried) {}

    /**
     * A key that was left aside.
     *
     * @param step the name of the step that failed
     * @param problem what went wrong, for a person
     */
    public record Parked(String step, Problem problem) {}

    /** Rows of all keys that came. */
    public long rowsSeen() {
        return keys.values().stream().mapToLong(Rows::seen).sum();
    }

    /** Rows of all keys that came too late. */
    public long rowsLate() {
        return keys.values().stream().mapToLong(Rows::late).sum();
    }

    /** Why a key was left aside; empty for one that runs. */
    public Optional<Parked> parked(Key key) {
        return Optional.ofNullable(parked.get(key));
    }

    private static <V> SortedMap<Key, V> sorted(Map<Key, V> map) {
        return Collections.unmodifiableSortedMap(new TreeMap<>(map));
    }
}
