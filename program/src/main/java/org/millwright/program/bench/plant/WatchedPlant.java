package org.millwright.program.bench.plant;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.millwright.MillwrightException;
import org.millwright.detect.Budget;
import org.millwright.detect.DetectStep;
import org.millwright.detect.Detector;
import org.millwright.detect.Healthy;
import org.millwright.detect.Settings;
import org.millwright.diagnose.Confirmation;
import org.millwright.diagnose.DiagnoseStep;
import org.millwright.diagnose.Episode;
import org.millwright.diagnose.Numbering;
import org.millwright.flow.Flow;
import org.millwright.flow.Key;
import org.millwright.flow.Output;
import org.millwright.flow.Runner;
import org.millwright.flow.Sink;
import org.millwright.flow.Source;
import org.millwright.machine.AssetPath;
import org.millwright.machine.Block;
import org.millwright.machine.MachineEvent;
import org.millwright.machine.Tag;
import org.millwright.plant.Rows;
import org.millwright.plant.world.World;
import org.millwright.program.bench.Effort;

/** One plant from its first row to its last: every unit is learnt from its commissioning, then watched by the flow that the program runs. */
final class WatchedPlant implements Source {
    private final World world;
    private final long learnUntil;
    private final long end;
    private final Settings settings;
    private final Effort effort;
    private final Confirmation confirmation;
    private final Map<Key, Healthy> lessons = new HashMap<>();
    private final Map<Key, Detector> detectors = new ConcurrentHashMap<>();
    private final Map<Key, Map<Long, Episode>> episodes = new TreeMap<>();
    private final Announced announced = new Announced();
    private final List<String> refusals = new ArrayList<>();
    private long values;

    /**
     * @param learnUntil the end of commissioning, in microseconds
     * @param end the end of the run, in microseconds
     */
    WatchedPlant(World world, long learnUntil, long end, Budget budget, Effort effort) {
        this.world = world;
        this.learnUntil = learnUntil;
        this.end = end;
        this.settings = new Settings(budget, world.setup().interval() * 1e6, true);
        this.effort = effort;
        this.confirmation = Confirmation.of(budget, settings.stepMicros());
    }

    @Override
    public String name() {
        return "plant";
    }

    /** Runs it to its end. */
    void run(int threads) {
        Flow flow = Flow.of("watch", 1, java.time.Duration.ZERO)
                .then(new DetectStep(this::detector))
                .then(new DiagnoseStep(this::detector, key -> Numbering.ALL, key -> confirmation));
        try (Runner runner = Runner.singlePass(threads)) {
            runner.run(flow, List.of(this), new Sink() {
                @Override
                public void put(Output output) {
                    if (output.kind().equals(DiagnoseStep.EPISODE)) {
                        keep(output);
                    }
                }
            });
        }
    }

    private Detector detector(Key key) {
        Detector detector = detectors.get(key);
        if (detector == null) {
            throw new IllegalStateException("Nothing was learnt of (%s).".formatted(key.name()));
        }
        return detector;
    }

    private synchronized void keep(Output output) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(output.payload()))) {
            Episode episode = Episode.read(in);
            episodes.computeIfAbsent(output.key(), key -> new LinkedHashMap<>())
                    .put(episode.timing().detectedMicros(), episode);
        } catch (IOException damaged) {
            throw new UncheckedIOException(damaged);
        }
    }

    @Override
    public void read(long from, Feed feed) {
        long[] sequence = {from};
        for (Rows.Unit unit : world.units()) {
            Key key = new Key(unit.path().toString());
            List<Tag> tags = unit.tags().stream().map(Rows.PlantTag::tag).toList();
            long rows =
                    (learnUntil - world.setup().start().getEpochSecond() * 1_000_000) / (long) settings.stepMicros();
            lessons.put(key, new Healthy(tags, rows, settings.stepMicros()));
        }
        world.run(java.time.Instant.ofEpochSecond(end / 1_000_000), new Rows() {
            @Override
            public void rows(AssetPath unit, Block block) {
                Key key = new Key(unit.toString());
                values += (long) block.rows() * block.tags().size();
                take(key, block, () -> feed.block(sequence[0]++, key, block));
            }

            @Override
            public void event(MachineEvent event) {
                announced.take(event);
            }
        });
    }

    private void take(Key key, Block block, Runnable onward) {
        if (block.time(0) < learnUntil) {
            learn(key, block);
            return;
        }
        Healthy lesson = lessons.get(key);
        if (lesson != null && !detectors.containsKey(key)) {
            try {
                detectors.put(key, effort.train(() -> Detector.learn(lesson, settings)));
            } catch (MillwrightException refused) {
                refusals.add(key.name() + ": " + refused.getMessage());
            }
            lessons.put(key, new Healthy(lesson.tags(), 1, settings.stepMicros()));
        }
        if (detectors.containsKey(key)) {
            onward.run();
        }
    }

    private void learn(Key key, Block block) {
        Healthy lesson = Objects.requireNonNull(lessons.get(key), key.name());
        int from = 0;
        for (int row = 0; row <= block.rows(); row++) {
            if (row == block.rows() || announced.at(key.name(), block.time(row))) {
                if (row > from) {
                    lesson.add(block, from, row);
                }
                from = row + 1;
            }
        }
    }

    /** Every episode of a unit, the last word on each. */
    Collection<Episode> episodes(String unit) {
        return episodes.getOrDefault(new Key(unit), Map.of()).values();
    }

    /**
     * When an episode was raised: when it was detected, or, where that was during announced maintenance, as long after its end as an
     * episode has to stand; {@link Long#MAX_VALUE} if it had returned by then.
     */
    long raised(String unit, Episode episode) {
        long detected = episode.timing().detectedMicros();
        long quietUntil = announced.until(unit, detected);
        if (quietUntil == detected) {
            return detected;
        }
        long after = quietUntil + (long) (confirmation.rows() * settings.stepMicros());
        return episode.timing().returnedMicros() > after ? after : Long.MAX_VALUE;
    }

    /** Units that could not be learnt, and why. */
    List<String> refusals() {
        return refusals;
    }

    long values() {
        return values;
    }
}
