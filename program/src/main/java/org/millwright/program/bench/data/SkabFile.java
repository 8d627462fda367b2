package org.millwright.program.bench.data;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.millwright.machine.Block;
import org.millwright.machine.Tag;

/**
 * One recording in the layout of the Skoltech Anomaly Benchmark: {@code ;} between cells, the time first, then any number of
 * channels, and two columns of labels unless it is of the group without faults.
 */
public final class SkabFile {
    /** The group whose files hold no fault and no labels. */
    public static final String HEALTHY_GROUP = "anomaly-free";

    private static final int LABELS = 2;

    private final String group;
    private final String name;
    private final Block rows;
    private final boolean[] anomaly;
    private final boolean[] changepoint;

    private SkabFile(String group, String name, Block rows, List<boolean[]> labels) {
        this.group = group;
        this.name = name;
        this.rows = rows;
        anomaly = labels.get(0);
        changepoint = labels.get(1);
    }

    /** Every recording of the folder, sorted by group and name. */
    public static List<SkabFile> all(DataFolder folder) {
        String below = folder.files("data", 2, SkabFile::isRecording).isEmpty() ? "" : "data";
        List<SkabFile> files = new ArrayList<>();
        for (Path path : folder.files(below, 2, SkabFile::isRecording)) {
            SkabFile file = folder.read(path, text -> read(path, text));
            folder.countRows(file.rows.rows());
            files.add(file);
        }
        return files;
    }

    private static boolean isRecording(String path) {
        return path.contains("/") && (path.endsWith(".csv") || path.endsWith(".csv.gz"));
    }

    private static SkabFile read(Path path, BufferedReader text) throws IOException {
        String group = path.getName(path.getNameCount() - 2).toString();
        Cells cells = new Cells(path);
        try (CsvReader<CsvRecord> csv = CsvReader.builder()
                .fieldSeparator(';')
                .allowExtraFields(true)
                .allowMissingFields(true)
                .ofCsvRecord(text)) {
            var records = csv.iterator();
            if (!records.hasNext()) {
                throw cells.empty();
            }
            List<String> header = records.next().getFields();
            int labels = group.equals(HEALTHY_GROUP) ? 0 : LABELS;
            if (header.size() < labels + 2) {
                throw cells.withoutChannels();
            }
            SkabReader reader = new SkabReader(cells, header, header.size() - labels - 1);
            records.forEachRemaining(reader::add);
            return new SkabFile(group, String.valueOf(path.getFileName()), reader.block(), reader.labels());
        }
    }

    public String group() {
        return group;
    }

    public String name() {
        return name;
    }

    public boolean healthy() {
        return group.equals(HEALTHY_GROUP);
    }

    public Block rows() {
        return rows;
    }

    /** The labels of rows {@code from} to the end. */
    public boolean[] anomalyFrom(int from) {
        return Arrays.copyOfRange(anomaly, from, rows.rows());
    }

    public boolean[] changepointFrom(int from) {
        return Arrays.copyOfRange(changepoint, from, rows.rows());
    }

    /** Collects the rows of one file. */
    private static final class SkabReader {
        private final Cells cells;
        private final List<String> header;
        private final int channels;
        private final Block.Builder builder;
        private final java.util.BitSet anomaly = new java.util.BitSet();
        private final java.util.BitSet changepoint = new java.util.BitSet();
        private long before = Long.MIN_VALUE;

        SkabReader(Cells cells, List<String> header, int channels) {
            this.cells = cells;
            this.header = header;
            this.channels = channels;
            builder = new Block.Builder(
                    header.subList(1, 1 + channels).stream().map(Tag::of).toList(), 2_000);
        }

        void add(CsvRecord line) {
            int row = builder.rows();
            long number = line.getStartingLineNumber();
            if (line.getFieldCount() != header.size()) {
                throw cells.otherWidth(number, line.getFieldCount(), header.size());
            }
            long time = cells.time(line.getField(0), number, header.getFirst());
            if (time < before) {
                throw cells.backInTime(line.getField(0), number);
            }
            before = time;
            builder.row(time);
            for (int channel = 0; channel < channels; channel++) {
                String name = header.get(channel + 1);
                double value = cells.number(line.getField(channel + 1), number, name);
                if (!Double.isNaN(value)) {
                    builder.set(channel, value);
                }
            }
            if (channels + 1 < header.size()) {
                anomaly.set(row, label(line, channels + 1));
                changepoint.set(row, label(line, channels + 2));
            }
        }

        private boolean label(CsvRecord line, int column) {
            return cells.label(line.getField(column), line.getStartingLineNumber(), header.get(column));
        }

        Block block() {
            return builder.build();
        }

        List<boolean[]> labels() {
            boolean[][] labels = new boolean[LABELS][builder.rows()];
            anomaly.stream().forEach(row -> labels[0][row] = true);
            changepoint.stream().forEach(row -> labels[1][row] = true);
            return List.of(labels);
        }
    }
}
