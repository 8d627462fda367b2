package org.millwright.program.bench.flow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Folders that are gone when the measurement is over. */
final class Folders {
    private Folders() {}

    static Path fresh() {
        try {
            return Files.createTempDirectory("millwright-flow");
        } catch (IOException full) {
            throw new UncheckedIOException("No folder can be made for the measurement.", full);
        }
    }

    static void delete(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
            for (Path each : deepestFirst) {
                Files.delete(each);
            }
        } catch (IOException stays) {
            throw new UncheckedIOException("The folder (%s) cannot be deleted.".formatted(folder), stays);
        }
    }
}
