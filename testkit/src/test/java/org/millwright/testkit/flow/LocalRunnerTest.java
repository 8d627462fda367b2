package org.millwright.testkit.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.millwright.flow.Checkpoints;
import org.millwright.flow.Runner;

/** The runner of one process. */
class LocalRunnerTest extends RunnerContract {
    private static final int KILLS = Integer.getInteger("millwright.flow.kills", 4);
    private static final int KILLED_KEYS = 8;
    private static final int KILLED_ROWS = 600;

    @Override
    protected Runner runner(Path folder, int everyBlocks, int cores) {
        return Runner.local(Checkpoints.in(folder).every(everyBlocks), cores);
    }

    @Override
    protected int mailbox() {
        return 8;
    }

    /** A stop lets threads finish and files close; a kill does neither. */
    @Test
    void aProcessThatIsKilledAnywhereIsContinuedByTheNext() throws IOException, InterruptedException {
        RecordedStream stream = RecordedStream.of("machine", seed(), KILLED_KEYS, KILLED_ROWS);
        SplittableRandom random = new SplittableRandom(seed());
        int deaths = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            Process process = start();
            deaths += killAt(process, 1 + random.nextInt(stream.records() / KILLS)) ? 1 : 0;
        }
        assertEquals(KILLS, deaths, "control: every process was killed before its end, seed " + seed());

        Process last = start();
        String said = lastWords(last);

        OutputLog expected = Reference.run(flow(), List.of(stream));
        assertEquals("end %d %d".formatted(stream.rows(), expected.lateRows()), said, "seed " + seed());
        Map<String, String> outputs = new TreeMap<>();
        int lines = 0;
        for (String line : Files.readAllLines(outputs())) {
            int end = line.indexOf(' ');
            String before = outputs.put(line.substring(0, end), line.substring(end + 1));
            assertTrue(
                    before == null || before.equals(line.substring(end + 1)),
                    "an output came again as another: " + line + ", seed " + seed());
            lines++;
        }
        assertEquals(expected.outputs(), outputs, "seed " + seed());
        assertTrue(lines >= outputs.size(), "lines " + lines);
    }

    private Path outputs() {
        return snapshots.resolve("outputs.txt");
    }

    private Process start() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledRun.class.getName(),
                        snapshots.resolve("states").toString(),
                        outputs().toString(),
                        Long.toString(seed()),
                        Integer.toString(KILLED_KEYS),
                        Integer.toString(KILLED_ROWS),
                        "20")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** Kills a process once it has said so many lines; false if it came to its end before. */
    private static boolean killAt(Process process, int lines) throws IOException, InterruptedException {
        try (BufferedReader said = reader(process)) {
            for (int line = 0; line < lines; line++) {
                if (said.readLine() == null) {
                    return false;
                }
            }
            process.destroyForcibly();
        } finally {
            process.destroyForcibly().waitFor();
        }
        return process.exitValue() != 0;
    }

    private static String lastWords(Process process) throws IOException, InterruptedException {
        String last = "";
        try (BufferedReader said = reader(process)) {
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                last = line;
            }
        }
        assertEquals(0, process.waitFor());
        return last;
    }

    private static BufferedReader reader(Process process) {
        return new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }
}
