package org.millwright.history.form;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealedTest {
    private static final Map<String, Object> DOCUMENT = Map.of("name", "pump", "values", List.of(1L, 2L, 3L));

    @TempDir
    private Path folder;

    private Path file() {
        return folder.resolve("one.json");
    }

    @Test
    void aDocumentIsReadAsItWasWritten() throws IOException {
        assertNull(Sealed.read(file()));
        Sealed.write(file(), DOCUMENT);
        assertEquals(DOCUMENT, Sealed.read(file()));
        Sealed.write(file(), Map.of("name", "press"));
        assertEquals(Map.of("name", "press"), Sealed.read(file()));
    }

    /** Cut at every length and flipped in every byte: never taken for what was written, and never without the twin's help. */
    @Test
    void aTornFileIsNeverTakenForAWholeOne() throws IOException {
        Sealed.write(file(), DOCUMENT);
        byte[] whole = Files.readAllBytes(file());
        for (int at = 0; at < whole.length; at++) {
            byte[] flipped = whole.clone();
            flipped[at] ^= 0x04;
            for (byte[] damaged : List.of(Arrays.copyOf(whole, at), flipped)) {
                Files.write(file(), damaged);
                assertEquals(DOCUMENT, Sealed.read(file()), "the twin serves, byte " + at);
                Files.write(Sealed.twin(file()), damaged);
                assertThrows(IllegalArgumentException.class, () -> Sealed.read(file()), "byte " + at);
                Files.write(Sealed.twin(file()), whole);
            }
        }
        Files.delete(file());
        assertEquals(DOCUMENT, Sealed.read(file()), "a file that is gone is read from its twin");
    }

    @Test
    void theHashOfAFileIsThatOfItsBytes() throws IOException {
        Path empty = Files.createFile(folder.resolve("empty"));
        // FIPS 180-4: SHA-256 of nothing.
        assertEquals("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", Sealed.hash(empty));
    }
}
