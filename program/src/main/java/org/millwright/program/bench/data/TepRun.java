package org.millwright.program.bench.data;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringTokenizer;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.millwright.MillwrightException;
import org.millwright.machine.Block;
import org.millwright.machine.Tag;

/**
 * One run of the Tennessee Eastman process in the layout of the Braatz group: numbers between blanks, no header.
 *
 * @param fault the number of the fault, 0 for the healthy process
 * @param test true for a test run
 * @param name the file's name
 * @param rows its rows, three minutes apart, without a date
 */
public record TepRun(int fault, boolean test, String name, Block rows) {
    /** The distance of two rows. */
    public static final int MINUTES_PER_ROW = 3;

    private static final long STEP_MICROS = MINUTES_PER_ROW * 60_000_000L;
    private static final Pattern NAME = Pattern.compile("d(\\d{1,4})(_te)?\\.dat(?:\\.gz)?");

    /** The healthy training run and every test run of the folder. */
    public static List<TepRun> all(DataFolder folder) {
        List<Path> paths = folder.files("", 1, name -> {
            Matcher parts = NAME.matcher(name);
            return parts.matches() && (parts.group(2) != null || Integer.parseInt(parts.group(1)) == 0);
        });
        List<double[][]> tables = new ArrayList<>();
        for (Path path : paths) {
            tables.add(folder.read(path, text -> table(path, text)));
        }
        int channels = channels(tables);
        List<TepRun> runs = new ArrayList<>();
        for (int i = 0; i < paths.size(); i++) {
            TepRun run = run(paths.get(i), tables.get(i), channels);
            folder.countRows(run.rows.rows());
            runs.add(run);
        }
        return runs;
    }

    /** The number that most files have as a side, and of those the one that is a number of columns most often. */
    private static int channels(List<double[][]> tables) {
        Map<Integer, Integer> votes = new TreeMap<>();
        int most = tables.size() + 1;
        for (double[][] table : tables) {
            int columns = table[0].length;
            votes.merge(columns, most + 1, Integer::sum);
            if (table.length != columns) {
                votes.merge(table.length, most, Integer::sum);
            }
        }
        return votes.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(0);
    }

    private static TepRun run(Path path, double[][] table, int channels) {
        String name = String.valueOf(path.getFileName());
        Matcher parts = NAME.matcher(name);
        boolean upright = table[0].length == channels;
        if (!parts.matches() || (!upright && table.length != channels)) {
            throw new Cells(path).otherSides(channels);
        }
        Block rows = upright ? block(table) : block(turned(table));
        return new TepRun(Integer.parseInt(parts.group(1)), parts.group(2) != null, name, rows);
    }

    private static double[][] table(Path path, BufferedReader text) throws IOException {
        Cells cells = new Cells(path);
        List<double[]> rows = new ArrayList<>();
        long number = 0;
        for (String line = text.readLine(); line != null; line = text.readLine()) {
            number++;
            StringTokenizer words = new StringTokenizer(line);
            double[] row = new double[words.countTokens()];
            for (int column = 0; column < row.length; column++) {
                row[column] = cells.number(words.nextToken(), number, String.valueOf(column + 1));
            }
            if (row.length > 0 && !rows.isEmpty() && row.length != rows.getFirst().length) {
                throw cells.otherWidth(number, row.length, rows.getFirst().length);
            }
            if (row.length > 0) {
                rows.add(row);
            }
        }
        if (rows.isEmpty()) {
            throw cells.empty();
        }
        return rows.toArray(double[][]::new);
    }

    private static double[][] turned(double[][] table) {
        double[][] turned = new double[table[0].length][table.length];
        for (int row = 0; row < table.length; row++) {
            for (int column = 0; column < table[0].length; column++) {
                turned[column][row] = table[row][column];
            }
        }
        return turned;
    }

    private static Block block(double[][] table) {
        List<Tag> tags = new ArrayList<>();
        for (int column = 0; column < table[0].length; column++) {
            tags.add(Tag.of("x" + (column + 1)));
        }
        Block.Builder builder = new Block.Builder(tags, table.length);
        for (int row = 0; row < table.length; row++) {
            builder.row(row * STEP_MICROS);
            for (int column = 0; column < tags.size(); column++) {
                if (!Double.isNaN(table[row][column])) {
                    builder.set(column, table[row][column]);
                }
            }
        }
        return builder.build();
    }

    /** The healthy run that everything is learned from. */
    public static TepRun training(List<TepRun> runs, Path folder) {
        return runs.stream()
                .filter(run -> !run.test)
                .findFirst()
                .orElseThrow(() -> MillwrightException.notFound(
                        "bench.tep.training",
                        "The folder {folder} holds no healthy training run. Expected is d00.dat or d00.dat.gz.",
                        "folder",
                        folder));
    }
}
