package org.millwright.program.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Anybody can score the written predictions anew: here with loops over the written lines and nothing of the program's scorers. */
class PredictionsTest {
    @TempDir
    Path folder;

    private Path data() {
        return folder.resolve("in");
    }

    private Path written() {
        return folder.resolve("out");
    }

    private BenchRun run(String suite) {
        BenchRun run = BenchRun.of(
                null,
                suite,
                "--json",
                "--data",
                data().toString(),
                "--predictions",
                written().toString());
        assertEquals(0, run.exit(), run.out());
        return run;
    }

    private static List<String[]> lines(Path file) throws IOException {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.skip(1).map(line -> line.split("[,;]")).toList();
        }
    }

    @Test
    void skabPredictionsGiveTheSameFigures() throws IOException {
        SampleFolders.skab(data());
        SampleFolders.write(data().resolve("inlet/b.csv"), SampleFolders.pump(2, true));
        Files.delete(data().resolve("inlet/b.csv.gz"));
        BenchRun run = run("skab");
        double[] count = new double[4];
        double alarmed = 0;
        for (String path : List.of("inlet/a.csv", "inlet/b.csv", "outlet/one.csv")) {
            List<String[]> truth = lines(data().resolve(path));
            List<String[]> said = lines(written().resolve(path));
            assertEquals(truth.size() - 400, said.size(), path);
            for (String[] line : said) {
                int row = Integer.parseInt(line[0]);
                boolean alarm = line[3].equals("1");
                assertEquals(alarm, Double.parseDouble(line[1]) >= Double.parseDouble(line[2]), path + " row " + row);
                boolean faulty = truth.get(400 + row)[4].equals("1.0");
                count[(alarm ? 2 : 0) + (faulty ? 1 : 0)]++;
                alarmed += alarm ? 1 : 0;
            }
        }
        assertTrue(alarmed > 0);
        assertEquals(2 * count[3] / (2 * count[3] + count[2] + count[1]), run.figure("f1"), 1e-9);
        assertEquals(100 * count[2] / (count[2] + count[0]), run.figure("far_percent"), 1e-9);
        assertEquals(100 * count[1] / (count[1] + count[3]), run.figure("mar_percent"), 1e-9);
    }

    @Test
    void skabChangepointsGiveTheSameFigures() throws IOException {
        SampleFolders.skab(data());
        BenchRun run = run("skab");
        double sum = 0;
        int windows = 0;
        for (String path : List.of("inlet/a.csv", "inlet/b.csv", "outlet/one.csv")) {
            List<String[]> said = lines(written().resolve(path));
            boolean[] edge = new boolean[said.size()];
            for (int row = 0; row < edge.length; row++) {
                String before = row == 0 ? "0" : said.get(row - 1)[4];
                edge[row] = !said.get(row)[4].equals(before);
            }
            // Rows are a second apart, changes happen in test rows 200 and 400, windows last 60 s and do not meet.
            for (int change : new int[] {200, 400}) {
                windows++;
                int first = change;
                while (first <= change + 60 && !edge[first]) {
                    first++;
                }
                if (first > change + 60) {
                    sum -= 1;
                } else {
                    int k = Math.min(999, (int) Math.floor(1_000 * (first - change) / 60.0));
                    double x = -Math.PI / 2 + Math.PI * k / 999;
                    sum += -1.11 / 2 * Math.tanh(x) / Math.tanh(Math.PI / 2) + 1.11 / 2 - 0.11;
                }
                for (int row = change; row <= change + 60; row++) {
                    edge[row] = false;
                }
            }
            for (boolean outside : edge) {
                sum -= outside ? 0.11 : 0;
            }
        }
        assertEquals(100 * (sum + windows) / (2 * windows), run.figure("nab_standard"), 1e-9);
    }

    @Test
    void tepPredictionsGiveTheSameFigures() throws IOException {
        SampleFolders.tep(data());
        BenchRun run = run("tep");
        double rates = 0;
        for (String name : List.of("d01_te.csv", "d30_te.csv")) {
            List<String[]> said = lines(written().resolve(name));
            double alarms =
                    said.stream().skip(160).filter(line -> line[3].equals("1")).count();
            rates += 100 * alarms / (said.size() - 160);
        }
        assertEquals(rates / 2, run.figure("fdr_all_percent"), 1e-9);
        List<String[]> healthy = lines(written().resolve("d00_te.csv"));
        double alarms = healthy.stream().filter(line -> line[3].equals("1")).count();
        assertEquals(100 * alarms / healthy.size(), run.figure("far_percent"), 1e-9);
    }

    @Test
    void nabPredictionsGiveTheSameFigures() throws IOException {
        SampleFolders.nab(data());
        BenchRun run = run("nab");
        double threshold = run.figure("fixed_threshold");
        double sum = 0;
        for (String path : List.of("pumps/quiet.csv", "pumps/odd.csv", "fans/other.csv")) {
            List<String[]> said = lines(written().resolve(path));
            assertEquals(2_000, said.size());
            double best = path.contains("odd") ? -1 : 0;
            for (int row = 300; row < said.size(); row++) {
                boolean detected = Double.parseDouble(said.get(row)[1]) >= threshold;
                boolean inside = path.contains("odd") && row >= 1_450 && row <= 1_549;
                if (detected && inside) {
                    best = Math.max(best, squash(-(1_549 - row + 1) / 100.0) / squash(-1));
                } else if (detected) {
                    boolean after = path.contains("odd") && row > 1_549;
                    sum -= after ? -0.11 * squash((row - 1_549) / 99.0) : 0.11;
                }
            }
            sum += best;
        }
        assertEquals(100 * (sum + 1) / 2, run.figure("fixed_standard"), 1e-9);
    }

    private static double squash(double y) {
        return y >= 3 ? -1 : 2 / (1 + Math.exp(5 * y)) - 1;
    }
}
