package org.millwright.program.bench.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class ChildRunTest {
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    @Test
    void tellsExitCodeAndMemoryOfAProcess() {
        Assumptions.assumeTrue(
                Files.exists(Path.of("/proc/self/status")), "This system does not tell a process' memory.");
        ChildRun run = ChildRun.of(List.of(JAVA, "-version"));
        assertEquals(0, run.exit());
        assertNotNull(run.peakMegabytes());
        // No Java machine starts in less than a few megabytes.
        assertTrue(run.peakMegabytes() > 5, () -> run.toString());
        assertTrue(run.seconds() > 0);
    }

    @Test
    void tellsThatAProcessFailed() {
        assertEquals(1, ChildRun.of(List.of(JAVA, "no.such.Program")).exit());
    }
}
