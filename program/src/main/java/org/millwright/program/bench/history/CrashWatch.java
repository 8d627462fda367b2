package org.millwright.program.bench.history;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.millwright.dataset.Range;
import org.millwright.detect.Budget;
import org.millwright.flow.Source;
import org.millwright.history.Historian;
import org.millwright.history.journal.JournalSource;
import org.millwright.history.moment.Moments;
import org.millwright.machine.AssetPath;
import org.millwright.program.serve.Makers;
import org.millwright.warning.live.MemoryWarnings;
import org.millwright.warning.live.Raised;
import org.millwright.warning.live.WarningBook;
import org.millwright.warning.live.WarningStore;
import org.millwright.warning.live.Watch;
import org.millwright.warning.live.WatchBaseline;
import org.millwright.warning.live.WatchRoom;
import org.millwright.warning.live.WatchState;

/** The watches on all machines of the crash bench, as the program runs them: beside the history, on the same journals. */
final class CrashWatch implements AutoCloseable {
    private static final Instant NOW = Instant.ofEpochSecond(1_700_600_000);
    /** Snapshots are made every ten seconds; a process that lives for two has to see many. */
    private static final int HASTE = 20;

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int MOST = 100_000;

    private final Path folder;
    private final Historian historian;
    private final Moments moments;
    private final WatchRoom room;

    CrashWatch(Path folder, Historian historian, Makers.Books books, List<Pipe> pipes) {
        this.folder = folder;
        this.historian = historian;
        this.moments = books.moments();
        this.room = room(folder, books.warnings(), () -> pipes.stream()
                .<Source>map(pipe -> new JournalSource(pipe.journal()))
                .toList());
    }

    private WatchRoom room(Path where, WarningStore warnings, Supplier<List<Source>> sources) {
        InstantSource hasty = () -> Instant.ofEpochMilli(System.currentTimeMillis() * HASTE);
        WarningBook book = new WarningBook(warnings, moments, () -> NOW);
        WatchRoom.Making making = new WatchRoom.Making("millwright bench", 2);
        return new WatchRoom(
                where,
                new WatchRoom.Parts(historian, moments, warnings, book, () -> NOW, hasty, sources, making),
                asset -> Optional.empty());
    }

    private static List<AssetPath> machines() {
        List<AssetPath> all = new ArrayList<>();
        for (String connection : CrashData.CONNECTIONS) {
            for (int machine = 0; machine < CrashData.machines(); machine++) {
                all.add(CrashData.machine(connection, machine));
            }
        }
        return all;
    }

    private static void watchAll(WatchRoom in) {
        WatchBaseline healthy = new WatchBaseline.Period(CrashData.healthyTimes());
        machines()
                .forEach(machine ->
                        in.watch(new Watch(machine, Budget.WEEKLY, healthy, Set.of(), "bench", Instant.EPOCH)));
    }

    /** Goes on watching, if it has learnt in a life before. */
    void begin() {
        if (Files.isDirectory(folder.resolve("learnt"))) {
            watchAll(room);
        }
    }

    /** Learns from what the history holds; returns when it is kept. */
    void learn() throws InterruptedException {
        watchAll(room);
        await("learn", () -> room.states().stream().noneMatch(state -> Double.isNaN(state.limit())));
    }

    /** The first record of a connection's journal that a watch still needs. */
    long needed(String connection) {
        return room.needed("journal:" + connection);
    }

    private interface Wanted {
        boolean is();
    }

    private void await(String what, Wanted wanted) throws InterruptedException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (!wanted.is()) {
            if (System.nanoTime() > until) {
                throw new IllegalStateException(
                        "The watches did not %s in %s: %s".formatted(what, PATIENCE, room.states()));
            }
            Thread.sleep(20);
        }
    }

    private static Map<AssetPath, Long> judged(WatchRoom in) {
        Map<AssetPath, Long> judged = new HashMap<>();
        for (WatchState state : in.states()) {
            judged.put(state.watch().asset(), state.pulse().judgedMicros());
        }
        return judged;
    }

    /**
     * Lets a second room judge all records once more from the first to the last, by the same learning, and compares. Both judge to the
     * same row first.
     */
    CrashVerdict againstUndisturbed(Path undisturbed, List<Pipe> pipes, WarningStore warnings)
            throws InterruptedException {
        copy(folder.resolve("learnt"), undisturbed.resolve("learnt"));
        MemoryWarnings expected = new MemoryWarnings();
        List<CrashSource> sources = pipes.stream()
                .map(pipe -> new CrashSource(
                        pipe.journal().connection(), pipe.journal().next()))
                .toList();
        try (WatchRoom other = room(undisturbed, expected, () -> List.copyOf(sources))) {
            watchAll(other);
            await("read", () -> sources.stream().allMatch(CrashSource::read));
            Map<AssetPath, Long> last = Map.of();
            while (!last.equals(judged(other))) {
                last = judged(other);
                Thread.sleep(500);
            }
            Map<AssetPath, Long> end = last;
            await("judge to " + end, () -> judged(room).equals(end));
            Thread.sleep(200);
        }
        room.close();
        return CrashVerdict.of(all(expected), all(warnings));
    }

    private static Map<String, Raised> all(WarningStore store) {
        Map<String, Raised> all = new HashMap<>();
        store.began(Optional.empty(), new Range(0, Long.MAX_VALUE / 2), MOST)
                .forEach(raised -> all.put(raised.id(), raised));
        return all;
    }

    private static void copy(Path from, Path to) {
        try (Stream<Path> files = Files.list(from)) {
            Files.createDirectories(to);
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        } catch (IOException full) {
            throw new UncheckedIOException("What was learnt cannot be copied.", full);
        }
    }

    @Override
    public void close() {
        room.close();
    }
}
