package org.millwright.program.bench.data;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.millwright.MillwrightException;
import org.millwright.evaluate.StreamScore;

/**
 * One stream in the layout of the Numenta Anomaly Benchmark: {@code timestamp,value} below a header. The labels are one JSON object:
 * per path a list of windows from time to time. Rows stay in the order of the file, even where its clock is set back.
 */
public final class NabFile {
    private static final String LABELS = "labels/combined_windows.json";

    private final String path;
    private final long[] times;
    private final double[] values;

    private NabFile(String path, long[] times, double[] values) {
        this.path = path;
        this.times = times;
        this.values = values;
    }

    /** Every stream of the folder, sorted by path. */
    public static List<NabFile> all(DataFolder folder) {
        List<NabFile> files = new ArrayList<>();
        Path base = folder.root().resolve("data");
        for (Path file : folder.files("data", 2, path -> path.endsWith(".csv") || path.endsWith(".csv.gz"))) {
            String path = base.relativize(file).toString().replace('\\', '/');
            NabFile read = folder.read(file, text -> read(file, path, text));
            folder.countRows(read.times.length);
            files.add(read);
        }
        if (files.isEmpty()) {
            throw MillwrightException.notFound(
                    "bench.nab.files",
                    "The folder {folder} holds no stream. Expected are files such as data/GROUP/NAME.csv.",
                    "folder",
                    folder.root());
        }
        return files;
    }

    private static NabFile read(Path file, String path, BufferedReader text) throws IOException {
        Cells cells = new Cells(file);
        long[] times = new long[4_096];
        double[] values = new double[4_096];
        int rows = 0;
        try (CsvReader<CsvRecord> csv = CsvReader.builder()
                .allowExtraFields(true)
                .allowMissingFields(true)
                .ofCsvRecord(text)) {
            for (CsvRecord line : csv) {
                long number = line.getStartingLineNumber();
                if (line.getFieldCount() < 2) {
                    throw cells.otherWidth(number, line.getFieldCount(), 2);
                }
                if (number == 1) {
                    continue;
                }
                if (rows == times.length) {
                    times = Arrays.copyOf(times, rows * 2);
                    values = Arrays.copyOf(values, rows * 2);
                }
                times[rows] = cells.time(line.getField(0), number, "timestamp");
                values[rows] = cells.number(line.getField(1), number, "value");
                rows++;
            }
        }
        return new NabFile(path, Arrays.copyOf(times, rows), Arrays.copyOf(values, rows));
    }

    /** The path below the folder of streams; a gzipped file has the name of the plain one. */
    public String path() {
        return path.endsWith(".gz") ? path.substring(0, path.length() - 3) : path;
    }

    public int rows() {
        return times.length;
    }

    /** The time of a row in microseconds, as if it were UTC. */
    public long time(int row) {
        return times[row];
    }

    /** The value of a row; NaN where there is none. */
    public double value(int row) {
        return values[row];
    }

    /** The windows of every stream, read when all scores stand. */
    public static Labels labels(DataFolder folder) {
        Path file = folder.root().resolve(LABELS);
        if (!Files.isRegularFile(file)) {
            throw MillwrightException.notFound(
                    "bench.nab.labels",
                    "The file {file} with the windows of the streams is not there. Maybe --data names a folder within it.",
                    "file",
                    file);
        }
        JsonNode json = folder.read(file, text -> json(file, text));
        if (!json.isObject()) {
            throw new Cells(file).noWindows();
        }
        return new Labels(file, json);
    }

    private static JsonNode json(Path file, BufferedReader text) throws IOException {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException noJson) {
            throw new Cells(file).noWindows();
        }
    }

    /**
     * The true windows.
     *
     * @param file where they were read
     * @param json per path a list of pairs of times
     */
    public record Labels(Path file, JsonNode json) {
        /** The windows of a stream as rows; a window that no row falls into is left out. */
        public List<StreamScore.Window> of(NabFile stream) {
            List<StreamScore.Window> windows = new ArrayList<>();
            for (JsonNode pair : json.path(stream.path())) {
                int first = -1;
                int last = -1;
                long from = micros(pair.path(0), stream);
                long until = micros(pair.path(1), stream);
                for (int row = 0; row < stream.times.length; row++) {
                    if (stream.times[row] >= from && stream.times[row] <= until) {
                        first = first < 0 ? row : first;
                        last = row;
                    }
                }
                if (first >= 0) {
                    windows.add(new StreamScore.Window(first, last));
                }
            }
            windows.sort((a, b) -> Integer.compare(a.first(), b.first()));
            return windows;
        }

        private long micros(JsonNode time, NabFile stream) {
            return new Cells(file).time(time.asText(""), 0, stream.path());
        }
    }
}
