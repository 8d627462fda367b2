package org.millwright.program.live;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FolderNamesTest {
    /** A name from a settings file must not lead out of the plant's folder. */
    @ParameterizedTest
    @ValueSource(strings = {"line 1", "..", ".", "../../etc", "a/b", "a\\b", "线体 1", "a*b", "C:", "a+b", "%2e"})
    void staysBelowItsFolderAndComesBack(String name) {
        Path parent = Path.of("plant", "journal");

        Path folder = parent.resolve(FolderNames.of(name));

        assertEquals(parent, folder.normalize().getParent());
        assertEquals(name, FolderNames.name(folder.getFileName().toString()));
    }
}
