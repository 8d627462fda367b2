package org.millwright.program.bench.history;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A process of its own that runs one part of a suite of the program. */
final class Child {
    private static final String PROGRAM = "org.millwright.program.Main";

    private Child() {}

    /** Starts a part; what it says on stdout is left to the caller. */
    static Process start(String memory, String suite, String part, Path folder, List<String> more) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + memory,
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                PROGRAM,
                "bench",
                suite,
                "--json",
                "--set",
                part,
                "--data",
                folder.toString()));
        command.addAll(more);
        try {
            return new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
        } catch (IOException failed) {
            throw new UncheckedIOException("A process for the measurement cannot be started.", failed);
        }
    }

    /** Runs a part to its end and returns what it measured under a key. */
    static Map<String, Object> run(String suite, String part, Path folder, List<String> more) {
        Process process = start("1g", suite, part, folder, more);
        try {
            String json = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(1, TimeUnit.MINUTES) || process.exitValue() != 0) {
                throw new IllegalStateException("The part (%s) of (%s) failed: %s".formatted(part, suite, json));
            }
            Map<String, Object> report = new ObjectMapper().readValue(json, new TypeReference<>() {});
            if (report.get(suite) instanceof Map<?, ?> figures) {
                Map<String, Object> all = new java.util.LinkedHashMap<>();
                figures.forEach((key, value) -> all.put(String.valueOf(key), value));
                return all;
            }
            throw new IllegalStateException("The part (%s) of (%s) measured nothing.".formatted(part, suite));
        } catch (IOException failed) {
            throw new UncheckedIOException("A process for the measurement cannot be read.", failed);
        } catch (InterruptedException stopped) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The measurement was interrupted.", stopped);
        }
    }
}
