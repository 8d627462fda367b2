package org.millwright.adapters.duckdb;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.millwright.Message;
import org.millwright.MillwrightException;
import org.millwright.history.HistorySettings;
import org.millwright.history.chart.Steps;
import org.millwright.history.cold.Filed;
import org.millwright.history.cold.Manifest;
import org.millwright.history.cold.Merging;
import org.millwright.history.cold.Piece;
import org.millwright.history.layout.Layout;

/** Sees to it that rows leave memory in time, that days become single files, and that old files go. */
final class Caretaker implements AutoCloseable {
    private static final long AHEAD = 600_000_000L;
    private static final int MUCH = 3;

    private final ReentrantLock upkeep = new ReentrantLock();
    private final AtomicBoolean asked = new AtomicBoolean();
    private final Store store;
    private final Tail tail;
    private final HistorySettings settings;
    private final InstantSource clock;
    private final Compaction compaction;
    private final MergeRun merges;
    private final @Nullable ExecutorService background;
    private long compactedTo = Long.MIN_VALUE;
    private long mergedTo = Long.MIN_VALUE;
    private volatile @Nullable Message trouble;

    Caretaker(Store store, Tail tail, HistorySettings settings, InstantSource clock) {
        this.store = store;
        this.tail = tail;
        this.settings = settings;
        this.clock = clock;
        compaction = new Compaction(store, tail);
        merges = new MergeRun(store, compaction.writer(), compaction.rollups());
        background = settings.background()
                ? Executors.newSingleThreadExecutor(
                        Thread.ofPlatform().daemon().name("history-upkeep").factory())
                : null;
    }

    Compaction compaction() {
        return compaction;
    }

    MergeRun merges() {
        return merges;
    }

    /** What went wrong last, until it goes well again. */
    @Nullable
    Message trouble() {
        return trouble;
    }

    /** Something that only one does at a time. */
    interface Deed<T> {
        T run() throws IOException;
    }

    /** Does something while no other upkeep runs. */
    <T> T alone(Deed<T> deed) {
        upkeep.lock();
        try {
            return deed.run();
        } catch (IOException failure) {
            throw new UncheckedIOException("The files of the history cannot be written.", failure);
        } finally {
            upkeep.unlock();
        }
    }

    /** Told after each batch, by whoever applied it, without the writer's lock. */
    void applied(long values, long newest) {
        boolean full = values >= settings.tailValues();
        if (!full && cutoff(newest) <= compactedTo) {
            return;
        }
        if (background == null || values >= MUCH * settings.tailValues()) {
            round();
        } else if (asked.compareAndSet(false, true)) {
            background.execute(() -> {
                asked.set(false);
                round();
            });
        }
    }

    /** The end of the last hour that has waited long enough for late rows. */
    private long cutoff(long newest) {
        if (newest == Long.MIN_VALUE) {
            return Long.MIN_VALUE;
        }
        Instant now = clock.instant();
        long ahead = Math.addExact(Math.multiplyExact(now.getEpochSecond(), 1_000_000L), AHEAD);
        long waited = Math.min(newest, ahead) - settings.lateness().toMillis() * 1_000;
        return Math.floorDiv(waited, Steps.HOUR) * Steps.HOUR;
    }

    /** What is due now. A failure is kept for whoever asks, and what was to be moved stays in memory. */
    private void round() {
        try {
            alone(() -> {
                long[] seen = new long[2];
                store.whileWriting(() -> {
                    seen[0] = tail.values();
                    seen[1] = tail.newest();
                });
                long cutoff = cutoff(seen[1]);
                if (seen[0] >= settings.tailValues()) {
                    compact(Long.MAX_VALUE);
                } else if (cutoff > compactedTo) {
                    compact(cutoff);
                }
                compactedTo = Math.max(compactedTo, cutoff);
                overDays(seen[1]);
                return 0;
            });
            trouble = null;
        } catch (MillwrightException | UncheckedIOException failure) {
            trouble = Message.of(
                    "history.compaction.failed",
                    "Rows cannot be moved into files: {why} They stay in memory and in the journal. Maybe the disk is full; make room, and the history goes on by itself.",
                    "why",
                    String.valueOf(failure.getMessage()));
            System.getLogger(Caretaker.class.getName())
                    .log(System.Logger.Level.WARNING, "Rows cannot be moved into files.", failure);
        }
    }

    /** Moves rows before a time into files; for whoever does upkeep. */
    void compact(long before) throws IOException {
        for (Manifest manifest : compaction.run(before)) {
            Manifest now = store.cold().manifest(manifest.layout(), manifest.day());
            Merging.Merge merge = Merging.some(now);
            if (!merge.isEmpty() && whole(now)) {
                merges.run(now, merge, nowMicros());
            }
        }
    }

    /** Once a day of the plant: its days that are over become single files, and what is old goes. */
    private void overDays(long newest) throws IOException {
        if (newest == Long.MIN_VALUE || compactedTo == Long.MIN_VALUE) {
            return;
        }
        long day = Filed.day(compactedTo);
        if (day > mergedTo) {
            mergeDays(day);
            mergedTo = day;
        }
    }

    /** Makes single files of every day before one, and takes away what is old. */
    void mergeDays(long beforeDay) throws IOException {
        long today = Filed.day(nowMicros());
        for (Manifest manifest : store.cold().manifests()) {
            if (manifest.day() < beforeDay) {
                Merging.Merge merge = Merging.whole(manifest);
                if (!merge.isEmpty() && whole(manifest)) {
                    merges.run(manifest, merge, nowMicros());
                }
            }
            retain(store.cold().manifest(manifest.layout(), manifest.day()), today);
            merges.clear(store.cold().manifest(manifest.layout(), manifest.day()), nowMicros());
        }
    }

    /** False where a file is missing, which may come back from a backup. */
    private boolean whole(Manifest manifest) {
        return manifest.pieces().stream()
                .allMatch(piece -> Files.exists(store.cold().path(manifest, piece)));
    }

    private void retain(Manifest manifest, long today) throws IOException {
        if (manifest.layout().kind() == Layout.Kind.EVENTS) {
            return;
        }
        Set<Piece.Kind> over = EnumSet.noneOf(Piece.Kind.class);
        if (manifest.day() < today - settings.rawDays()) {
            over.add(Piece.Kind.RAW);
        }
        if (manifest.day() < today - settings.rollupDays()) {
            over.addAll(EnumSet.allOf(Piece.Kind.class));
        }
        merges.drop(manifest, over, nowMicros());
    }

    private long nowMicros() {
        Instant now = clock.instant();
        return now.getEpochSecond() * 1_000_000L + now.getNano() / 1_000;
    }

    @Override
    public void close() {
        if (background != null) {
            background.close();
        }
    }
}
