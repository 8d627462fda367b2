package org.millwright.adapters.modbus;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.millwright.Message;

/** What is not well in the rounds of one connection, and which of it a person should see first. */
final class RoundFaults {
    private static final long FORGET_NANOS = 60_000_000_000L;

    private final Map<String, String> stopped = new LinkedHashMap<>();
    private final Map<String, String> passing = new LinkedHashMap<>();
    private final Set<Integer> silent = new TreeSet<>();
    private int skipped;
    private long skippedNanos;
    private Duration slow = Duration.ZERO;

    /** @param unusable points that were refused before anything was read, each with the reason */
    RoundFaults(Map<String, String> unusable) {
        stopped.putAll(unusable);
    }

    void good(String tag, int unit) {
        passing.remove(tag);
        silent.remove(unit);
    }

    void none(String tag, int unit, SpanReader.Cause cause) {
        if (cause.silent()) {
            silent.add(unit);
        } else {
            silent.remove(unit);
            (cause.forGood() ? stopped : passing).put(tag, cause.word());
        }
        if (cause.forGood()) {
            passing.remove(tag);
        }
    }

    void skipped(int times, Duration period) {
        if (times > 0) {
            skipped += times;
            skippedNanos = System.nanoTime();
            slow = period;
        } else if (skipped > 0 && System.nanoTime() - skippedNanos > FORGET_NANOS) {
            skipped = 0;
        }
    }

    /** Map errors first: only a person can mend them. */
    Optional<Message> worst() {
        if (!stopped.isEmpty()) {
            Map.Entry<String, String> first = stopped.entrySet().iterator().next();
            return Optional.of(Faults.refused(first.getKey(), first.getValue(), stopped.size() - 1));
        }
        if (!silent.isEmpty()) {
            return Optional.of(Faults.silent(silent.iterator().next()));
        }
        if (!passing.isEmpty()) {
            Map.Entry<String, String> first = passing.entrySet().iterator().next();
            return Optional.of(Faults.passing(first.getKey(), first.getValue()));
        }
        return skipped == 0 ? Optional.empty() : Optional.of(Faults.slow(skipped, slow.toMillis()));
    }
}
