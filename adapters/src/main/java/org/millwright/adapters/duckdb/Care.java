package org.millwright.adapters.duckdb;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.millwright.Message;
import org.millwright.history.Upkeep;
import org.millwright.history.backup.BackupFolder;
import org.millwright.history.cold.Manifest;
import org.millwright.history.cold.Piece;
import org.millwright.machine.AssetPath;
import org.millwright.machine.Tag;

/** What a person asks for now and then: adopting files, copies, a look at every file. */
final class Care {
    private final Store store;
    private final Tail tail;
    private final Caretaker caretaker;
    private final Path folder;
    private final List<Message> found;

    Care(Store store, Tail tail, Caretaker caretaker, Path folder, List<Message> found) {
        this.store = store;
        this.tail = tail;
        this.caretaker = caretaker;
        this.folder = folder;
        this.found = List.copyOf(found);
    }

    long adopt(AssetPath machine, List<Tag> tags, Path parquet) {
        return caretaker.alone(() -> new Adoption(store, caretaker, folder).adopt(machine, tags, parquet));
    }

    void backup(Path target) {
        caretaker.alone(() -> {
            caretaker.compact(Long.MAX_VALUE);
            store.tagFile().write(store.book());
            List<Path> files = new ArrayList<>(store.cold().files());
            files.addAll(store.tagFile().files());
            BackupFolder.write(folder, files, target);
            return 0;
        });
    }

    List<Message> inspect(boolean everyHash) {
        return caretaker.alone(() -> {
            List<Message> messages = new ArrayList<>(found);
            Message trouble = caretaker.trouble();
            if (trouble != null) {
                messages.add(trouble);
            }
            for (Manifest manifest : store.cold().manifests()) {
                inspect(manifest, everyHash, messages);
            }
            return messages.stream().distinct().toList();
        });
    }

    private void inspect(Manifest manifest, boolean everyHash, List<Message> messages) throws IOException {
        int before = messages.size();
        for (Piece piece : manifest.pieces()) {
            Opening.check(store, manifest, piece, everyHash, messages);
        }
        if (messages.size() > before) {
            store.whileWriting(() -> store.views()
                    .replace(
                            view -> view.with(view.shelf(manifest.layout()).withDays(store.cold(), List.of(manifest))),
                            () -> {}));
        }
    }

    Upkeep.Stock stock() {
        return caretaker.alone(() -> {
            long[] counts = new long[5];
            for (Manifest manifest : store.cold().manifests()) {
                for (Piece piece : manifest.pieces()) {
                    boolean raw = piece.kind() == Piece.Kind.RAW;
                    counts[0]++;
                    counts[1] += piece.bytes();
                    counts[2] += raw ? piece.rows() : 0;
                    counts[3] += raw ? piece.values() : 0;
                }
            }
            store.whileWriting(() -> counts[4] = tail.values());
            return new Upkeep.Stock(counts[0], counts[1], counts[2], counts[3], counts[4]);
        });
    }
}
