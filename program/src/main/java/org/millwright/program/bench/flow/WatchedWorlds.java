package org.millwright.program.bench.flow;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import org.millwright.detect.Budget;
import org.millwright.detect.DetectStep;
import org.millwright.detect.Detector;
import org.millwright.detect.Healthy;
import org.millwright.detect.Settings;
import org.millwright.diagnose.DiagnoseStep;
import org.millwright.diagnose.Numbering;
import org.millwright.flow.Flow;
import org.millwright.flow.Key;
import org.millwright.flow.Source;
import org.millwright.machine.Block;
import org.millwright.testkit.worlds.ChangedWorld;

/** Seeded machines to which something happens, what is normal for each, and their rows in turn: the stream that is killed. */
final class WatchedWorlds {
    private static final int MACHINES = 7;
    private static final int ROWS_PER_BLOCK = 20;
    private static final long SECOND = 1_000_000;

    private final Map<Key, Detector> detectors = new HashMap<>();
    private final List<Item> items = new ArrayList<>();

    private record Item(Key key, Block block) {}

    WatchedWorlds(long seed) {
        List<Block> rows = new ArrayList<>();
        List<Key> keys = new ArrayList<>();
        for (int i = 0; i < MACHINES; i++) {
            ChangedWorld world = ChangedWorld.of(seed + 101L * i, i);
            Key key = new Key("plant/line/machine-" + i);
            Healthy healthy = new Healthy(world.rows().tags(), world.baselineRows(), SECOND);
            healthy.add(world.rows(), 0, world.baselineRows());
            detectors.put(key, Detector.learn(healthy, new Settings(Budget.BY_ROWS, SECOND)));
            keys.add(key);
            rows.add(world.rows().slice(world.baselineRows(), world.rows().rows()));
        }
        for (int from = 0; from < rows.getFirst().rows(); from += ROWS_PER_BLOCK) {
            for (int i = 0; i < MACHINES; i++) {
                int until = Math.min(from + ROWS_PER_BLOCK, rows.get(i).rows());
                items.add(new Item(keys.get(i), rows.get(i).slice(from, until)));
            }
        }
    }

    /** How many records the stream has. */
    int records() {
        return items.size();
    }

    /** The steps that the program runs on a live machine, on rows that come in order. */
    Flow flow() {
        return Flow.of("killed", 1, Duration.ofSeconds(10))
                .then(new DetectStep(this::detector))
                .then(new DiagnoseStep(this::detector, key -> Numbering.ALL));
    }

    private Detector detector(Key key) {
        Detector detector = detectors.get(key);
        if (detector == null) {
            throw new IllegalStateException("Nothing was learnt of (%s).".formatted(key.name()));
        }
        return detector;
    }

    /** The stream; each record's number is told before it goes out. */
    Source source(LongConsumer before) {
        return new Source() {
            @Override
            public String name() {
                return "worlds";
            }

            @Override
            public void read(long from, Feed feed) {
                for (long record = from; record < items.size(); record++) {
                    before.accept(record);
                    Item item = items.get((int) record);
                    if (!feed.block(record, item.key(), item.block())) {
                        return;
                    }
                }
            }
        };
    }
}
