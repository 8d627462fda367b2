package org.millwright.warning.live;

import java.util.List;
import java.util.Map;
import org.millwright.detect.Detector;
import org.millwright.diagnose.Confirmation;
import org.millwright.origin.Origin;
import org.millwright.warning.Verdict;

/**
 * A watch that knows what is normal. Not changed after; another lesson makes another one.
 *
 * @param watch what a person asked for
 * @param model the SHA-256 of its saved form, which names it
 * @param alignment how values are laid side by side
 * @param detector what is normal
 * @param lesson from what it was learnt
 */
record LearntWatch(Watch watch, String model, Alignment alignment, Detector detector, Lesson lesson) {
    /** How long an episode stands before it is told. */
    Confirmation confirmation() {
        return Confirmation.of(watch.budget(), (double) alignment.stepMicros());
    }

    Verdict.Standing standing() {
        return lesson.doubts().isEmpty() ? Verdict.Standing.CALIBRATED : Verdict.Standing.PROVISIONAL;
    }

    /** What every warning of it stands on. */
    Origin origin() {
        return new Origin(
                List.of("history %s [%d, %d) µs, %d rows, sha256 %s"
                        .formatted(
                                watch.asset(),
                                lesson.times().from(),
                                lesson.times().until(),
                                lesson.rows(),
                                lesson.rowsHash())),
                lesson.code(),
                Map.of(
                        "budget", watch.budget().text(),
                        "baseline", watch.baseline().text(),
                        "ignored", String.join(",", watch.ignored()),
                        "stepMicros", Long.toString(alignment.stepMicros()),
                        "model", model),
                0,
                watch.person(),
                lesson.at(),
                List.of(model));
    }
}
