package org.millwright.program.bench.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.millwright.machine.Block;
import org.millwright.machine.Quality;
import org.millwright.recording.ReadOptions;
import org.millwright.recording.ReadReport;
import org.millwright.recording.Recording;
import org.millwright.testkit.files.Judge;

/**
 * Times the reading of one large file. Both sides read it in turns, each at least twice, and the faster turn counts, so that neither
 * pays for a cold cache or a cold compiler. Their sums have to agree, else the time would be that of something else.
 */
final class SpeedPart {
    private static final int TURNS = 3;
    private static final double TOLERANCE = 1e-9;

    private final Judge.Opener opener;
    private final FilesOptions options;

    SpeedPart(Judge.Opener opener, FilesOptions options) {
        this.opener = opener;
        this.options = options;
    }

    void run(Path folder, Map<String, @Nullable Object> figures) {
        Path file = folder.resolve("large.csv");
        try {
            new LargeTable(options.seed(), options.columns()).write(file, options.rows());
            figures.put("speed_rows", options.rows());
            figures.put("speed_columns", options.columns());
            figures.put("speed_megabytes", Files.size(file) / 1e6);
            compare(file, figures);
            warn(file, figures);
        } catch (IOException failure) {
            throw new UncheckedIOException("The large file (%s) cannot be written.".formatted(file), failure);
        }
    }

    private void compare(Path file, Map<String, @Nullable Object> figures) {
        List<Spent> ours = new ArrayList<>();
        List<Spent> theirs = new ArrayList<>();
        for (int turn = 0; turn < TURNS; turn++) {
            Sums duck = DuckRead.sums(file, options.columns(), options.threads());
            Sums own = read(file);
            own.mustAgree(duck, TOLERANCE);
            theirs.add(duck.spent());
            ours.add(own.spent());
        }
        double seconds = least(ours, Spent::seconds);
        double duck = least(theirs, Spent::seconds);
        double cpu = least(ours, Spent::cpuSeconds);
        double duckCpu = least(theirs, Spent::cpuSeconds);
        figures.put("read_seconds", seconds);
        figures.put("duckdb_seconds", duck);
        figures.put("read_ratio_vs_duckdb", duck / seconds);
        figures.put("read_cpu_seconds", cpu);
        figures.put("duckdb_cpu_seconds", duckCpu);
        figures.put("read_cpu_ratio_vs_duckdb", duckCpu / cpu);
        figures.put("read_values_per_second", options.rows() * options.columns() / seconds);
        figures.put("read_threads", options.threads());
    }

    private static double least(List<Spent> turns, ToDoubleFunction<Spent> figure) {
        return turns.stream().mapToDouble(figure).min().orElseThrow();
    }

    /** Opens, reads and types everything, and sums each column on the way. */
    private Sums read(Path file) {
        Spent.Meter meter = new Spent.Meter();
        double[] sums = new double[options.columns()];
        try (Recording recording = opener.open(file, ReadOptions.NONE)) {
            ReadReport report = recording.read(
                    (machine, block) -> {
                        add(block, sums);
                        return true;
                    },
                    Recording.Progress.NONE);
            return new Sums(report.rows(), sums, meter.soFar());
        }
    }

    private static void add(Block block, double[] sums) {
        if (block.tags().size() != sums.length) {
            throw new IllegalStateException(
                    "%d tags were read instead of %d.".formatted(block.tags().size(), sums.length));
        }
        for (int column = 0; column < sums.length; column++) {
            double[] values = block.values(column);
            byte[] qualities = block.qualities(column);
            double sum = 0;
            for (int row = 0; row < block.rows(); row++) {
                sum += qualities[row] == Quality.GOOD.code() ? values[row] : 0;
            }
            sums[column] += sum;
        }
    }

    private void warn(Path file, Map<String, @Nullable Object> figures) {
        List<String> command = new ArrayList<>(options.warn());
        if (command.isEmpty()) {
            figures.put("warn_seconds", null);
            figures.put("rss_mb", null);
            return;
        }
        command.add(file.toString());
        ChildRun run = ChildRun.of(command);
        figures.put("warn_seconds", run.seconds());
        figures.put("warn_exit", run.exit());
        figures.put("rss_mb", run.peakMegabytes());
    }
}
