package org.millwright.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.millwright.Message;
import org.millwright.machine.Block;
import org.millwright.machine.Quality;
import org.millwright.machine.Tag;
import org.millwright.recording.table.Tables;

/** Everything that a recording hands out, one machine after the other; on the way it checks what every block promises. */
final class Transcript {
    private static final LocalDateTime EPOCH = LocalDateTime.ofEpochSecond(0, 0, ZoneOffset.UTC);

    final Recording recording;
    final ReadReport report;
    private final Map<String, List<Block>> blocks = new LinkedHashMap<>();

    private Transcript(Recording recording) {
        this.recording = recording;
        recording.machines().forEach(machine -> blocks.put(machine.asset().toString(), new ArrayList<>()));
        report = recording.read(this::take, Recording.Progress.NONE);
        long handedOut = blocks.values().stream()
                .flatMap(List::stream)
                .mapToLong(Block::rows)
                .sum();
        assertEquals(handedOut, report.rows(), "The report counts other rows than were handed out.");
    }

    static Transcript of(String text) {
        return of(Grid.of(text), ReadOptions.NONE);
    }

    static Transcript of(String text, ReadOptions options) {
        return of(Grid.of(text), options);
    }

    static Transcript of(Grid table, ReadOptions options) {
        try (Recording recording = Tables.open(table, options)) {
            return of(recording);
        }
    }

    static Transcript of(Recording recording) {
        return new Transcript(recording);
    }

    /** The micros of a local date and time. */
    static long micros(String local) {
        return ChronoUnit.MICROS.between(EPOCH, LocalDateTime.parse(local));
    }

    private boolean take(Recording.Machine machine, Block block) {
        assertTrue(block.rows() > 0, "A block is empty.");
        assertEquals(machine.tags(), block.tags());
        List<Block> before = blocks(machine.asset().toString());
        if (!before.isEmpty()) {
            Block last = before.getLast();
            assertTrue(last.time(last.rows() - 1) <= block.time(0), "A block begins before the one above it ends.");
        }
        for (int tag = 0; tag < block.tags().size(); tag++) {
            for (int row = 0; row < block.rows(); row++) {
                boolean good = Quality.ofCode(block.qualities(tag)[row]).good();
                assertEquals(good, Double.isFinite(block.value(row, tag)), "A value is not finite or should not be.");
            }
        }
        before.add(block);
        return true;
    }

    List<String> machines() {
        return List.copyOf(blocks.keySet());
    }

    List<Tag> tags() {
        return recording.machines().getFirst().tags();
    }

    List<String> tagNames() {
        return tags().stream().map(Tag::name).toList();
    }

    List<String> units() {
        return tags().stream().map(Tag::unit).toList();
    }

    Tag tag(String name) {
        return tags().get(tagNames().indexOf(name));
    }

    /** The times of the one machine. */
    List<Long> times() {
        return times(machines().getFirst());
    }

    List<Long> times(String machine) {
        List<Long> times = new ArrayList<>();
        blocks(machine)
                .forEach(block -> Arrays.stream(block.times(), 0, block.rows()).forEach(times::add));
        return times;
    }

    /** The times of the one machine as local dates and times. */
    List<String> clock() {
        return times().stream()
                .map(micros -> EPOCH.plus(micros, ChronoUnit.MICROS).toString())
                .toList();
    }

    List<Double> values(String tag) {
        return values(machines().getFirst(), tag);
    }

    List<Double> values(String machine, String tag) {
        int column = tagNames().indexOf(tag);
        assertTrue(column >= 0, () -> "There is no tag (" + tag + ") among " + tagNames());
        List<Double> values = new ArrayList<>();
        blocks(machine).forEach(block -> Arrays.stream(block.values(column), 0, block.rows())
                .forEach(values::add));
        return values;
    }

    /** One letter a row: g for good, m for missing, b for bad. */
    String qualities(String tag) {
        int column = tagNames().indexOf(tag);
        StringBuilder letters = new StringBuilder();
        for (Block block : blocks(machines().getFirst())) {
            for (int row = 0; row < block.rows(); row++) {
                letters.append("gmb".charAt(block.qualities(column)[row]));
            }
        }
        return letters.toString();
    }

    /** The codes of all notes and of all that was understood, without the area before the first dot. */
    List<String> said() {
        List<Message> said = new ArrayList<>(recording.understanding());
        said.addAll(report.notes());
        return said.stream()
                .map(Message::code)
                .map(code -> code.substring(code.indexOf('.') + 1))
                .toList();
    }

    /** The text of the note or of what was understood, by its code without the area. */
    Message message(String code) {
        List<Message> said = new ArrayList<>(recording.understanding());
        said.addAll(report.notes());
        return said.stream()
                .filter(message -> message.code().equals("recording." + code))
                .findFirst()
                .orElseThrow(() -> new AssertionError("Nobody said (" + code + ") but only " + said()));
    }

    /** Why a column became no tag. */
    Message leftOut(String column) {
        Message why = report.columnsLeftOut().get(column);
        if (why == null) {
            throw new AssertionError("The column (" + column + ") is not left out, but " + report.columnsLeftOut());
        }
        return why;
    }

    private List<Block> blocks(String machine) {
        List<Block> found = blocks.get(machine);
        if (found == null) {
            throw new AssertionError("There is no machine (" + machine + ") among " + machines());
        }
        return found;
    }
}
