package org.millwright.program.bench.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One run of a command as a process of its own.
 *
 * @param exit its exit code
 * @param seconds from its start to its end
 * @param peakMegabytes the largest resident set that the system saw, in units of 10^6 bytes; null where the system does not tell
 */
record ChildRun(int exit, double seconds, @Nullable Double peakMegabytes) {
    private static final int POLL_MILLIS = 20;
    private static final double KIBI_IN_MEGA = 1024 / 1e6;

    /** Runs it to its end; what it prints is not kept. */
    static ChildRun of(List<String> command) {
        long start = System.nanoTime();
        Process process = started(command);
        try {
            Path status = Path.of("/proc", String.valueOf(process.pid()), "status");
            Double peak = null;
            do {
                Double now = peakOf(status);
                peak = now == null ? peak : now;
            } while (!process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS));
            return new ChildRun(process.exitValue(), (System.nanoTime() - start) / 1e9, peak);
        } catch (InterruptedException stopped) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The measurement was interrupted.", stopped);
        }
    }

    private static Process started(List<String> command) {
        try {
            ProcessBuilder process = new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD);
            // What is measured is the program as it is, not its building.
            process.environment().put("MILLWRIGHT_NO_BUILD", "1");
            return process.start();
        } catch (IOException failure) {
            throw new UncheckedIOException("The command (%s) cannot be started.".formatted(command), failure);
        }
    }

    /** The high-water mark of the resident set; it only rises, so that the last look is the highest. */
    private static @Nullable Double peakOf(Path status) {
        try {
            return Files.readAllLines(status).stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .map(line -> Double.parseDouble(line.replaceAll("\\D", "")) * KIBI_IN_MEGA)
                    .findFirst()
                    .orElse(null);
        } catch (IOException gone) {
            // The process has ended, or this system has no such file.
            return null;
        }
    }
}
