package org.millwright.testkit.files.truth;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What was wrong with a reading: how many faults of each sort, and the first of each in words.
 *
 * @param counts how many, for every sort of fault that occurred
 * @param examples one sentence for each sort that occurred
 * @param refused true if the recording was refused, rightly or not
 */
public record Verdict(Map<Fault, Long> counts, List<String> examples, boolean refused) {
    public Verdict {
        counts = Map.copyOf(counts);
        examples = List.copyOf(examples);
    }

    /** How many faults of one sort. */
    public long count(Fault fault) {
        return counts.getOrDefault(fault, 0L);
    }

    /** True if nothing was wrong. */
    public boolean right() {
        return counts.isEmpty();
    }

    /** How many faults in all. */
    public long total() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Collects faults. */
    public static final class Notes {
        private final Map<Fault, Long> counts = new EnumMap<>(Fault.class);
        private final List<String> examples = new ArrayList<>();

        /** One fault. */
        public void add(Fault fault, String example) {
            add(fault, 1, example);
        }

        /** Several faults of one sort. */
        public void add(Fault fault, long count, String example) {
            if (counts.merge(fault, count, Long::sum) == count) {
                examples.add(fault + ": " + example);
            }
        }

        /** What was collected. */
        public Verdict verdict(boolean refused) {
            return new Verdict(counts, examples, refused);
        }
    }
}
