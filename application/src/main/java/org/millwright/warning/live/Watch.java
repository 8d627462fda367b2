package org.millwright.warning.live;

import java.time.Instant;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import org.millwright.detect.Budget;
import org.millwright.machine.AssetPath;

/**
 * What a person has asked to be warned of.
 *
 * @param asset the machine
 * @param budget the false alarms accepted
 * @param baseline which part of its history counts as healthy
 * @param ignored names of tags that are left out
 * @param person who asked
 * @param since when, on the plant's clock
 */
public record Watch(
        AssetPath asset, Budget budget, WatchBaseline baseline, Set<String> ignored, String person, Instant since) {
    public Watch {
        ignored = Collections.unmodifiableSortedSet(new TreeSet<>(ignored));
    }

    /** A watch with the usual budget, one a week, that learns from the machine's own history. */
    public static Watch of(AssetPath asset, String person, Instant since) {
        return new Watch(asset, Budget.WEEKLY, WatchBaseline.USUAL, Set.of(), person, since);
    }

    /** SHA-256, in hexadecimal, of all that decides what is learnt and when a warning opens: a watch that was changed has another. */
    public String hash() {
        return Form.sha256(out -> {
            out.writeUTF(asset.toString());
            out.writeUTF(budget.text());
            out.writeUTF(baseline.text());
            out.writeInt(ignored.size());
            for (String tag : ignored) {
                out.writeUTF(tag);
            }
        });
    }
}
