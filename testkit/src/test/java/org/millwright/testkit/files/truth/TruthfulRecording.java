package org.millwright.testkit.files.truth;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.millwright.Message;
import org.millwright.machine.AssetPath;
import org.millwright.machine.Block;
import org.millwright.machine.Quality;
import org.millwright.machine.Tag;
import org.millwright.recording.ReadReport;
import org.millwright.recording.Recording;
import org.millwright.recording.TimeAxis;

/** A recording that hands out exactly what its truth says, as the best of readers would. */
public class TruthfulRecording implements Recording {
    private static final int BLOCK = 7;

    private final Truth.Content truth;
    private final List<Machine> machines = new ArrayList<>();

    public TruthfulRecording(Truth.Content truth) {
        this.truth = truth;
        int number = 0;
        for (Truth.Machine machine : truth.machines()) {
            List<Tag> tags = new ArrayList<>();
            for (int point = 0; point < machine.points().size(); point++) {
                if (machine.points().get(point).required()) {
                    tags.add(tag(machine, point));
                }
            }
            String name = machine.name().isEmpty() ? "machine " + number++ : machine.name();
            machines.add(new Machine(new AssetPath(List.of(name)), tags));
        }
    }

    private static Tag tag(Truth.Machine machine, int point) {
        Truth.Point wanted = machine.points().get(point);
        String name = wanted.names().stream()
                .sorted()
                .findFirst()
                .map(n -> n.replace("*", " " + point))
                .orElse("c" + point);
        List<String> words = machine.rows().stream()
                .map(row -> row.cells().get(point).word())
                .filter(word -> !word.isEmpty())
                .distinct()
                .toList();
        String unit = wanted.units().stream().sorted().findFirst().orElse(Tag.UNKNOWN_UNIT);
        return new Tag(name, unit, words.isEmpty() ? Tag.Kind.MEASUREMENT : Tag.Kind.STATUS, words);
    }

    @Override
    public String name() {
        return "truth";
    }

    @Override
    public List<Machine> machines() {
        return machines;
    }

    @Override
    public TimeAxis time() {
        return new TimeAxis(truth.clock().kind(), "time", null, 1);
    }

    @Override
    public List<Message> understanding() {
        return List.of();
    }

    @Override
    public long estimatedRows() {
        return truth.rows().least();
    }

    @Override
    public ReadReport read(Sink sink, Progress progress) {
        Map<String, Long> missing = new LinkedHashMap<>();
        Map<String, Long> bad = new LinkedHashMap<>();
        long rows = 0;
        long skipped = 0;
        for (int machine = 0; machine < machines.size(); machine++) {
            Truth.Machine from = truth.machines().get(machine);
            Block.Builder builder = new Block.Builder(machines.get(machine).tags(), BLOCK);
            for (int row = 0; row < from.rows().size(); row++) {
                if (from.rows().get(row).fate() == Truth.Fate.SKIPPED) {
                    skipped++;
                    continue;
                }
                fill(builder, machine, row, rows++, missing);
                if (builder.rows() == BLOCK) {
                    sink.accept(machines.get(machine), builder.build());
                    builder = new Block.Builder(machines.get(machine).tags(), BLOCK);
                }
            }
            if (builder.rows() > 0) {
                sink.accept(machines.get(machine), builder.build());
            }
        }
        List<Message> notes = truth.toSay().stream()
                .map(column -> Message.of(
                        "test.column.odd", "The column ({column}) is odd.", "column", String.join(" or ", column)))
                .toList();
        long least = truth.rows().least();
        Map<String, Long> reasons = skipped + least - rows - skipped > 0
                ? Map.of("odd", least - rows)
                : skipped > 0 ? Map.of("odd", skipped) : Map.of();
        return new ReadReport(rows, reasons, missing, bad, Map.of(), notes);
    }

    private void fill(Block.Builder builder, int machine, int row, long index, Map<String, Long> missing) {
        Truth.Machine from = truth.machines().get(machine);
        List<Tag> tags = machines.get(machine).tags();
        boolean numbered = truth.clock().kind() == TimeAxis.Kind.ROWS;
        Truth.Row wanted = from.rows().get(row);
        builder.row(numbered ? index * 1_000_000 : wanted.time());
        int column = 0;
        for (int point = 0; point < from.points().size(); point++) {
            if (!from.points().get(point).required()) {
                continue;
            }
            Cell cell = wanted.cells().get(point);
            Tag tag = tags.get(column);
            switch (cell.expect()) {
                case VALUE, VALUE_OR_NOT -> builder.set(column, value(cell.value()));
                case WORD -> builder.set(column, tag.words().indexOf(cell.word()));
                case MISSING, NOT_GOOD -> {
                    builder.unset(column, Quality.MISSING);
                    missing.merge(tag.name(), 1L, Long::sum);
                }
            }
            column++;
        }
    }

    /** What becomes of a value; the best of readers leaves it alone. */
    protected double value(double right) {
        return right;
    }

    @Override
    public void close() {}
}
