package org.millwright.program.live;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import org.millwright.adapters.duckdb.DuckHistorian;
import org.millwright.adapters.sqlite.Database;
import org.millwright.history.HistorySettings;
import org.millwright.history.journal.JournalSettings;
import org.millwright.machine.AssetPath;
import org.millwright.machine.Block;
import org.millwright.machine.Tag;
import org.millwright.machine.connect.Connection;
import org.millwright.machine.connect.Point;

/** A plant with the history and the tables that the program has, and devices that are the test. */
final class LiveWorld implements AutoCloseable {
    static final long SECOND = 1_000_000;
    static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
    /** Ten days before: a history forgets what is much older. */
    static final long START = (NOW.getEpochSecond() - 10 * 86_400L) * SECOND;

    static final AssetPath PUMP = AssetPath.of("plant/line/pump");
    static final List<Tag> TAGS = List.of(Tag.of("power"), Tag.of("heat"), Tag.of("flow"));

    final ScriptedKind devices = new ScriptedKind();
    private final Path folder;
    private final JournalSettings journals;
    private DuckHistorian historian;
    private Database tables;
    private LivePlant plant;

    LiveWorld(Path folder, JournalSettings journals) {
        this.folder = folder;
        this.journals = journals;
        historian = history();
        plant = open();
    }

    private DuckHistorian history() {
        HistorySettings settings = new HistorySettings(64L << 20, 1, 1_000_000, Duration.ofMinutes(5), 400, 400, false);
        return new DuckHistorian(folder.resolve("history"), settings, () -> NOW);
    }

    private LivePlant open() {
        tables = Database.open(folder.resolve("plant.db"));
        return new LivePlant(
                folder,
                new LivePlant.Parts(
                        new LivePlant.Keeping(historian, historian, tables.warnings(), tables.moments()),
                        List.of(devices),
                        journals,
                        new LivePlant.Time(() -> NOW, () -> NOW, new SplittableRandom(1)),
                        "millwright test"));
    }

    LivePlant plant() {
        return plant;
    }

    DuckHistorian historian() {
        return historian;
    }

    /** Ends the program and starts it again; nothing is connected yet. */
    void restart() {
        close();
        historian = history();
        plant = open();
    }

    static LinePlan plan(String name, boolean running) {
        List<Point> points = TAGS.stream()
                .map(tag -> new Point(PUMP, tag, "ns=2;s=" + tag.name(), Map.of()))
                .toList();
        return new LinePlan(
                new Connection(name, "scripted", "test://here", Map.of()), points, Duration.ofSeconds(10), running);
    }

    /** Rows of a healthy pump, ten seconds apart; the heat so many degrees too high. */
    static Block rows(long firstMicros, int count, double hotter, SplittableRandom random) {
        Block.Builder rows = new Block.Builder(TAGS, count);
        for (int row = 0; row < count; row++) {
            rows.row(firstMicros + row * 10L * SECOND);
            double load = random.nextGaussian();
            rows.set(0, 5 + load + 0.3 * random.nextGaussian());
            rows.set(1, 40 + 2 * load + random.nextGaussian() + hotter);
            rows.set(2, 12 - load + 0.5 * random.nextGaussian());
        }
        return rows.build();
    }

    static void await(String what, BooleanSupplier so) throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!so.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("This never came: " + what);
            }
            Thread.sleep(10);
        }
    }

    @Override
    public void close() {
        plant.close();
        historian.close();
        tables.close();
    }
}
