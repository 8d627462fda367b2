package org.millwright.program.language;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.millwright.MillwrightException;

/** Where models lie, and where what they leave for the next start is kept. */
public final class ModelPlaces {
    private final Map<String, String> environment;

    public ModelPlaces(Map<String, String> environment) {
        this.environment = environment;
    }

    /**
     * The file of a model.
     *
     * @param named a path, or a name in the folder that MILLWRIGHT_MODELS names
     */
    public Path file(String named) {
        String folder = environment.getOrDefault("MILLWRIGHT_MODELS", "");
        for (Path file : folder.isBlank()
                ? List.of(Path.of(named))
                : List.of(Path.of(named), Path.of(folder, named), Path.of(folder, named + ".gguf"))) {
            if (Files.isRegularFile(file)) {
                return file;
            }
        }
        throw MillwrightException.notFound("language.model.missing", """
                There is no model ({model}).
                Give the path of a GGUF file, or the name of one in the folder that MILLWRIGHT_MODELS names.""", "model", named);
    }

    /** The folder for kept files, in the person's cache. */
    public Path kept() {
        String cache = environment.getOrDefault("XDG_CACHE_HOME", "");
        return cache.isBlank()
                ? Path.of(environment.getOrDefault("HOME", "."), ".cache", "millwright", "language")
                : Path.of(cache, "millwright", "language");
    }

    /** Bytes of memory that are free or soon would be; 0 if nobody knows. */
    static long availableMemory() {
        Path meminfo = Path.of("/proc/meminfo");
        if (Files.isReadable(meminfo)) {
            try {
                for (String line : Files.readAllLines(meminfo)) {
                    if (line.startsWith("MemAvailable:")) {
                        return 1024 * Long.parseLong(line.replaceAll("\\D", ""));
                    }
                }
            } catch (IOException unreadable) {
                return 0;
            }
        }
        return 0;
    }
}
