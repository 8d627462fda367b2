package org.millwright.program.bench.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.millwright.MillwrightException;
import org.millwright.testkit.files.Judge;

class FilesBenchTest {
    private static final int FILES = 40;

    @TempDir
    Path folder;

    /** Refusing everything is easy; a bench that called it right would be worth nothing. */
    @Test
    void whoRefusesEverythingIsNotRight() throws IOException {
        Judge.Opener refuses = (path, options) -> {
            throw MillwrightException.badRequest("test.file.odd", "Row 1 of the file is odd. Use another one.");
        };
        Map<String, ?> figures = new FilesBench(refuses).run(new FilesOptions(3, FILES, 0, 1, 1, folder, List.of()));
        assertEquals((long) FILES, figures.get("files"));
        assertEquals((long) FILES, figures.get("refused"));
        long unexpected = figures.get("unexpected_refusals") instanceof Long count ? count : 0;
        assertTrue(unexpected > FILES / 4, figures::toString);
        assertEquals(0L, figures.get("wrong_values"));
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(0, left.count(), "Files were left behind.");
        }
    }

    @Test
    void optionsOutOfRangeAreOurOwnMistake() {
        assertThrows(IllegalArgumentException.class, () -> new FilesOptions(1, -1, 0, 1, 1, folder, List.of()));
        assertThrows(IllegalArgumentException.class, () -> new FilesOptions(1, 1, -1, 1, 1, folder, List.of()));
    }
}
