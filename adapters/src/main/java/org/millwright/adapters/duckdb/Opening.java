package org.millwright.adapters.duckdb;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.millwright.Message;
import org.millwright.dataset.Range;
import org.millwright.history.cold.Filed;
import org.millwright.history.cold.Manifest;
import org.millwright.history.cold.Piece;
import org.millwright.history.form.Sealed;
import org.millwright.history.known.KnownTag;
import org.millwright.history.layout.Layout;
import org.millwright.machine.SourceQuality;
import org.millwright.machine.Tag;
import org.millwright.machine.TagPath;

/** Finds out what is in the files when a history is opened. */
final class Opening {
    /** So many bytes of the newest files are held against their hashes at every start; the rest on demand. */
    private static final long CHECKED_BYTES = 64L << 20;

    private final Store store;
    private final Path folder;
    private final List<Message> found = new ArrayList<>();

    Opening(Store store, Path folder) {
        this.store = store;
        this.folder = folder;
    }

    /** Puts what the manifests say into place, and returns what is damaged, in words. */
    List<Message> open() {
        found.addAll(store.cold().damage());
        try {
            readTags();
            checkNewest();
        } catch (IOException failure) {
            throw new UncheckedIOException("The folder (%s) cannot be read.".formatted(folder), failure);
        }
        store.cold().manifests().forEach(this::enterNumbers);
        for (Manifest manifest : store.cold().manifests()) {
            enterTags(manifest);
            store.filed().put(manifest.layout().id(), manifest.day(), manifest.coverage());
            store.views()
                    .extend(view -> view.with(view.shelf(manifest.layout()).withDays(store.cold(), List.of(manifest))));
        }
        recover();
        return found;
    }

    /** Looks up the newest values of tags whose list was damaged, in the newest day of each layout. */
    private void recover() {
        List<KnownTag> lost = store.book().tags().stream()
                .filter(tag -> tag.last().isEmpty() && !tag.homes().isEmpty())
                .toList();
        for (Shelf shelf : store.views().now().all()) {
            List<KnownTag> here = lost.stream()
                    .filter(tag ->
                            tag.homes().stream().anyMatch(home -> home.layout().equals(shelf.layout())))
                    .toList();
            if (!here.isEmpty()) {
                recover(shelf, here);
            }
        }
    }

    private void recover(Shelf shelf, List<KnownTag> tags) {
        long from = Long.MAX_VALUE;
        long until = Long.MIN_VALUE;
        for (Shelf.Located file : shelf.files()) {
            from = Math.min(from, file.piece().times().from());
            until = Math.max(until, file.piece().times().until());
        }
        long first = from;
        tags.forEach(tag -> tag.saw(first, Double.NaN, SourceQuality.BAD));
        Range newest = new Range(Math.max(from, until - Filed.DAY), until);
        ValueQuery.Sink sink = (index, time, value, quality) -> tags.get(index).saw(time, value, quality);
        store.database().read(connection -> {
            new ValueQuery(connection, store.views().now(), Wanted.of(tags))
                    .stream(newest, ValueQuery.From.EVERYWHERE, 0, sink);
            return 0;
        });
    }

    private void readTags() throws IOException {
        try {
            store.tagFile().read(store.book());
        } catch (IllegalArgumentException damaged) {
            Files.createDirectories(folder.resolve("aside"));
            for (Path file : store.tagFile().files()) {
                if (Files.exists(file)) {
                    Files.move(
                            file,
                            folder.resolve("aside").resolve(String.valueOf(file.getFileName())),
                            StandardCopyOption.REPLACE_EXISTING);
                }
            }
            found.add(Message.of(
                    "history.tags.damaged",
                    "The list of tags cannot be read: {why} It is in {aside} now. Names and values are taken from the other files; units come back with the next values.",
                    "why",
                    String.valueOf(damaged.getMessage()),
                    "aside",
                    folder.resolve("aside")));
        }
    }

    /** Tags that the list does not know, which is only where it was damaged. */
    private void enterTags(Manifest manifest) {
        Layout layout = manifest.layout();
        if (layout.kind() == Layout.Kind.WIDE) {
            for (int column = 0; column < layout.tags().size(); column++) {
                TagPath path = new TagPath(layout.machine(), layout.tags().get(column));
                KnownTag known = store.book().find(path);
                KnownTag tag = known == null ? store.book().enter(layout.machine(), Tag.of(path.tag()), "") : known;
                tag.livesIn(layout, column);
            }
        }
    }

    /** Numbers of narrow rows first: other tags then get numbers that are free. */
    private void enterNumbers(Manifest manifest) {
        manifest.tags().forEach((id, text) -> {
            TagPath path = TagPath.of(text);
            KnownTag tag = store.book().find(path);
            if (tag == null) {
                tag = store.book().enter(Integer.parseInt(id), path, Tag.of(path.tag()), "");
            }
            tag.livesIn(manifest.layout(), 0);
        });
    }

    private void checkNewest() throws IOException {
        List<Manifest> newestFirst = new ArrayList<>(store.cold().manifests());
        newestFirst.sort(java.util.Comparator.comparingLong(Manifest::day).reversed());
        long left = CHECKED_BYTES;
        for (Manifest manifest : newestFirst) {
            for (Piece piece : manifest.pieces()) {
                left -= piece.bytes();
                check(store, manifest, piece, left >= 0, found);
            }
        }
    }

    /** Holds a file against its manifest; a damaged one is moved aside. */
    static void check(Store store, Manifest manifest, Piece piece, boolean hash, List<Message> found)
            throws IOException {
        Path file = store.cold().path(manifest, piece);
        if (Files.notExists(file)) {
            found.add(store.cold().missing(manifest, piece));
        } else if (Files.size(file) != piece.bytes()
                || (hash && !Sealed.hash(file).equals(piece.sha256()))) {
            found.add(store.cold().moveAside(manifest, piece));
        }
    }
}
