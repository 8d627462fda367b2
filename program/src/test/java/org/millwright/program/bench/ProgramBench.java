package org.millwright.program.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A bench of the whole program in a process of its own, with every adapter, as the launcher starts it. */
public final class ProgramBench {
    private ProgramBench() {}

    /** Runs a suite and gives its document; what it said meanwhile is in the failure. */
    public static JsonNode run(String suite, String... options) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                "org.millwright.program.Main",
                "bench",
                suite,
                "--json"));
        command.addAll(List.of(options));
        try {
            Path said = Files.createTempFile("bench-" + suite, ".log");
            Process process =
                    new ProcessBuilder(command).redirectError(said.toFile()).start();
            try {
                String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                if (!process.waitFor(1, TimeUnit.MINUTES) || process.exitValue() != 0) {
                    throw new AssertionError("The bench failed: " + out + "\n" + Files.readString(said));
                }
                return new ObjectMapper().readTree(out);
            } finally {
                process.destroy();
                Files.deleteIfExists(said);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError("The test was interrupted.", stopped);
        }
    }
}
