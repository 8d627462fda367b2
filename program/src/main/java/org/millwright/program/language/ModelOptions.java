package org.millwright.program.language;

import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.millwright.language.gguf.GgufOptions;
import picocli.CommandLine.Option;

/** Which model is asked, and with how much of the machine. */
final class ModelOptions {
    @Option(
            names = "--model",
            paramLabel = "MODEL",
            required = true,
            description = "The path of a GGUF file, or the name of one in the folder MILLWRIGHT_MODELS.")
    private String model = "";

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Threads that compute. Default: all processors but one.")
    private int threads;

    @Option(
            names = "--context",
            paramLabel = "N",
            description = "Tokens of prompt and answer together. Default: the model's, 8192 at most.")
    private int context;

    @Option(
            names = "--tokens",
            paramLabel = "N",
            defaultValue = "512",
            description = "The longest answer. Default: 512.")
    private int tokens;

    @Option(
            names = "--keep",
            paramLabel = "FOLDER",
            description = "Where weights in order and prompts are kept for the next start. Default: your cache folder.")
    private @Nullable Path keep;

    @Option(names = "--keep-nothing", description = "Leave nothing on the disk.")
    private boolean keepNothing;

    Path file(ModelPlaces places) {
        return places.file(model);
    }

    int tokens() {
        return Math.max(1, tokens);
    }

    GgufOptions engine(ModelPlaces places) {
        GgufOptions usual =
                GgufOptions.usual(Clock.system(ZoneId.systemDefault())).withMemory(ModelPlaces.availableMemory());
        GgufOptions wide = threads > 0 ? usual.withThreads(threads) : usual;
        GgufOptions sized = context > 0 ? wide.withContext(context) : wide;
        return keepNothing ? sized : sized.keepingIn(keep == null ? places.kept() : keep);
    }
}
