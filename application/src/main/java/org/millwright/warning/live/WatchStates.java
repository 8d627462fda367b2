package org.millwright.warning.live;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.millwright.Message;
import org.millwright.dataset.Range;
import org.millwright.warning.Verdict;

/** Says how far a watch is. */
final class WatchStates {
    private static final Range NOTHING = new Range(0, 0);

    private WatchStates() {}

    static WatchState of(
            Watch watch,
            Learning.Outcome outcome,
            WatchState.Pulse pulse,
            Optional<Message> parked,
            Optional<Message> down) {
        return switch (outcome) {
            case Learning.Outcome.Waiting(Duration have, Duration need) ->
                new WatchState(
                        watch, WatchState.Phase.LEARNING, waiting(have, need), List.of(), NOTHING, Double.NaN, pulse);
            case Learning.Outcome.Refused(var why) ->
                new WatchState(watch, WatchState.Phase.REFUSED, why.message(), List.of(), NOTHING, Double.NaN, pulse);
            case Learning.Outcome.Done(LearntWatch learnt) -> {
                WatchState.Phase phase = phase(learnt, parked, down);
                yield new WatchState(
                        watch,
                        phase,
                        parked.or(() -> down).orElseGet(() -> judging(learnt)),
                        learnt.lesson().doubts(),
                        learnt.lesson().times(),
                        learnt.detector().limit().score(),
                        pulse);
            }
        };
    }

    private static WatchState.Phase phase(LearntWatch learnt, Optional<Message> parked, Optional<Message> down) {
        if (parked.isPresent()) {
            return WatchState.Phase.PARKED;
        }
        if (down.isPresent()) {
            return WatchState.Phase.CONNECTION;
        }
        return learnt.standing() == Verdict.Standing.CALIBRATED
                ? WatchState.Phase.CALIBRATED
                : WatchState.Phase.PROVISIONAL;
    }

    private static Message waiting(Duration have, Duration need) {
        if (need.isZero()) {
            return Message.of("live.watch.queued", "learning: waits for its turn");
        }
        if (have.isZero()) {
            return Message.of("live.watch.silent", "learning: no values have come yet");
        }
        return need.toHours() >= 48
                ? Message.of(
                        "live.watch.learning",
                        "learning: {have} of {need} days",
                        "have",
                        have.toDays(),
                        "need",
                        need.toDays())
                : Message.of(
                        "live.watch.soon",
                        "learning: {have} of {need}",
                        "have",
                        Spans.text(have),
                        "need",
                        Spans.text(need));
    }

    private static Message judging(LearntWatch learnt) {
        String days = Spans.text(Duration.ofNanos(learnt.lesson().times().length() * 1_000));
        return learnt.standing() == Verdict.Standing.CALIBRATED
                ? Message.of("live.watch.calibrated", "calibrated on {days}", "days", days)
                : Message.of("live.watch.provisional", "provisional, learnt from {days}", "days", days);
    }
}
