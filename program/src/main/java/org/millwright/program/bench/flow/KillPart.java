package org.millwright.program.bench.flow;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.millwright.flow.Output;
import org.millwright.flow.Runner;
import org.millwright.flow.Sink;

/** Kills a process that watches machines at seeded moments, lets the next go on, and compares all outputs with an undisturbed run. */
final class KillPart {
    private final long seed;
    private final int kills;
    private final Path folder = Folders.fresh();

    KillPart(long seed, int kills) {
        this.seed = seed;
        this.kills = kills;
    }

    void run(Map<String, Object> figures) {
        try {
            WatchedWorlds worlds = new WatchedWorlds(seed);
            Map<String, String> expected = undisturbed(worlds);
            int deaths = kill(worlds.records());
            finish();
            Map<String, String> came = new TreeMap<>();
            for (String line : Files.readAllLines(outputs())) {
                came.put(line.substring(0, line.indexOf(' ')), line);
            }
            figures.put("output_difference", difference(expected, came));
            figures.put("outputs", expected.size());
            figures.put("kills", deaths);
        } catch (IOException failed) {
            throw new UncheckedIOException("The processes that are to be killed cannot be run.", failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The measurement was interrupted.", stopped);
        } finally {
            Folders.delete(folder);
        }
    }

    private static Map<String, String> undisturbed(WatchedWorlds worlds) {
        Map<String, String> outputs = new TreeMap<>();
        Sink sink = output -> keep(outputs, output);
        try (Runner runner = Runner.singlePass()) {
            runner.run(worlds.flow(), List.of(worlds.source(record -> {})), sink);
        }
        return outputs;
    }

    private static void keep(Map<String, String> outputs, Output output) {
        outputs.put(output.id(), KilledWatch.line(output));
    }

    /** Each process comes a random piece further than the snapshot it began with; how many were killed before their end. */
    private int kill(int records) throws IOException, InterruptedException {
        SplittableRandom random = new SplittableRandom(seed);
        int deaths = 0;
        for (int kill = 0; kill < kills; kill++) {
            int lines = 1 + random.nextInt(Math.max(1, 2 * records / (kills + 1)));
            Process process = start();
            boolean ended = false;
            try (BufferedReader said = reader(process)) {
                for (int line = 0; line < lines && !ended; line++) {
                    String word = said.readLine();
                    ended = word == null || word.equals("end");
                }
                process.destroyForcibly();
            }
            process.waitFor();
            deaths += ended ? 0 : 1;
        }
        return deaths;
    }

    private void finish() throws IOException, InterruptedException {
        Process process = start();
        String last = "";
        try (BufferedReader said = reader(process)) {
            for (String word = said.readLine(); word != null; word = said.readLine()) {
                last = word;
            }
        }
        if (process.waitFor() != 0 || !last.equals("end")) {
            throw new IllegalStateException("The last process did not come to its end but to (%s).".formatted(last));
        }
    }

    private Process start() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledWatch.class.getName(),
                        folder.resolve("states").toString(),
                        outputs().toString(),
                        Long.toString(seed))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private Path outputs() {
        return folder.resolve("outputs.txt");
    }

    private static BufferedReader reader(Process process) {
        return new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /** Outputs that are missing, too many, or say something else. */
    static long difference(Map<String, String> expected, Map<String, String> came) {
        long different = expected.entrySet().stream()
                .filter(one -> !one.getValue().equals(came.get(one.getKey())))
                .count();
        long tooMany =
                came.keySet().stream().filter(id -> !expected.containsKey(id)).count();
        return different + tooMany;
    }
}
