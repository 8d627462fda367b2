package org.millwright.program.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.millwright.MillwrightException;

class BenchContractTest {
    private static final List<String> COMMON = List.of(
            "suite",
            "set",
            "protocol",
            "version",
            "commit",
            "java",
            "seed",
            "threads",
            "configuration",
            "configuration_differs_from_default",
            "look_ahead_rows",
            "limits_from",
            "data",
            "seconds",
            "train_seconds",
            "score_seconds",
            "values",
            "values_per_second_per_core",
            "notes");

    @TempDir
    Path folder;

    @Test
    void aSuiteTellsOneObjectOnOneLineWithTheCommonKeys() throws IOException {
        SampleFolders.skab(folder.resolve("skab"));
        BenchRun run = BenchRun.of(folder, "skab", "--json", "--seed", "7");
        assertEquals(0, run.exit());
        assertTrue(run.out().endsWith("}\n"));
        assertEquals(1, run.out().lines().count());
        JsonNode json = run.json();
        COMMON.forEach(key -> assertTrue(json.has(key), key + " is absent"));
        assertEquals("skab", json.path("suite").asText());
        assertEquals(1, json.path("protocol").asInt());
        assertEquals(7, json.path("seed").asLong());
        assertEquals("mahalanobis", json.path("configuration").path("detector").asText());
        assertEquals(
                "budget",
                json.path("configuration_differs_from_default").path(0).asText());
        assertFalse(run.out().contains("NaN"));
    }

    @Test
    void withoutJsonAPersonReadsATable() throws IOException {
        SampleFolders.skab(folder.resolve("skab"));
        BenchRun run = BenchRun.of(folder, "skab");
        assertEquals(0, run.exit());
        assertTrue(run.out().lines().anyMatch(line -> line.matches("f1 +0\\.\\d{3}")), run.out());
        assertTrue(run.out().lines().anyMatch(line -> line.equals("  inlet")), run.out());
        assertFalse(run.out().contains("{"), run.out());
    }

    @Test
    void anUnknownSuiteListsTheKnownOnes() {
        BenchRun run = BenchRun.of(null, "skap", "--json");
        assertEquals(2, run.exit());
        JsonNode error = run.json().path("error");
        assertEquals("bench.suite.unknown", error.path("code").asText());
        for (String suite : List.of("skab", "tep", "nab", "detect-speed", "budget", "changes")) {
            assertTrue(error.path("message").asText().contains(suite), error.toString());
        }
        assertTrue(error.has("file") && error.has("line"));
    }

    @Test
    void dataThatIsNotThereIsNotFound() {
        for (String suite : List.of("skab", "tep", "nab")) {
            assertEquals(3, BenchRun.of(null, suite, "--json").exit(), suite);
            assertEquals(3, BenchRun.of(folder, suite, "--json").exit(), suite);
            BenchRun named = BenchRun.of(
                    null, suite, "--json", "--data", folder.resolve("no").toString());
            assertEquals(3, named.exit(), suite);
            assertTrue(named.json()
                    .path("error")
                    .path("message")
                    .asText()
                    .contains(folder.resolve("no").toString()));
            BenchRun empty = BenchRun.of(null, suite, "--json", "--data", folder.toString());
            assertEquals(3, empty.exit(), suite);
        }
    }

    @Test
    void withoutJsonTheProblemIsThrownForTheCommandLine() {
        assertThrows(MillwrightException.class, () -> {
            new picocli.CommandLine(new BenchCommand(new SampleDetectors(), null))
                    .setExecutionExceptionHandler((thrown, on, parsed) -> {
                        throw thrown;
                    })
                    .parseArgs("skab");
            BenchCommand command = new BenchCommand(new SampleDetectors(), null);
            new picocli.CommandLine(command).parseArgs("skab");
            command.call();
        });
    }

    // Which file, which line, which column: enough to open an editor at the place.
    @Test
    void unreadableDataNamesFileAndLine() throws IOException {
        String pump = SampleFolders.pump(1, true);
        int place = pump.indexOf(";", pump.indexOf("\n", 2_000)) + 1;
        String broken = pump.substring(0, place) + "high" + pump.substring(place);
        SampleFolders.write(folder.resolve("inlet/a.csv"), broken);
        BenchRun run = BenchRun.of(null, "skab", "--json", "--data", folder.toString());
        assertEquals(2, run.exit());
        JsonNode error = run.json().path("error");
        assertTrue(error.path("file").asText().endsWith("a.csv"), error.toString());
        long line = pump.substring(0, place).lines().count();
        assertEquals(line, error.path("line").asLong(), error.toString());
        assertTrue(error.path("message").asText().contains("pressure"), error.toString());
    }

    @Test
    void aFileThatWasCutOffIsRefused() throws IOException {
        SampleFolders.tep(folder);
        Path file = folder.resolve("d01_te.dat.gz");
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, java.util.Arrays.copyOf(whole, whole.length / 2));
        BenchRun run = BenchRun.of(null, "tep", "--json", "--data", folder.toString());
        assertEquals(2, run.exit(), run.out());
        assertTrue(run.json().path("error").path("message").asText().contains("d01_te.dat.gz"));
    }

    @Test
    void aWrongBudgetSeedOrStandInIsRefused() {
        assertEquals("bench.budget.form", code("budget", "--json", "--budget", "often"));
        assertEquals("bench.seeds.form", code("budget", "--json", "--seeds", "5..2"));
        assertEquals("bench.detector.unknown", code("skab", "--json", "--detector", "maybe"));
        assertEquals("bench.threads.range", code("skab", "--json", "--threads", "0"));
        assertEquals("bench.budget.rare", code("budget", "--json", "--budget", "1/year"));
    }

    private static String code(String... arguments) {
        BenchRun run = BenchRun.of(null, arguments);
        assertEquals(2, run.exit(), run.out());
        return run.json().path("error").path("code").asText();
    }

    // Written out by hand from the rule: the SHA-256 of the sorted lines "path NUL file-sha256 LF".
    @Test
    void theDigestOfTheDataFollowsTheRule() throws IOException, NoSuchAlgorithmException {
        SampleFolders.skab(folder);
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        StringBuilder lines = new StringBuilder();
        for (String path : List.of("anomaly-free/healthy.csv", "inlet/a.csv", "inlet/b.csv.gz", "outlet/one.csv")) {
            byte[] sum = digest.digest(Files.readAllBytes(folder.resolve(path)));
            lines.append(path)
                    .append('\0')
                    .append(HexFormat.of().formatHex(sum))
                    .append('\n');
        }
        String expected =
                HexFormat.of().formatHex(digest.digest(lines.toString().getBytes(StandardCharsets.UTF_8)));
        JsonNode data = BenchRun.of(null, "skab", "--json", "--data", folder.toString())
                .json()
                .path("data");
        assertEquals(expected, data.path("sha256").asText());
        assertEquals(4, data.path("files").asInt());
        assertEquals(4_000, data.path("rows").asInt());
    }

    @Test
    void theNumberOfThreadsChangesNoFigure() throws IOException {
        SampleFolders.skab(folder);
        String one = figures("1");
        assertEquals(one, figures("4"));
        assertTrue(one.contains("f1"));
    }

    private String figures(String threads) {
        JsonNode json = BenchRun.of(null, "skab", "--json", "--threads", threads, "--data", folder.toString())
                .json();
        StringBuilder figures = new StringBuilder();
        json.properties().stream()
                .filter(entry -> !COMMON.contains(entry.getKey()))
                .forEach(entry -> figures.append(entry).append('\n'));
        return figures.toString();
    }
}
