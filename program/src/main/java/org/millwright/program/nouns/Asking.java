package org.millwright.program.nouns;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.millwright.program.cli.OutputOptions;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of every command that asks the running program. */
final class Asking {
    @Option(
            names = "--home",
            paramLabel = "FOLDER",
            description = "The plant's folder; else MILLWRIGHT_PLANT, else ~/.millwright.")
    private @Nullable Path home;

    @Mixin
    private final OutputOptions output = new OutputOptions();

    @Nullable
    Path home() {
        return home;
    }

    OutputOptions output() {
        return output;
    }
}
