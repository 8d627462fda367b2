package org.millwright.program.bench.connect;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.millwright.machine.connect.Loss;

/**
 * What the history lacks of what was counted, against what the ledger of losses says. What is told of one machine says nothing of
 * another; what is told of a whole connection is an estimate and covers whatever is left.
 */
final class Verdict {
    private final Map<String, Long> told = new HashMap<>();
    private long estimated;
    private long missing;
    private long uncovered;
    private long overtold;
    private long disorder;
    private long wrong;

    /** @param machines the names under which losses of single machines are told */
    Verdict(List<Loss> losses, List<String> machines) {
        machines.forEach(machine -> told.put(machine, 0L));
        for (Loss loss : losses) {
            if (told.computeIfPresent(loss.what(), (machine, sum) -> sum + loss.values()) == null) {
                estimated += loss.values();
            }
        }
    }

    /** Takes a machine whose tags were looked at. */
    void machine(String name, List<TagCheck> tags, long begin, long last) {
        long lacks = 0;
        for (TagCheck tag : tags) {
            lacks += tag.missing(begin, last);
            disorder += tag.disorder();
            wrong += tag.wrong();
        }
        long said = told.getOrDefault(name, 0L);
        missing += lacks;
        uncovered += Math.max(0, lacks - said);
        overtold += Math.max(0, said - lacks);
    }

    /** Values that were counted and are not in the history. */
    long missing() {
        return missing;
    }

    /** Values that the ledger calls lost. */
    long reported() {
        return estimated + told.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Missing values of which nobody was told. */
    long unreported() {
        return Math.max(0, uncovered - estimated);
    }

    /** Values that are told as lost and are there all the same. */
    long overreported() {
        return overtold + Math.max(0, estimated - uncovered);
    }

    /** Rows that are twice there or out of order. */
    long disorder() {
        return disorder;
    }

    /** Rows whose value nobody has said. */
    long wrong() {
        return wrong;
    }
}
