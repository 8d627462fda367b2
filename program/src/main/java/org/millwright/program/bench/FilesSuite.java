package org.millwright.program.bench;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.millwright.program.bench.files.FilesBench;
import org.millwright.program.bench.files.FilesOptions;
import org.millwright.recording.RecordingReader;

/** How often recordings of every kind are read wrong, and how fast a large one is read and warned of. */
final class FilesSuite implements Suite {
    private static final int COLUMNS = 50;
    private static final List<String> PARTS = List.of("truth", "speed");

    private final RecordingReader recordings;

    FilesSuite(RecordingReader recordings) {
        this.recordings = recordings;
    }

    @Override
    public String name() {
        return "files";
    }

    @Override
    public String about() {
        return "wrong values, times, rows and refusals over seeded files of every kind; reading speed beside DuckDB";
    }

    @Override
    public List<String> sets() {
        return PARTS;
    }

    @Override
    public Measurement measure(BenchRequest request) {
        String part = request.set();
        int files = "speed".equals(part) ? 0 : request.extent().files();
        long rows = "truth".equals(part) ? 0 : request.extent().rows();
        FilesOptions options = new FilesOptions(
                request.seeds().base(),
                files,
                rows,
                COLUMNS,
                Runtime.getRuntime().availableProcessors(),
                Path.of(System.getProperty("java.io.tmpdir")),
                warn());
        Measurement measurement =
                new Measurement().of(part).configured("files", files).configured("speed_rows", rows);
        new FilesBench(recordings::open).run(options).forEach(measurement::figure);
        return measurement;
    }

    /** The command that a person types, where the program runs from a checkout; else none. */
    private static List<String> warn() {
        Path folder = code();
        while (folder != null) {
            Path launcher = folder.resolve("millwright");
            if (Files.isRegularFile(launcher) && Files.isExecutable(launcher)) {
                return List.of(launcher.toString(), "warn", "--json");
            }
            folder = folder.getParent();
        }
        return List.of();
    }

    private static @Nullable Path code() {
        try {
            return Path.of(FilesSuite.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException | IllegalArgumentException notOnDisk) {
            return null;
        }
    }
}
