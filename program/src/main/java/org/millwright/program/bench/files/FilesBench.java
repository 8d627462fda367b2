package org.millwright.program.bench.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.millwright.testkit.files.Judge;

/**
 * Measures reading: the truth part makes small files of every kind of trouble and counts what was read wrong; the speed part times a
 * large one against DuckDB. Writes only below its folder and leaves nothing there.
 */
public final class FilesBench {
    private final Judge.Opener opener;

    public FilesBench(Judge.Opener opener) {
        this.opener = opener;
    }

    /** All figures by the names of the bench contract, in the order in which to show them. */
    public Map<String, @Nullable Object> run(FilesOptions options) {
        Path own = folder(options.folder());
        try {
            Map<String, @Nullable Object> figures = new LinkedHashMap<>();
            if (options.files() > 0) {
                new TruthPart(opener, options).run(own.resolve("truth"), figures);
            }
            if (options.rows() > 0) {
                new SpeedPart(opener, options).run(own, figures);
            }
            return figures;
        } finally {
            delete(own);
        }
    }

    private static Path folder(Path parent) {
        try {
            return Files.createTempDirectory(Files.createDirectories(parent), "millwright-files");
        } catch (IOException failure) {
            throw new UncheckedIOException("Nothing can be written to (%s).".formatted(parent), failure);
        }
    }

    static void delete(Path folder) {
        if (Files.notExists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
            for (Path each : deepestFirst) {
                Files.delete(each);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("The folder (%s) cannot be deleted.".formatted(folder), failure);
        }
    }
}
