package org.millwright.program.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.millwright.MillwrightException;

class ModelPlacesTest {
    @TempDir
    Path folder;

    @Test
    void aModelIsFoundByItsPathOrByItsNameInTheFolder() throws IOException {
        Path file = Files.createFile(folder.resolve("small.gguf"));
        ModelPlaces places = new ModelPlaces(Map.of("MILLWRIGHT_MODELS", folder.toString()));
        assertEquals(file, places.file("small"));
        assertEquals(file, places.file("small.gguf"));
        assertEquals(file, places.file(file.toString()));
        String says = assertThrows(MillwrightException.class, () -> places.file("large"))
                .getMessage();
        assertEquals(true, says.contains("(large)"));
    }

    @Test
    void keptFilesLieInTheCacheOfThePerson() {
        assertEquals(
                Path.of("/c/millwright/language"),
                new ModelPlaces(Map.of("XDG_CACHE_HOME", "/c", "HOME", "/h")).kept());
        assertEquals(Path.of("/h/.cache/millwright/language"), new ModelPlaces(Map.of("HOME", "/h")).kept());
    }
}
