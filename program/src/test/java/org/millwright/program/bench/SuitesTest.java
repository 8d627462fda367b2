package org.millwright.program.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SuitesTest {
    @TempDir
    Path folder;

    private BenchRun run(String suite, String... more) {
        List<String> arguments = new java.util.ArrayList<>(List.of(suite, "--json", "--data", folder.toString()));
        arguments.addAll(List.of(more));
        BenchRun run = BenchRun.of(null, arguments.toArray(String[]::new));
        assertEquals(0, run.exit(), run.out());
        return run;
    }

    @Test
    void skabFindsItsGroupsWithAndWithoutTheFolderData() throws IOException {
        SampleFolders.skab(folder);
        BenchRun direct = run("skab");
        assertTrue(direct.figure("f1") > 0.9, direct.out());
        assertEquals(600, direct.figure("tp") + direct.figure("fn"), 0);
        assertEquals(1_200, direct.figure("tn") + direct.figure("fp"), 0);
        assertEquals(6, direct.figure("changepoints"), 0);
        assertTrue(direct.json().path("groups").has("inlet")
                && direct.json().path("groups").has("outlet"));
        assertTrue(direct.figure("healthy_far_percent") < 5, direct.out());
        Path other = Files.createDirectory(folder.resolve("deeper"));
        SampleFolders.skab(other.resolve("data"));
        BenchRun below = BenchRun.of(null, "skab", "--json", "--data", other.toString());
        assertEquals(direct.figure("f1"), below.figure("f1"), 1e-12);
    }

    @Test
    void withoutAHealthyGroupItsFiguresHaveNoValue() throws IOException {
        SampleFolders.write(folder.resolve("inlet/a.csv"), SampleFolders.pump(1, true));
        JsonNode json = run("skab").json();
        assertTrue(json.path("healthy_far_percent").isNull());
        assertTrue(json.path("healthy_alarms_per_1000_rows").isNull());
    }

    @Test
    void tepTakesAnyNumberOfFaultsChannelsAndRows() throws IOException {
        SampleFolders.tep(folder);
        BenchRun run = run("tep");
        JsonNode faults = run.json().path("faults");
        assertEquals(2, faults.size());
        assertEquals(1, faults.path(0).path("fault").asInt());
        assertEquals(30, faults.path(1).path("fault").asInt());
        assertTrue(faults.path(0).path("fdr_percent").asDouble() > 99, run.out());
        assertEquals(0, faults.path(0).path("delay_minutes").asDouble(), 1e-9);
        // Ten rows of fault 30 are still healthy, though its run is faulty from row 160 on by the protocol.
        assertEquals(30, faults.path(1).path("delay_minutes").asDouble(), 9);
        assertTrue(run.json().path("fdr_21_percent").isNull());
        assertTrue(run.figure("fdr_all_percent") > 90, run.out());
        assertEquals(3 * 400 - 20, run.figure("values") / 5, 0);
    }

    @Test
    void nabReadsWindowsByTimeAndStreamsByPath() throws IOException {
        SampleFolders.nab(folder);
        BenchRun run = run("nab");
        assertEquals(1, run.figure("windows"), 0);
        assertEquals(1, run.figure("windows_detected"), 0);
        assertTrue(run.figure("standard") > 50, run.out());
        assertEquals(6_000, run.json().path("data").path("rows").asInt());
        assertEquals(4, run.json().path("data").path("files").asInt());
        assertEquals(3, run.json().path("streams").size());
    }

    @Test
    void budgetComparesWhatCameWithWhatWasAccepted() {
        BenchRun run = run("budget", "--seeds", "4", "--budget", "1/200rows");
        assertEquals(4, run.figure("recordings"), 0);
        assertEquals(20, run.figure("allowed"), 1e-9);
        assertEquals(run.figure("realised") / 20, run.figure("ratio"), 1e-9);
        assertTrue(run.figure("ratio_lower_quartile") <= run.figure("ratio_upper_quartile"));
        BenchRun again = run("budget", "--seeds", "1..4", "--budget", "1/200rows", "--threads", "1");
        assertEquals(run.figure("realised"), again.figure("realised"), 0);
    }

    @Test
    void changesTellsKindsTagsAndConfusion() {
        BenchRun run = run("changes", "--seeds", "14");
        assertEquals(14, run.figure("recordings"), 0);
        assertEquals(12, run.figure("changed"), 0);
        assertEquals(2, run.figure("none_recordings"), 0);
        assertEquals(2 * 4_000 / 10_000.0, run.figure("none_allowed"), 1e-9);
        JsonNode confusion = run.json().path("confusion");
        assertEquals(6, confusion.size(), confusion.toString());
        // The sample says shift whatever happens: two of twelve are right, if it noticed them at all.
        assertTrue(run.figure("kind_right_percent") <= 100 / 6.0 + 1e-9, run.out());
        int counted = 0;
        for (JsonNode row : confusion) {
            for (JsonNode count : row) {
                counted += count.asInt();
            }
        }
        assertEquals(12, counted);
    }

    @Test
    void speedIsToldPerDetectorAndBesideTheBareLoop() {
        Suite quick = new SpeedSuite(new SampleDetectors().speed(), 0.02, 0.05);
        BenchRun run = BenchRun.on(new BenchCommand(List.of(quick), null), "detect-speed", "--json");
        assertEquals(0, run.exit(), run.out());
        assertEquals(9, run.json().path("table").size());
        assertTrue(run.figure("linear_values_per_second_per_core") > 0);
        assertTrue(run.figure("portfolio_values_per_second_per_core") > 0);
        assertTrue(run.figure("ratio_to_bare_whitening") > 0);
        assertTrue(run.figure("bytes_per_row") >= 0);
        assertTrue(run.json().path("table").path(0).path("micros_per_row_p99").asDouble() > 0);
    }
}
