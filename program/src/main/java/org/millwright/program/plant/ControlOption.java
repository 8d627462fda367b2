package org.millwright.program.plant;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** By which file a running plant is reached. */
final class ControlOption {
    @Option(
            names = "--control",
            paramLabel = "FILE",
            description = "The file with port and token by which inject and state reach the plant.")
    private @Nullable Path file;

    Path file(Path home) {
        return file == null ? home.resolve("practice-plant").resolve("control.json") : file;
    }
}
