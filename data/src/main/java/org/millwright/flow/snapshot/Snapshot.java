package org.millwright.flow.snapshot;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The states of a flow at one place of its sources.
 *
 * @param flow the name of the flow
 * @param flowVersion its version
 * @param flowHash its hash, hexadecimal
 * @param number which snapshot it is; rises from 1
 * @param positions per source the number of the first record that is not in the states
 * @param entries the states, kept sorted by key, step and name
 */
public record Snapshot(
        String flow, int flowVersion, String flowHash, long number, Map<String, Long> positions, List<Entry> entries) {
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    public Snapshot {
        if (!HASH.matcher(flowHash).matches() || number < 1) {
            throw new IllegalArgumentException(
                    "A snapshot (%d) of a flow with the hash (%s) cannot be.".formatted(number, flowHash));
        }
        SortedMap<String, Long> sorted = new TreeMap<>(positions);
        positions = Collections.unmodifiableSortedMap(sorted);
        entries = entries.stream().sorted(Entry.ORDER).toList();
    }

    /** One saved state. */
    public static final class Entry {
        static final Comparator<Entry> ORDER =
                Comparator.comparing(Entry::key).thenComparing(Entry::step).thenComparing(Entry::name);

        private final String key;
        private final String step;
        private final String name;
        private final int version;
        private final byte[] bytes;

        /**
         * A state in its saved form.
         *
         * @param key the name of the key
         * @param step the name of the step, or empty for what the runner keeps
         * @param name which of the states of the step
         * @param version the version of the saved form
         * @param bytes the saved form, handed over and never changed after
         */
        public Entry(String key, String step, String name, int version, byte[] bytes) {
            this.key = key;
            this.step = step;
            this.name = name;
            this.version = version;
            this.bytes = bytes;
        }

        public String key() {
            return key;
        }

        public String step() {
            return step;
        }

        public String name() {
            return name;
        }

        public int version() {
            return version;
        }

        /** The saved form; read only. */
        public byte[] bytes() {
            return bytes;
        }
    }
}
