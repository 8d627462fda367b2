package org.millwright.warning.live;

import java.util.HashMap;
import java.util.Map;
import org.millwright.detect.DetectStep;
import org.millwright.diagnose.DiagnoseStep;
import org.millwright.diagnose.Numbering;
import org.millwright.flow.Flow;
import org.millwright.flow.Key;

/**
 * The flow from the rows of machines to episodes: lay side by side, judge, say why. It is the same flow whichever machines are
 * watched; what each has learnt is pinned to its states.
 */
final class WatchFlow {
    private static final String NAME = "watch";
    private static final int VERSION = 1;

    private WatchFlow() {}

    static Flow of(Map<Key, LearntWatch> watches) {
        Map<Key, LearntWatch> fixed = Map.copyOf(watches);
        Map<Key, String> models = new HashMap<>();
        fixed.forEach((key, learnt) -> models.put(key, learnt.model()));
        return Flow.of(NAME, VERSION, Flow.LIVE_LATENESS)
                .then(new PinnedStep<>(new AlignStep(key -> of(fixed, key).alignment()), models))
                .then(new PinnedStep<>(new DetectStep(key -> of(fixed, key).detector()), models))
                .then(new PinnedStep<>(
                        new DiagnoseStep(key -> of(fixed, key).detector(), key -> Numbering.ALL, key -> of(fixed, key)
                                .confirmation()),
                        models));
    }

    private static LearntWatch of(Map<Key, LearntWatch> watches, Key key) {
        LearntWatch learnt = watches.get(key);
        if (learnt == null) {
            throw new IllegalStateException("The machine (%s) is not watched.".formatted(key.name()));
        }
        return learnt;
    }
}
