package org.millwright.program.bench.connect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** A process of its own that takes one part in a measurement, seen from the process that measures. */
final class Partner implements AutoCloseable {
    private static final String PROGRAM = "org.millwright.program.Main";
    private static final long ENDING_SECONDS = 30;
    private static final int LAST_LINES = 20;

    private final String part;
    private final Process process;
    private final Path log;
    private final PrintWriter asks;
    private final BufferedReader answers;
    private final ObjectMapper json = new ObjectMapper();

    private Partner(String part, Process process, Path log) {
        this.part = part;
        this.process = process;
        this.log = log;
        asks = new PrintWriter(process.outputWriter(StandardCharsets.UTF_8), true);
        answers = process.inputReader(StandardCharsets.UTF_8);
    }

    /**
     * Starts one.
     *
     * @param part the name of a part of the suite
     * @param folder where it may write, and where its log lies
     * @param memory the most its heap may have, such as {@code 768m}
     */
    static Partner start(String part, Path folder, String memory) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xms64m",
                "-Xmx" + memory,
                "-XX:-UsePerfData",
                "-Xlog:disable",
                "-Xlog:all=error:stderr",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                PROGRAM));
        command.addAll(List.of("bench", ConnectSuite.NAME, "--json", "--set", part, "--data", folder.toString()));
        Path log = folder.resolve(part + ".log");
        try {
            Files.createDirectories(folder);
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            return new Partner(part, process, log);
        } catch (IOException failed) {
            throw new UncheckedIOException("A process for the measurement cannot be started.", failed);
        }
    }

    /** Asks it to do something and returns its answer. */
    JsonNode ask(Object... words) {
        asks.println(Arrays.stream(words).map(String::valueOf).collect(Collectors.joining(" ")));
        try {
            String line = answers.readLine();
            JsonNode answer = line == null ? null : json.readTree(line);
            if (answer == null || answer.has("error")) {
                throw new IllegalStateException("The part (%s) did not answer (%s): %s"
                        .formatted(part, words[0], line == null ? said() : line + "\n" + said()));
            }
            return answer;
        } catch (IOException gone) {
            throw new UncheckedIOException("The part (%s) is gone: %s".formatted(part, said()), gone);
        }
    }

    /** The last lines of its log. */
    private String said() {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
        } catch (IOException unreadable) {
            return String.valueOf(unreadable.getMessage());
        }
    }

    /** Ends it as a loss of power does. */
    void kill() {
        process.destroyForcibly();
        await();
    }

    private void await() {
        try {
            if (!process.waitFor(ENDING_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException stopped) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            asks.println(Conversation.END);
            await();
        }
    }
}
