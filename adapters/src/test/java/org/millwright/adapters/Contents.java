package org.millwright.adapters;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.millwright.machine.Block;
import org.millwright.machine.Quality;
import org.millwright.machine.Tag;
import org.millwright.recording.ReadOptions;
import org.millwright.recording.ReadReport;
import org.millwright.recording.Recording;
import org.millwright.recording.RecordingReader;
import org.millwright.recording.TimeAxis;

/** What a file of one machine was read as, in a form that is easily compared. */
public record Contents(
        List<Tag> tags,
        TimeAxis time,
        List<Long> times,
        List<List<Double>> rows,
        List<List<Quality>> qualities,
        List<String> understanding,
        ReadReport report) {
    /** Opens a file, reads it once and closes it. */
    public static Contents of(RecordingReader reader, Path file, ReadOptions options) {
        try (Recording recording = reader.open(file, options)) {
            List<Long> times = new ArrayList<>();
            List<List<Double>> rows = new ArrayList<>();
            List<List<Quality>> qualities = new ArrayList<>();
            ReadReport report = recording.read(
                    (machine, block) -> {
                        for (int row = 0; row < block.rows(); row++) {
                            times.add(block.time(row));
                            rows.add(values(block, row));
                            qualities.add(qualities(block, row));
                        }
                        return true;
                    },
                    Recording.Progress.NONE);
            return new Contents(
                    recording.machines().getFirst().tags(),
                    recording.time(),
                    times,
                    rows,
                    qualities,
                    recording.understanding().stream()
                            .map(message -> message.text())
                            .toList(),
                    report);
        }
    }

    public static Contents of(RecordingReader reader, Path file) {
        return of(reader, file, ReadOptions.NONE);
    }

    public List<String> names() {
        return tags.stream().map(Tag::name).toList();
    }

    /** The values of one tag. */
    public List<Double> column(String name) {
        int column = names().indexOf(name);
        return rows.stream().map(row -> row.get(column)).toList();
    }

    /** The qualities of the values of one tag. */
    public List<Quality> qualities(String name) {
        int column = names().indexOf(name);
        return qualities.stream().map(row -> row.get(column)).toList();
    }

    private static List<Double> values(Block block, int row) {
        List<Double> values = new ArrayList<>();
        for (int column = 0; column < block.tags().size(); column++) {
            values.add(block.value(row, column));
        }
        return values;
    }

    private static List<Quality> qualities(Block block, int row) {
        List<Quality> qualities = new ArrayList<>();
        for (int column = 0; column < block.tags().size(); column++) {
            qualities.add(Quality.ofCode(block.qualities(column)[row]));
        }
        return qualities;
    }
}
