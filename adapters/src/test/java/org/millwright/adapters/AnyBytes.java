package org.millwright.adapters;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.millwright.MillwrightException;
import org.millwright.Problem;
import org.millwright.recording.ReadOptions;
import org.millwright.recording.Recording;
import org.millwright.recording.RecordingReader;

/** Puts files of any bytes before a reader: it may read or refuse them, and nothing else. */
public final class AnyBytes {
    private AnyBytes() {}

    /** Has a file read to its end; every exception but a refusal that is no defect comes out. */
    public static void read(RecordingReader reader, byte[] bytes) throws IOException {
        Path file = Files.createTempFile("millwright-any", ".bin");
        try {
            Files.write(file, bytes);
            if (reader.recognises(file)) {
                readAll(reader, file);
            }
        } finally {
            Files.delete(file);
        }
    }

    private static void readAll(RecordingReader reader, Path file) {
        try (Recording recording = reader.open(file, ReadOptions.NONE)) {
            recording.read((machine, block) -> true, Recording.Progress.NONE);
        } catch (MillwrightException refused) {
            assertFalse(refused.problem() instanceof Problem.Defect, refused.getMessage());
        }
    }

    /**
     * A sound file, files that break off, and files in which bytes are others.
     *
     * @param sound the bytes of a file that can be read
     * @param seed of the changes
     * @param count how many changed files
     */
    public static List<byte[]> variants(byte[] sound, long seed, int count) {
        Random random = new Random(seed);
        List<byte[]> variants = new ArrayList<>();
        variants.add(sound);
        for (int i = 0; i < count; i++) {
            byte[] changed = Arrays.copyOf(sound, i % 3 == 0 ? random.nextInt(sound.length) : sound.length);
            for (int j = 0; changed.length > 0 && j < i % 5; j++) {
                changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
            }
            variants.add(changed);
        }
        return variants;
    }
}
