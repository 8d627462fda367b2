package org.millwright.adapters.duckdb;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.millwright.dataset.Range;
import org.millwright.history.cold.Manifest;
import org.millwright.history.cold.Merging;
import org.millwright.history.cold.Milestone;
import org.millwright.history.cold.Piece;

/** Puts files of a day together, and takes away what is not needed any more. For whoever does upkeep. */
final class MergeRun {
    private static final long KEPT_MICROS = 86_400_000_000L;

    private final Store store;
    private final PieceWriter writer;
    private final Rollups rollups;

    MergeRun(Store store, PieceWriter writer, Rollups rollups) {
        this.store = store;
        this.writer = writer;
        this.rollups = rollups;
    }

    /**
     * Puts files of a day together.
     *
     * @param nowMicros the old ones are kept a day longer, for readers outside
     */
    void run(Manifest manifest, Merging.Merge merge, long nowMicros) throws IOException {
        List<Piece> old = new ArrayList<>();
        List<Piece> made = new ArrayList<>();
        if (merge.raw().size() > 1) {
            old.addAll(merge.raw());
            made.add(raw(manifest, merge.raw()));
        }
        if (!merge.minutes().isEmpty()) {
            old.addAll(merge.minutes());
            old.addAll(merge.hours());
            made.addAll(minutes(manifest, merge));
        }
        store.watcher().accept(Milestone.MERGED);
        show(manifest.replaced(old, made, nowMicros));
    }

    private Piece raw(Manifest manifest, List<Piece> pieces) throws IOException {
        Range all = new Range(
                pieces.stream().mapToLong(piece -> piece.times().from()).min().orElse(0),
                pieces.stream().mapToLong(piece -> piece.times().until()).max().orElse(0));
        String rows = Shelf.union("*", all, "", paths(manifest, pieces), List.of());
        String from = pieces.stream()
                .map(Piece::from)
                .filter(hash -> !hash.isEmpty())
                .findFirst()
                .orElse("");
        Piece raw = writer.write(manifest.layout(), manifest.day(), Piece.Kind.RAW, rows, from);
        return Compaction.counted(raw, pieces.stream().mapToLong(Piece::values).sum());
    }

    private List<Piece> minutes(Manifest manifest, Merging.Merge merge) throws IOException {
        List<Path> paths = paths(manifest, merge.minutes());
        boolean over = merge.minutes().size() > 0 && merge.equals(Merging.whole(manifest));
        return over
                ? rollups.merge(manifest.layout(), manifest.day(), paths)
                : List.of(rollups.mergeMinutes(manifest.layout(), manifest.day(), paths));
    }

    private List<Path> paths(Manifest manifest, List<Piece> pieces) {
        return pieces.stream().map(piece -> store.cold().path(manifest, piece)).toList();
    }

    /** Names a manifest and lets readers see it. */
    void show(Manifest manifest) throws IOException {
        store.cold().name(manifest);
        Manifest named = store.cold().manifest(manifest.layout(), manifest.day());
        store.whileWriting(() -> store.views()
                .replace(
                        view -> view.with(view.shelf(named.layout()).withDays(store.cold(), List.of(named))),
                        () -> {}));
    }

    /** Takes away files that were replaced a day ago. */
    void clear(Manifest manifest, long nowMicros) throws IOException {
        Manifest cleared = manifest.cleared(nowMicros - KEPT_MICROS);
        if (cleared.retired().size() < manifest.retired().size()) {
            show(cleared);
            Path folder = store.cold().folder(manifest.layout(), manifest.day());
            for (Manifest.Retired one : manifest.retired()) {
                if (!cleared.retired().contains(one)) {
                    Files.deleteIfExists(folder.resolve(one.name()));
                }
            }
        }
    }

    /** Lets go of files of some kinds, whose time is over. */
    void drop(Manifest manifest, Set<Piece.Kind> kinds, long nowMicros) throws IOException {
        List<Piece> old = manifest.pieces().stream()
                .filter(piece -> kinds.contains(piece.kind()))
                .toList();
        if (!old.isEmpty()) {
            show(manifest.replaced(old, List.of(), nowMicros));
        }
    }
}
