package org.millwright.program.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;

/** Small made-up folders in the layouts of the public recordings, with channels and faults of our own. */
final class SampleFolders {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private SampleFolders() {}

    /** Writes text, gzipped where the name ends so. */
    static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        try (OutputStream out = Files.newOutputStream(file);
                OutputStream packed = file.toString().endsWith(".gz") ? new GZIPOutputStream(out) : out) {
            packed.write(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static String time(int seconds) {
        return TIME.format(LocalDateTime.ofEpochSecond(1_700_000_000L + seconds, 0, ZoneOffset.UTC));
    }

    /**
     * A pump with three channels: in rows 600 to 799 of 1,000 its pressure is too high.
     *
     * @param labels whether the last two columns are there
     */
    static String pump(long seed, boolean labels) {
        SplittableRandom random = new SplittableRandom(seed);
        StringBuilder text = new StringBuilder("when;pressure;flow;speed" + (labels ? ";odd;turn\n" : "\n"));
        for (int row = 0; row < 1_000; row++) {
            boolean faulty = labels && row >= 600 && row < 800;
            double pressure = random.nextGaussian() + (faulty ? 6 : 0);
            text.append(String.format(
                    Locale.ROOT,
                    "%s;%.4f;%.4f;%.4f",
                    time(row),
                    pressure,
                    50 + pressure + random.nextGaussian(),
                    1_500 + random.nextGaussian()));
            text.append(labels ? ";" + (faulty ? "1.0" : "0.0") + ";" + (row == 600 || row == 800 ? "1.0" : "0.0") : "")
                    .append('\n');
        }
        return text.toString();
    }

    /** Two groups of pumps and a healthy one; the folder data between or not, one file gzipped. */
    static void skab(Path root) throws IOException {
        write(root.resolve("inlet/a.csv"), pump(1, true));
        write(root.resolve("inlet/b.csv.gz"), pump(2, true));
        write(root.resolve("outlet/one.csv"), pump(3, true));
        write(root.resolve("anomaly-free/healthy.csv"), pump(4, false));
    }

    /** A plant of five channels: training stored on its side, one healthy and two faulty test runs; faults begin at row 160. */
    static void tep(Path root) throws IOException {
        write(root.resolve("d00.dat.gz"), plant(5, 300, Integer.MAX_VALUE, true));
        write(root.resolve("d00_te.dat"), plant(6, 400, Integer.MAX_VALUE, false));
        write(root.resolve("d01_te.dat.gz"), plant(7, 400, 160, false));
        write(root.resolve("d30_te.dat"), plant(8, 380, 170, false));
        write(root.resolve("README.md"), "not a run");
    }

    private static String plant(long seed, int rows, int onset, boolean turned) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] table = new double[turned ? 5 : rows][turned ? rows : 5];
        for (int row = 0; row < rows; row++) {
            double common = random.nextGaussian();
            for (int channel = 0; channel < 5; channel++) {
                double value = 10 * channel + common + random.nextGaussian() + (row >= onset && channel == 2 ? 9 : 0);
                table[turned ? channel : row][turned ? row : channel] = value;
            }
        }
        StringBuilder text = new StringBuilder();
        for (double[] line : table) {
            for (double value : line) {
                text.append(String.format(Locale.ROOT, "  %.7e", value));
            }
            text.append('\n');
        }
        return text.toString();
    }

    /** Three streams of 2,000 rows every five minutes; the second has an event, and windows are written with microseconds. */
    static void nab(Path root) throws IOException {
        write(root.resolve("data/pumps/quiet.csv"), stream(11, -1));
        write(root.resolve("data/pumps/odd.csv"), stream(12, 1_500));
        write(root.resolve("data/fans/other.csv.gz"), stream(13, -1));
        write(root.resolve("labels/combined_windows.json"), """
                {"pumps/quiet.csv": [], "fans/other.csv": [],
                 "pumps/odd.csv": [["%s.000000", "%s.000000"]], "pumps/absent.csv": []}
                """.formatted(time(1_450 * 300), time(1_549 * 300)));
    }

    private static String stream(long seed, int event) {
        SplittableRandom random = new SplittableRandom(seed);
        StringBuilder text = new StringBuilder("timestamp,value\n");
        for (int row = 0; row < 2_000; row++) {
            double value = 20 + random.nextGaussian() + (row == event ? 60 : 0);
            text.append(time(row * 300)).append(String.format(Locale.ROOT, ",%.5f%n", value));
        }
        return text.toString();
    }
}
