package org.millwright.program.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.millwright.recording.folder.Recordings;

/**
 * What must not matter to the program's own detector does not: the order, unit and zero point of channels, the names of files, a
 * channel that says nothing. Checked on pumps of our own always, and on the public recordings where they are.
 */
class MetamorphicTest {
    private static final List<String> FIGURES =
            List.of("f1", "far_percent", "mar_percent", "nab_standard", "healthy_far_percent");
    private static final long SEED = Long.getLong("millwright.seed", 1);

    @TempDir
    Path folder;

    /** Changes the cells of one line; the first line of a file is its header. */
    private interface LineChange {
        List<String> of(List<String> cells, boolean header, boolean labelled);
    }

    private static BenchRun run(String suite, Path data) {
        BenchRun run = BenchRun.on(
                new BenchCommand(new ProgramDetectors(Recordings.of(List.of())), null),
                suite,
                "--json",
                "--data",
                data.toString());
        assertEquals(0, run.exit(), run.out());
        return run;
    }

    private Path ownPumps() throws IOException {
        Path own = folder.resolve("own");
        SampleFolders.skab(own);
        SampleFolders.write(own.resolve("inlet/b.csv"), SampleFolders.pump(2, true));
        Files.delete(own.resolve("inlet/b.csv.gz"));
        return own;
    }

    /** A copy with every line changed, some rows left out after the header, and files named anew. */
    private Path changed(Path from, String name, LineChange change, int leftOut, UnaryOperator<String> naming)
            throws IOException {
        Path root = Files.isDirectory(from.resolve("data")) ? from.resolve("data") : from;
        Path target = folder.resolve(name);
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".csv")).toList()) {
                String group = file.getName(file.getNameCount() - 2).toString();
                boolean labelled = !group.equals("anomaly-free");
                List<String> lines = Files.readAllLines(file);
                StringBuilder text = new StringBuilder();
                for (int line = 0; line < lines.size(); line++) {
                    if (line == 0 || line > (labelled ? leftOut : 0)) {
                        List<String> cells =
                                new ArrayList<>(List.of(lines.get(line).split(";", -1)));
                        text.append(String.join(";", change.of(cells, line == 0, labelled)))
                                .append('\n');
                    }
                }
                String stem = file.getFileName().toString().replace(".csv", "");
                SampleFolders.write(target.resolve(group).resolve(naming.apply(stem) + ".csv"), text.toString());
            }
        }
        return target;
    }

    private static int channels(List<String> cells, boolean labelled) {
        return cells.size() - 1 - (labelled ? 2 : 0);
    }

    private static List<String> permuted(List<String> cells, boolean header, boolean labelled) {
        Collections.shuffle(cells.subList(1, 1 + channels(cells, labelled)), new Random(SEED));
        return cells;
    }

    private static List<String> rescaled(List<String> cells, boolean header, boolean labelled) {
        for (int channel = 1; channel <= channels(cells, labelled) && !header; channel++) {
            double factor = channel % 2 == 0 ? 0.037 : -250;
            cells.set(channel, Double.toString(factor * Double.parseDouble(cells.get(channel)) + 11 * channel));
        }
        return cells;
    }

    private static List<String> withConstant(List<String> cells, boolean header, boolean labelled) {
        cells.add(1, header ? "setting" : "42.5");
        return cells;
    }

    private void nothingOfThisMatters(Path data) throws IOException {
        BenchRun original = run("skab", data);
        assertTrue(original.figure("f1") > 0.5, original.out());
        List<Path> copies = List.of(
                changed(data, "permuted", MetamorphicTest::permuted, 0, UnaryOperator.identity()),
                changed(data, "rescaled", MetamorphicTest::rescaled, 0, UnaryOperator.identity()),
                changed(data, "constant", MetamorphicTest::withConstant, 0, UnaryOperator.identity()),
                changed(
                        data,
                        "renamed",
                        (cells, header, labelled) -> cells,
                        0,
                        stem -> "r" + Integer.toHexString(stem.hashCode() * 31)));
        for (Path copy : copies) {
            BenchRun other = run("skab", copy);
            for (String figure : FIGURES) {
                assertEquals(original.figure(figure), other.figure(figure), 1e-6, copy.getFileName() + ": " + figure);
            }
        }
    }

    @Test
    void orderUnitNameAndAConstantDoNotMatterOnOwnPumps() throws IOException {
        nothingOfThisMatters(ownPumps());
    }

    @Test
    void orderUnitNameAndAConstantDoNotMatterOnSkab() throws IOException {
        nothingOfThisMatters(BenchRun.publicData("skab"));
    }

    // A detector that knew where in a file faults usually begin would lose more than this.
    @Test
    void theFirstFiftyRowsDoNotMatterMuchOnSkab() throws IOException {
        Path data = BenchRun.publicData("skab");
        BenchRun original = run("skab", data);
        BenchRun cut = run("skab", changed(data, "cut", (cells, header, l) -> cells, 50, UnaryOperator.identity()));
        assertEquals(original.figure("f1"), cut.figure("f1"), 0.02);
        assertEquals(original.figure("mar_percent"), cut.figure("mar_percent"), 2);
    }

    @Test
    void fiveChannelsOfNoiseCostLittleOnTep() throws IOException {
        Path data = BenchRun.publicData("tep");
        double before = run("tep", data).figure("fdr_21_percent");
        SplittableRandom random = new SplittableRandom(SEED);
        try (Stream<Path> files = Files.list(data)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".dat.gz"))
                    .sorted()
                    .toList()) {
                String name = file.getFileName().toString().replace(".gz", "");
                SampleFolders.write(folder.resolve("noisy").resolve(name), noisy(file, random));
            }
        }
        double after = run("tep", folder.resolve("noisy")).figure("fdr_21_percent");
        assertTrue(after >= before - 1, "seed " + SEED + ": " + after + " after " + before);
    }

    /** Adds five columns, or where a run is stored on its side (52 lines) five lines. */
    private static String noisy(Path file, SplittableRandom random) throws IOException {
        StringBuilder text = new StringBuilder();
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.US_ASCII))) {
            List<String> rows = lines.lines().filter(line -> !line.isBlank()).toList();
            boolean onItsSide = rows.size() == 52;
            int length = rows.getFirst().strip().split("\\s+").length;
            for (String row : rows) {
                text.append(row).append(onItsSide ? "" : noise(5, random)).append('\n');
            }
            for (int extra = 0; extra < 5 && onItsSide; extra++) {
                text.append(noise(length, random)).append('\n');
            }
        }
        return text.toString();
    }

    private static String noise(int count, SplittableRandom random) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(String.format(Locale.ROOT, "  %.7e", random.nextGaussian()));
        }
        return text.toString();
    }
}
