package org.millwright.testkit.flow;

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
import org.millwright.flow.RunReport;
import org.millwright.flow.Runner;
import org.millwright.flow.Sink;

/**
 * A process that runs the flow of the contract on a recorded stream, to be killed. Before each record it says the record's number,
 * so that whoever kills it can choose the moment; at the end it says what it counted.
 */
public final class KilledRun {
    private KilledRun() {}

    /**
     * Runs the flow.
     *
     * @param arguments the folder of the snapshots, the file to which outputs are appended, the seed of the stream, its machines,
     *     the rows of each, and the records between two snapshots
     */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        RecordedStream stream = RecordedStream.of(
                "machine",
                Long.parseLong(arguments[2]),
                Integer.parseInt(arguments[3]),
                Integer.parseInt(arguments[4]));
        Checkpoints checkpoints = Checkpoints.in(folder).every(Integer.parseInt(arguments[5]));
        PrintStream says = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        try (FileOutputStream file = new FileOutputStream(arguments[1], true);
                Runner runner = Runner.local(checkpoints, 2)) {
            RunReport report =
                    runner.run(RunnerContract.flow(), List.of(stream.before(says::println)), new FileSink(file));
            says.println("end %d %d".formatted(report.rowsSeen(), report.rowsLate()));
        }
    }

    /** Appends each output as a line, in one write, so that a kill leaves whole lines. */
    private record FileSink(FileOutputStream file) implements Sink {
        @Override
        public void put(Output output) {
            String line = "%s %s %s %s %d %s%n"
                    .formatted(
                            output.id(),
                            output.key().name(),
                            output.step(),
                            output.kind(),
                            output.eventMicros(),
                            HexFormat.of().formatHex(output.payload()));
            try {
                file.write(line.getBytes(StandardCharsets.UTF_8));
            } catch (IOException full) {
                throw new UncheckedIOException(full);
            }
        }
    }
}
