package org.millwright.program.bench.flow;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import org.millwright.flow.Checkpoints;
import org.millwright.flow.Output;
import org.millwright.flow.Runner;
import org.millwright.flow.Sink;

/**
 * A process that watches the worlds of a seed, to be killed: it says each record's number before it hands it on, appends each output
 * to a file, and says {@code end} at the end.
 */
public final class KilledWatch {
    private static final int RECORDS_PER_SNAPSHOT = 40;

    private KilledWatch() {}

    /**
     * Runs.
     *
     * @param arguments the folder of the snapshots, the file of the outputs, the seed
     */
    public static void main(String[] arguments) throws IOException {
        WatchedWorlds worlds = new WatchedWorlds(Long.parseLong(arguments[2]));
        PrintStream says = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        try (FileOutputStream file = new FileOutputStream(arguments[1], true);
                Runner runner =
                        Runner.local(Checkpoints.in(Path.of(arguments[0])).every(RECORDS_PER_SNAPSHOT), 2)) {
            runner.run(worlds.flow(), List.of(worlds.source(says::println)), new Lines(file));
        }
        says.println("end");
    }

    /** An output as a line: its id, then what it says. */
    static String line(Output output) {
        return "%s %s %s %s %d %s"
                .formatted(
                        output.id(),
                        output.key().name(),
                        output.step(),
                        output.kind(),
                        output.eventMicros(),
                        HexFormat.of().formatHex(output.payload()));
    }

    /** Appends each output in one write, so that a kill leaves whole lines. */
    private record Lines(FileOutputStream file) implements Sink {
        @Override
        public void put(Output output) {
            try {
                file.write((line(output) + "\n").getBytes(StandardCharsets.UTF_8));
            } catch (IOException full) {
                throw new UncheckedIOException(full);
            }
        }
    }
}
