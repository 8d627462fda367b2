package org.millwright.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.millwright.machine.Block;
import org.millwright.machine.Tag;

/**
 * The metamorphic checks on public recordings: what must not matter does not. They need the folders {@code skab} and {@code tep} under
 * the folder that the environment variable MILLWRIGHT_DATA names; without them they are skipped.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PublicDataTest {
    private static final int SKAB_TRAINING = 400;
    private static final int TEP_FAULT_ROW = 160;
    private static final int TEP_FAULTS = 21;
    private static final Settings SKAB_SETTINGS = new Settings(Budget.parse("1/3000rows"), 1_000_000);
    private static final Settings TEP_SETTINGS = new Settings(Budget.parse("1/200rows"), 180_000_000);

    /** Read once, since every check starts from them. */
    private @Nullable List<Sample> skab;

    private @Nullable Confusion plain;

    @Test
    void theOrderOfTheChannelsDoesNotMatter() throws IOException {
        List<Sample> files = skab();
        SplittableRandom random = new SplittableRandom(Worlds.seed());
        assertSame(skabScore(changed(files, sample -> sample.reordered(order(random, sample)))));
    }

    @Test
    void unitsDoNotMatter() throws IOException {
        List<Sample> files = skab();
        SplittableRandom random = new SplittableRandom(Worlds.seed());
        assertSame(skabScore(changed(files, sample -> sample.remeasured(random))));
    }

    @Test
    void aConstantChannelDoesNotMatter() throws IOException {
        List<Sample> files = skab();
        assertSame(skabScore(changed(files, sample -> sample.with(row -> 7.5))));
    }

    /**
     * The fault begins at nearly the same row in every file: a detector that knew the row number would lose here. Fewer may be missed,
     * since other rows are learnt from.
     */
    @Test
    void withTheFirstRowsCutAwayAboutTheSameIsFound() throws IOException {
        List<Sample> files = skab();
        Confusion whole = plain();
        Confusion cut = skabScore(changed(files, sample -> sample.from(50)));
        assertEquals(whole.f1(), cut.f1(), 0.02, () -> whole + " became " + cut);
        assertTrue(cut.missed() < whole.missed() + 2, () -> whole + " became " + cut);
    }

    /** Learnt from the same rows, each row is judged alike, however many rows the file has before it. */
    @Test
    void thePlaceInTheFileDoesNotMatter() throws IOException {
        for (Sample file : skab()) {
            Sample cut = file.from(50);
            Detector detector = Detector.learn(cut.healthy(SKAB_TRAINING, SKAB_SETTINGS), SKAB_SETTINGS);
            Judgement early = detector.judge(cut.block());
            Judgement late = detector.judge(file.block());
            int differences = 0;
            for (int row = SKAB_TRAINING; row < cut.rows(); row++) {
                differences += early.alarm(row) == late.alarm(row + 50) ? 0 : 1;
            }
            assertEquals(0, differences);
        }
    }

    /** Channels that say nothing may cost little. */
    @Test
    void channelsOfNoiseCostLittle() throws IOException {
        List<Sample> files = tep();
        SplittableRandom random = new SplittableRandom(Worlds.seed());
        List<Sample> noisy = changed(files, sample -> {
            Sample wider = sample;
            for (int extra = 0; extra < 5; extra++) {
                wider = wider.with(row -> random.nextGaussian());
            }
            return wider;
        });
        double plain = tepFound(files);
        double withNoise = tepFound(noisy);
        assertTrue(plain > 70, () -> "found " + plain + " % of the faulty rows");
        assertTrue(withNoise >= plain - 1, () -> "found " + withNoise + " % in place of " + plain + " %");
    }

    private void assertSame(Confusion actual) throws IOException {
        Confusion expected = plain();
        assertTrue(expected.f1() > 0.7, () -> "too weak to compare: " + expected);
        assertEquals(expected.f1(), actual.f1(), 1e-6, () -> expected + " became " + actual);
        assertEquals(expected.falseAlarms(), actual.falseAlarms(), 1e-6, () -> expected + " became " + actual);
        assertEquals(expected.missed(), actual.missed(), 1e-6, () -> expected + " became " + actual);
    }

    private static int[] order(SplittableRandom random, Sample sample) {
        Integer[] order = IntStream.range(0, sample.channels()).boxed().toArray(Integer[]::new);
        for (int i = order.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            Integer other = order[i];
            order[i] = order[j];
            order[j] = other;
        }
        return Arrays.stream(order).mapToInt(Integer::intValue).toArray();
    }

    private static List<Sample> changed(List<Sample> files, UnaryOperator<Sample> change) {
        return files.stream().map(change).toList();
    }

    private static Confusion skabScore(List<Sample> files) {
        Confusion confusion = new Confusion();
        for (Sample file : files) {
            Judgement said = Detector.learn(file.healthy(SKAB_TRAINING, SKAB_SETTINGS), SKAB_SETTINGS)
                    .judge(file.block());
            for (int row = SKAB_TRAINING; row < file.rows(); row++) {
                confusion.add(file.anomalous(row), said.alarm(row));
            }
        }
        return confusion;
    }

    /** The mean share, in percent, of faulty rows in alarm over the faults. */
    private static double tepFound(List<Sample> files) {
        Detector detector = Detector.learn(files.get(0).healthy(files.get(0).rows(), TEP_SETTINGS), TEP_SETTINGS);
        double sum = 0;
        for (Sample fault : files.subList(1, files.size())) {
            Judgement said = detector.judge(fault.block());
            int found = 0;
            for (int row = TEP_FAULT_ROW; row < fault.rows(); row++) {
                found += said.alarm(row) ? 1 : 0;
            }
            sum += 100.0 * found / (fault.rows() - TEP_FAULT_ROW);
        }
        return sum / (files.size() - 1);
    }

    private static Path folder(String name) {
        String data = System.getenv("MILLWRIGHT_DATA");
        assumeTrue(data != null, "MILLWRIGHT_DATA names no folder: the checks on public recordings are skipped");
        Path folder = Path.of(data, name);
        assumeTrue(Files.isDirectory(folder), "no folder " + folder + ": its checks are skipped");
        return folder;
    }

    private Confusion plain() throws IOException {
        if (plain == null) {
            plain = skabScore(skab());
        }
        return plain;
    }

    private List<Sample> skab() throws IOException {
        if (skab == null) {
            skab = readSkab();
        }
        return skab;
    }

    private static List<Sample> readSkab() throws IOException {
        List<Sample> samples = new ArrayList<>();
        for (String group : List.of("valve1", "valve2", "other")) {
            try (Stream<Path> files = Files.list(folder("skab").resolve("data").resolve(group))) {
                for (Path file : files.filter(path -> path.toString().endsWith(".csv"))
                        .sorted()
                        .toList()) {
                    samples.add(skab(file));
                }
            }
        }
        return samples;
    }

    private static Sample skab(Path file) throws IOException {
        List<double[]> rows = new ArrayList<>();
        List<Long> times = new ArrayList<>();
        List<Boolean> labels = new ArrayList<>();
        for (String line : Files.readAllLines(file).stream().skip(1).toList()) {
            String[] cells = line.split(";", -1);
            times.add(java.time.LocalDateTime.parse(cells[0].replace(' ', 'T')).toEpochSecond(java.time.ZoneOffset.UTC)
                    * 1_000_000);
            rows.add(Arrays.stream(cells, 1, cells.length - 2)
                    .mapToDouble(Double::parseDouble)
                    .toArray());
            labels.add(Double.parseDouble(cells[cells.length - 2]) > 0);
        }
        return new Sample(times, rows, labels);
    }

    /** The training file, then the 21 faults. */
    private static List<Sample> tep() throws IOException {
        Path folder = folder("tep");
        List<Sample> samples = new ArrayList<>(List.of(tep(folder.resolve("d00.dat.gz"))));
        for (int fault = 1; fault <= TEP_FAULTS; fault++) {
            samples.add(tep(folder.resolve("d%02d_te.dat.gz".formatted(fault))));
        }
        return samples;
    }

    private static Sample tep(Path file) throws IOException {
        List<double[]> lines = new ArrayList<>();
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.US_ASCII))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (!line.isBlank()) {
                    lines.add(Arrays.stream(line.strip().split("\\s+", -1))
                            .mapToDouble(Double::parseDouble)
                            .toArray());
                }
            }
        }
        // The training file is stored with a channel in each line.
        List<double[]> rows = lines.size() == 52 ? turned(lines) : lines;
        List<Long> times = IntStream.range(0, rows.size())
                .mapToObj(row -> row * 180_000_000L)
                .toList();
        return new Sample(times, rows, times.stream().map(time -> false).toList());
    }

    private static List<double[]> turned(List<double[]> lines) {
        return IntStream.range(0, lines.get(0).length)
                .mapToObj(row -> lines.stream().mapToDouble(line -> line[row]).toArray())
                .toList();
    }

    /** Truth against alarms. */
    private static final class Confusion {
        private int truePositives;
        private int falsePositives;
        private int trueNegatives;
        private int falseNegatives;

        void add(boolean anomalous, boolean alarm) {
            if (anomalous) {
                truePositives += alarm ? 1 : 0;
                falseNegatives += alarm ? 0 : 1;
            } else {
                falsePositives += alarm ? 1 : 0;
                trueNegatives += alarm ? 0 : 1;
            }
        }

        double f1() {
            return truePositives / (truePositives + (falseNegatives + falsePositives) / 2.0);
        }

        double falseAlarms() {
            return 100.0 * falsePositives / (falsePositives + trueNegatives);
        }

        double missed() {
            return 100.0 * falseNegatives / (falseNegatives + truePositives);
        }

        @Override
        public String toString() {
            return "F1 %.4f, FAR %.2f %%, MAR %.2f %%".formatted(f1(), falseAlarms(), missed());
        }
    }

    /** One file. */
    private static final class Sample {
        private final List<Long> times;
        private final List<double[]> values;
        private final List<Boolean> labels;

        Sample(List<Long> times, List<double[]> values, List<Boolean> labels) {
            this.times = times;
            this.values = values;
            this.labels = labels;
        }

        int rows() {
            return values.size();
        }

        int channels() {
            return values.get(0).length;
        }

        boolean anomalous(int row) {
            return labels.get(row);
        }

        Sample from(int row) {
            return new Sample(times.subList(row, rows()), values.subList(row, rows()), labels.subList(row, rows()));
        }

        Sample reordered(int[] order) {
            return mapped(row -> Arrays.stream(order).mapToDouble(c -> row[c]).toArray());
        }

        Sample remeasured(SplittableRandom random) {
            double[] factor = random.doubles(channels(), 0.2, 30).toArray();
            for (int c = 0; c < factor.length; c += 2) {
                factor[c] = -factor[c];
            }
            double[] offset = random.doubles(channels(), -200, 200).toArray();
            return mapped(row -> IntStream.range(0, row.length)
                    .mapToDouble(c -> factor[c] * row[c] + offset[c])
                    .toArray());
        }

        Sample with(java.util.function.DoubleUnaryOperator extra) {
            return mapped(row -> {
                double[] wider = Arrays.copyOf(row, row.length + 1);
                wider[row.length] = extra.applyAsDouble(row[0]);
                return wider;
            });
        }

        private Sample mapped(UnaryOperator<double[]> change) {
            return new Sample(times, values.stream().map(change).toList(), labels);
        }

        Block block() {
            return block(rows());
        }

        private Block block(int rows) {
            Block.Builder builder = new Block.Builder(tags(), rows);
            for (int row = 0; row < rows; row++) {
                builder.row(times.get(row));
                for (int c = 0; c < channels(); c++) {
                    builder.set(c, values.get(row)[c]);
                }
            }
            return builder.build();
        }

        private List<Tag> tags() {
            return IntStream.range(0, channels()).mapToObj(c -> Tag.of("c" + c)).toList();
        }

        Healthy healthy(int rows, Settings settings) {
            Healthy healthy = new Healthy(tags(), rows, settings.stepMicros());
            healthy.add(block(rows));
            return healthy;
        }
    }
}
