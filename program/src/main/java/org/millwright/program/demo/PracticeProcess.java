package org.millwright.program.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.millwright.Message;
import org.millwright.MillwrightException;
import org.millwright.Problem;

/** The practice plant as a process beside this one. */
final class PracticeProcess implements AutoCloseable {
    private static final String MEMORY = "-Xmx192m";
    private static final long PATIENCE_SECONDS = 3;

    private final Process process;
    private final Path folder;
    private final BufferedReader said;

    private PracticeProcess(Process process, Path folder) {
        this.process = process;
        this.folder = folder;
        this.said = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /**
     * When it plays.
     *
     * @param begin its time when it goes on the wire
     * @param past how much of its past is computed before that
     */
    record Times(Instant begin, Duration past) {}

    /**
     * Starts it; it first computes its past.
     *
     * @param folder where its files lie
     * @param when its times
     * @throws MillwrightException if it cannot be started
     */
    static PracticeProcess start(Path folder, long seed, double speed, Times when) {
        try {
            Files.createDirectories(folder);
            List<String> command = new ArrayList<>(List.of(
                    ProcessHandle.current().info().command().orElse("java"),
                    MEMORY,
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=4",
                    "--enable-native-access=ALL-UNNAMED",
                    "--sun-misc-unsafe-memory-access=allow",
                    "-cp",
                    System.getProperty("java.class.path"),
                    "org.millwright.program.Main",
                    "plant",
                    "--level",
                    "plain",
                    "--interval",
                    "10s",
                    "--history",
                    when.past().toSeconds() + "s",
                    "--start",
                    when.begin().minus(when.past()).toString(),
                    "--out",
                    folder.resolve("past").toString(),
                    "--control",
                    control(folder).toString()));
            command.addAll(List.of("--seed", Long.toString(seed), "--speed", Double.toString(speed)));
            command.addAll(List.of("--opcua", Integer.toString(freePort())));
            Process process = new ProcessBuilder(command)
                    .redirectError(folder.resolve("plant.log").toFile())
                    .start();
            return new PracticeProcess(process, folder);
        } catch (IOException failed) {
            throw broken(folder, failed);
        }
    }

    private static Path control(Path folder) {
        return folder.resolve("control.json");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Waits until it is on the wire; its past is written then. */
    String address() {
        try {
            String line = said.readLine();
            if (line == null) {
                throw new IOException("it ended before it was on the wire");
            }
            return line.strip();
        } catch (IOException failed) {
            throw broken(folder, failed);
        }
    }

    /** Where its past lies. */
    Path past() {
        return folder.resolve("past");
    }

    /** The file by which it takes orders. */
    Path control() {
        return control(folder);
    }

    boolean runs() {
        return process.isAlive();
    }

    private static MillwrightException broken(Path folder, IOException failed) {
        return new MillwrightException(
                new Problem.Unreachable(Message.of(
                        "demo.plant.broken",
                        "The practice plant did not start: {why}. What it said lies in {log}.",
                        "why",
                        String.valueOf(failed.getMessage()),
                        "log",
                        folder.resolve("plant.log"))),
                failed);
    }

    /** Ends it; what it has written stays. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException impatient) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
