package org.millwright.warning.live;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.millwright.Message;
import org.millwright.MillwrightException;
import org.millwright.Problem;
import org.millwright.dataset.Range;
import org.millwright.detect.Detector;
import org.millwright.detect.Healthy;
import org.millwright.detect.Settings;
import org.millwright.history.Catalogue;
import org.millwright.history.Historian;
import org.millwright.history.Wide;
import org.millwright.history.journal.JournalSource;
import org.millwright.history.moment.Moment;
import org.millwright.history.moment.Moments;
import org.millwright.machine.Block;
import org.millwright.machine.Tag;
import org.millwright.warning.Life;

/** Learns what is normal for a machine from its own history. Several threads may learn at the same time. */
final class Learning {
    private static final int MOST_MOMENTS = 10_000;
    private static final long USUAL_STEP = 1_000_000;
    /** A history may be this share shorter than asked for: its first and its last row are not its borders. */
    private static final long TOLERATED = 200;

    private final Historian historian;
    private final Moments moments;
    private final WarningStore warnings;
    private final InstantSource clock;
    private final String code;

    /** @param code name and version of the program */
    Learning(Historian historian, Moments moments, WarningStore warnings, InstantSource clock, String code) {
        this.historian = historian;
        this.moments = moments;
        this.warnings = warnings;
        this.clock = clock;
        this.code = code;
    }

    /** What became of an attempt. */
    sealed interface Outcome {
        /** There is too little history yet. */
        record Waiting(Duration have, Duration need) implements Outcome {}

        /** It is learnt. */
        record Done(LearntWatch learnt) implements Outcome {}

        /** It cannot be learnt from what there is. */
        record Refused(Problem why) implements Outcome {}
    }

    Outcome learn(Watch watch) {
        List<Catalogue.Known> known = historian.catalogue().tags(watch.asset()).stream()
                .filter(one -> !watch.ignored().contains(one.path().tag())
                        && !one.times().isEmpty())
                .toList();
        Duration need = need(watch);
        if (known.isEmpty()) {
            return new Outcome.Waiting(Duration.ZERO, need);
        }
        Range all = all(known);
        HealthyTimes healthy = healthy(watch, all);
        long wanted = need.toNanos() / 1_000;
        boolean own = watch.baseline() instanceof WatchBaseline.OwnHistory;
        if (own && healthy.length() < wanted - wanted / TOLERATED) {
            return new Outcome.Waiting(Duration.ofNanos(healthy.length() * 1_000), need);
        }
        try {
            return new Outcome.Done(learn(watch, known, healthy, all.until()));
        } catch (MillwrightException cannot) {
            return new Outcome.Refused(cannot.problem());
        }
    }

    private static Duration need(Watch watch) {
        return switch (watch.baseline()) {
            case WatchBaseline.OwnHistory(Duration length) -> length;
            case WatchBaseline.Period(Range times) -> Duration.ofNanos(times.length() * 1_000);
        };
    }

    private static Range all(List<Catalogue.Known> known) {
        long from = Long.MAX_VALUE;
        long until = Long.MIN_VALUE;
        for (Catalogue.Known one : known) {
            from = Math.min(from, one.times().from());
            until = Math.max(until, one.times().until());
        }
        return new Range(from, until);
    }

    private HealthyTimes healthy(Watch watch, Range all) {
        return switch (watch.baseline()) {
            case WatchBaseline.OwnHistory(Duration length) ->
                HealthyTimes.of(all, wrong(watch, all), length.toNanos() / 1_000);
            case WatchBaseline.Period(Range times) ->
                new HealthyTimes(List.of(times.common(all)), times.common(all).length());
        };
    }

    /** Maintenance, stops and warnings, those aside that turned out to be no fault. */
    private List<Range> wrong(Watch watch, Range all) {
        List<Range> wrong = new ArrayList<>();
        for (Moment moment : moments.meeting(Optional.of(watch.asset()), all, MOST_MOMENTS)) {
            switch (moment.kind()) {
                case MAINTENANCE, STOP -> wrong.add(moment.period().range());
                case WARNING -> {
                    if (!moment.said().equals(Optional.of("not_a_fault"))) {
                        wrong.add(moment.period().range());
                    }
                }
                case RUN, GOLDEN, LABEL, NOTE -> {}
            }
        }
        for (Raised raised : warnings.began(Optional.of(watch.asset()), all, MOST_MOMENTS)) {
            if (raised.life().label().filter(Life.Cause.NOT_A_FAULT::equals).isEmpty()) {
                wrong.add(new Range(
                        raised.warning().span().beganMicros(),
                        raised.warning().span().returnedMicros()));
            }
        }
        return wrong;
    }

    private LearntWatch learn(Watch watch, List<Catalogue.Known> known, HealthyTimes healthy, long startMicros) {
        List<Tag> tags = known.stream().map(Catalogue.Known::tag).toList();
        Alignment plan = plan(watch, tags, step(watch, known, healthy), healthy);
        RowHash hash = new RowHash();
        Healthy rows = new Healthy(plan.tags(), healthy.length() / plan.stepMicros(), plan.stepMicros());
        for (Range stretch : healthy.stretches()) {
            Aligner aligner = new Aligner(plan);
            read(watch, tags, stretch, block -> take(aligner.take(block), rows, hash));
            take(aligner.end(), rows, hash);
        }
        Detector detector = Detector.learn(rows, new Settings(watch.budget(), plan.stepMicros(), true));
        Range times = new Range(
                healthy.stretches().getFirst().from(),
                healthy.stretches().getLast().until());
        Lesson lesson = new Lesson(
                times, startMicros, rows.seen(), hash.text(), clock.instant(), code, doubts(detector, healthy));
        return LearntForm.named(watch, plan.from(startMicros), detector, lesson);
    }

    private static void take(Block aligned, Healthy rows, RowHash hash) {
        rows.add(aligned);
        hash.add(aligned);
    }

    private Alignment plan(Watch watch, List<Tag> tags, long step, HealthyTimes healthy) {
        if (healthy.stretches().isEmpty() || healthy.length() == 0) {
            throw MillwrightException.badRequest(
                    "live.baseline.empty",
                    "The baseline of {asset} holds no part of its history. Name a period that lies in it.",
                    "asset",
                    watch.asset());
        }
        long[] phase = {-1};
        Habits[] habits = new Habits[1];
        for (Range stretch : healthy.stretches()) {
            read(watch, tags, stretch, block -> {
                if (phase[0] < 0) {
                    phase[0] = Habits.phase(block, step);
                    habits[0] = new Habits(Alignment.plain(tags, step, phase[0]));
                }
                habits[0].take(block);
            });
        }
        Alignment plain = Alignment.plain(tags, step, Math.max(0, phase[0]));
        return habits[0] == null ? plain : plain.holding(habits[0].holds());
    }

    /** The median of what the tags' own intervals are; where none is known yet, as of a past that was taken over, that of their rows. */
    private long step(Watch watch, List<Catalogue.Known> known, HealthyTimes healthy) {
        long[] intervals = known.stream()
                .mapToLong(Catalogue.Known::intervalMicros)
                .filter(interval -> interval > 0)
                .toArray();
        if (intervals.length == 0 && !healthy.stretches().isEmpty()) {
            intervals = distances(watch, known, healthy.stretches().getLast());
        }
        Arrays.sort(intervals);
        return intervals.length == 0 ? USUAL_STEP : Habits.round(intervals[intervals.length / 2]);
    }

    /** Those of the first rows of a stretch. */
    private long[] distances(Watch watch, List<Catalogue.Known> known, Range stretch) {
        List<String> names =
                known.stream().map(Catalogue.Known::tag).map(Tag::name).toList();
        try (Wide wide = historian.wide(watch.asset(), names, stretch)) {
            Block block = wide.next();
            return IntStream.range(1, block.rows())
                    .mapToLong(row -> block.time(row) - block.time(row - 1))
                    .filter(distance -> distance > 0)
                    .toArray();
        }
    }

    private void read(Watch watch, List<Tag> tags, Range times, Consumer<Block> use) {
        try (Wide wide =
                historian.wide(watch.asset(), tags.stream().map(Tag::name).toList(), times)) {
            for (Block block = wide.next(); block.rows() > 0; block = wide.next()) {
                if (Thread.currentThread().isInterrupted()) {
                    throw new LearningStopped();
                }
                use.accept(JournalSource.coarse(block));
            }
        }
    }

    private static List<Message> doubts(Detector detector, HealthyTimes healthy) {
        List<Message> doubts = new ArrayList<>(detector.limit().doubts());
        long cycle = WatchBaseline.CYCLE.toNanos() / 1_000;
        if (healthy.length() < cycle - cycle / TOLERATED) {
            doubts.add(Message.of(
                    "live.baseline.short",
                    "It has learnt from {have}, less than one cycle of a plant, which is {cycle}.",
                    "have",
                    Spans.text(Duration.ofNanos(healthy.length() * 1_000)),
                    "cycle",
                    Spans.text(WatchBaseline.CYCLE)));
        }
        return doubts;
    }

    /** The program ends while something is learnt. */
    static final class LearningStopped extends RuntimeException {
        private static final long serialVersionUID = 1;
    }
}
