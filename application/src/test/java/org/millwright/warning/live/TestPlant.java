package org.millwright.warning.live;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.millwright.flow.Source;
import org.millwright.machine.AssetPath;

/** A plant with one journal, a history and a book, whose room can be closed and opened again. */
final class TestPlant implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");

    final TestHistory history = new TestHistory();
    final TestMoments moments = new TestMoments();
    final TestJournal journal = new TestJournal("line");
    final MemoryWarnings store = new MemoryWarnings();
    final WarningBook book = new WarningBook(store, moments, () -> NOW);
    final LinkedBlockingQueue<Raised> told = new LinkedBlockingQueue<>();
    private final Path folder;
    WatchRoom room;

    TestPlant(Path folder) {
        this.folder = folder;
        book.listen(told::add);
        room = open();
    }

    private WatchRoom open() {
        return new WatchRoom(
                folder,
                new WatchRoom.Parts(
                        history,
                        moments,
                        store,
                        book,
                        () -> NOW,
                        () -> NOW,
                        () -> List.<Source>of(journal),
                        new WatchRoom.Making("millwright test", 2)),
                asset -> Optional.empty());
    }

    void reopen() {
        room.close();
        room = open();
    }

    /** Waits until a watch is in a phase. */
    WatchState await(AssetPath asset, Predicate<WatchState> wanted) throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (System.nanoTime() < deadline) {
            Optional<WatchState> state = room.state(asset);
            if (state.isPresent() && wanted.test(state.get())) {
                return state.get();
            }
            TimeUnit.MILLISECONDS.sleep(10);
        }
        throw new AssertionError("The watch on " + asset + " stands at " + room.state(asset));
    }

    /** Waits until every row before a time was judged. */
    void awaitJudged(AssetPath asset, long micros) throws InterruptedException {
        await(asset, state -> state.pulse().judgedMicros() >= micros);
    }

    @Override
    public void close() {
        room.close();
    }
}
