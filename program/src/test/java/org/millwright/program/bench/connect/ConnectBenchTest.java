package org.millwright.program.bench.connect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The whole program on a small load, each part a process of its own, as a person runs the bench. */
@Timeout(240)
class ConnectBenchTest {
    private static JsonNode run(String... more) throws IOException, InterruptedException {
        List<String> command = new java.util.ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                "org.millwright.program.Main",
                "bench",
                "connect",
                "--json"));
        command.addAll(List.of(more));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(1, TimeUnit.MINUTES));
        assertEquals(0, process.exitValue(), said);
        return new ObjectMapper().readTree(said).path("connect");
    }

    /** A server that goes away in the middle loses values; none of them may be lost unsaid. */
    @Test
    void whatIsCutOffIsTold() throws IOException, InterruptedException {
        JsonNode figures = run("--set", "opcua", "--tags", "50", "--seconds", "5", "--cuts", "1");
        assertTrue(figures.path("opcua.drained").asBoolean(), figures.toString());
        assertTrue(figures.path("opcua.values_per_s").asDouble() > 0, figures.toString());
        assertEquals(0, figures.path("loss.unreported").asLong(-1), figures.toString());
        assertEquals(figures.path("loss.missing"), figures.path("loss.reported"), figures.toString());
        assertEquals(0, figures.path("order.violations").asLong(-1), figures.toString());
        assertEquals(0, figures.path("order.wrong_values").asLong(-1), figures.toString());
        assertTrue(figures.path("opcua.bare_values_per_s").asDouble() > 0, figures.toString());
    }
}
