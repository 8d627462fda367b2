package org.millwright.history.cold;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.millwright.Message;
import org.millwright.MillwrightException;
import org.millwright.Problem;
import org.millwright.history.form.Fields;
import org.millwright.history.form.Sealed;
import org.millwright.history.layout.Layout;

/**
 * The folder of named files: {@code cold/<layout>/day=2026-11-21/<hash>.parquet} and a {@code manifest.json} beside them. What no
 * manifest names is removed when the folder is opened; what is damaged is moved aside and named. One thread at a time.
 */
public final class ColdFolder {
    private static final String MANIFEST = "manifest.json";

    private final Path cold;
    private final Path aside;
    private final String tool;
    private final Map<String, Map<Long, Manifest>> manifests = new TreeMap<>();
    private final List<Message> damage = new ArrayList<>();

    private ColdFolder(Path folder, String tool) {
        this.cold = folder.resolve("cold");
        this.aside = folder.resolve("aside");
        this.tool = tool;
    }

    /**
     * Opens the folder and reads every manifest.
     *
     * @param folder the folder of the history
     * @param tool what writes the manifests, for whoever reads them later
     * @throws MillwrightException if a manifest is of a newer format
     */
    public static ColdFolder open(Path folder, String tool) {
        ColdFolder opened = new ColdFolder(folder, tool);
        try {
            Files.createDirectories(opened.cold);
            for (Path layout : below(opened.cold)) {
                for (Path day : below(layout)) {
                    opened.read(layout, day);
                }
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("The folder (%s) cannot be read.".formatted(folder), failure);
        }
        return opened;
    }

    private static List<Path> below(Path folder) throws IOException {
        List<Path> folders = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, Files::isDirectory)) {
            all.forEach(folders::add);
        }
        folders.sort(null);
        return folders;
    }

    private void read(Path layout, Path day) throws IOException {
        try {
            Map<?, ?> document = Sealed.read(day.resolve(MANIFEST));
            if (document != null) {
                Fields fields = Fields.of(document);
                checkFormat(day, fields.number("format"));
                Manifest manifest = Manifest.of(fields);
                if (!day.equals(folder(manifest.layout(), manifest.day()))) {
                    throw new IllegalArgumentException("The manifest is of another folder.");
                }
                put(manifest);
                tidy(day, manifest);
            } else {
                tidy(day, null);
            }
        } catch (IllegalArgumentException damaged) {
            moveAside(layout, day, damaged);
        }
    }

    private static void checkFormat(Path day, long format) {
        if (format > Manifest.FORMAT) {
            throw new MillwrightException(new Problem.BadRequest(Message.of(
                    "history.manifest.newer",
                    "The history in {folder} was written in format {format}, and this program knows formats up to {known}. Start the newer program.",
                    "folder",
                    day,
                    "format",
                    format,
                    "known",
                    Manifest.FORMAT)));
        }
    }

    /** Removes what a crash left: files that no manifest names. */
    private static void tidy(Path day, @Nullable Manifest manifest) throws IOException {
        Set<String> named = new TreeSet<>();
        if (manifest != null) {
            named.add(MANIFEST);
            named.add(MANIFEST + ".twin");
            manifest.pieces().forEach(piece -> named.add(piece.name()));
            manifest.retired().forEach(one -> named.add(one.name()));
        }
        List<Path> orphans;
        try (Stream<Path> all = Files.walk(day)) {
            orphans = all.filter(Files::isRegularFile)
                    .filter(file ->
                            !named.contains(day.relativize(file).toString().replace('\\', '/')))
                    .toList();
        }
        for (Path orphan : orphans) {
            Files.delete(orphan);
        }
    }

    private void moveAside(Path layout, Path day, IllegalArgumentException why) throws IOException {
        Path to = free(aside.resolve(layout.getFileName() + "-" + day.getFileName()));
        Files.createDirectories(aside);
        Files.move(day, to);
        damage.add(Message.of(
                "history.manifest.damaged",
                "The manifest of {day} cannot be read: {why} Its files are in {aside} now; bring that day back from a backup.",
                "day",
                cold.relativize(day),
                "why",
                String.valueOf(why.getMessage()),
                "aside",
                to));
    }

    private static Path free(Path wish) {
        Path free = wish;
        for (int i = 2; Files.exists(free); i++) {
            free = wish.resolveSibling(wish.getFileName() + "-" + i);
        }
        return free;
    }

    private void put(Manifest manifest) {
        manifests.computeIfAbsent(manifest.layout().id(), id -> new TreeMap<>()).put(manifest.day(), manifest);
    }

    /** Every manifest. */
    public List<Manifest> manifests() {
        return manifests.values().stream()
                .flatMap(days -> days.values().stream())
                .toList();
    }

    /** The manifest of a layout and day; one without files if there is none. */
    public Manifest manifest(Layout layout, long day) {
        return manifests.getOrDefault(layout.id(), Map.of()).getOrDefault(day, Manifest.empty(layout, day));
    }

    /** What was found damaged when the folder was opened, in words. */
    public List<Message> damage() {
        return List.copyOf(damage);
    }

    /** The folder of the files of a layout and day. */
    public Path folder(Layout layout, long day) {
        return cold.resolve(layout.id()).resolve("day=" + LocalDate.ofEpochDay(day));
    }

    /** Where a piece lies. */
    public Path path(Manifest manifest, Piece piece) {
        return folder(manifest.layout(), manifest.day()).resolve(piece.name());
    }

    /** Puts a manifest in the place of the one before. From here on its rows are in named files. */
    public void name(Manifest manifest) throws IOException {
        Path file = folder(manifest.layout(), manifest.day()).resolve(MANIFEST);
        Manifest next = manifest.after(hashOf(file));
        Sealed.write(file, next.document(tool));
        put(next);
    }

    private static String hashOf(Path manifest) throws IOException {
        return Files.exists(manifest) ? Sealed.hash(manifest) : "";
    }

    /** Moves a damaged file aside and says so. */
    public Message moveAside(Manifest manifest, Piece piece) throws IOException {
        Path file = path(manifest, piece);
        Path to = free(aside.resolve(String.valueOf(file.getFileName())));
        Files.createDirectories(aside);
        Files.move(file, to);
        return Message.of(
                "history.file.damaged",
                "The file {file} is not as it was written; it is in {aside} now. It holds {rows} rows of {day}; bring it back from a backup.",
                "file",
                cold.relativize(file),
                "aside",
                to,
                "rows",
                piece.rows(),
                "day",
                LocalDate.ofEpochDay(manifest.day()));
    }

    /** Says that a file is missing. */
    public Message missing(Manifest manifest, Piece piece) {
        return Message.of(
                "history.file.missing",
                "The file {file} is missing. It held {rows} rows of {day}; bring it back from a backup.",
                "file",
                cold.relativize(path(manifest, piece)),
                "rows",
                piece.rows(),
                "day",
                LocalDate.ofEpochDay(manifest.day()));
    }

    /** True if some file was made of adopted content of this hash. */
    public boolean adopted(String sha256) {
        return manifests().stream()
                .flatMap(manifest -> manifest.pieces().stream())
                .anyMatch(piece -> piece.from().equals(sha256));
    }

    /** Every file that a copy of the history needs, manifests included. */
    public List<Path> files() {
        return manifests().stream()
                .flatMap(manifest -> Stream.concat(
                        manifest.pieces().stream().map(piece -> path(manifest, piece)),
                        Stream.of(
                                folder(manifest.layout(), manifest.day()).resolve(MANIFEST),
                                Sealed.twin(folder(manifest.layout(), manifest.day())
                                        .resolve(MANIFEST)))))
                .filter(Files::exists)
                .collect(Collectors.toList());
    }
}
