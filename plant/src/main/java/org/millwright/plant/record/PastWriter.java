package org.millwright.plant.record;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.millwright.Message;
import org.millwright.MillwrightException;
import org.millwright.Problem;
import org.millwright.machine.AssetPath;
import org.millwright.machine.Block;
import org.millwright.machine.MachineEvent;
import org.millwright.machine.Tag;
import org.millwright.plant.Rows;

/**
 * Writes a past into a folder: {@code UNIT/PATH/2026-01-05.parquet}, wide, one a unit and UTC day, its first column {@code ts} a
 * TIMESTAMP in UTC, then a DOUBLE for each number and an INTEGER (the code) for each status tag; {@code events.jsonl}, one event a line
 * by time; and {@code units.json}, which says for every unit its path, type, tags with units, kinds, words and ranges, and its files. Not
 * for several threads.
 */
public final class PastWriter implements Rows, AutoCloseable {
    private final Path folder;
    private final Tables tables;
    private final Map<AssetPath, Unit> units = new LinkedHashMap<>();
    private final Map<String, List<String>> files = new TreeMap<>();
    private final BufferedWriter events;
    private final ObjectMapper json = new JsonMapper();
    private long values;

    /**
     * Begins in a folder that is made if it is not there.
     *
     * @throws MillwrightException if the folder holds a past already, or cannot be written
     */
    public PastWriter(Path folder, List<Unit> published) {
        this.folder = folder;
        try {
            Files.createDirectories(folder);
            if (Files.exists(folder.resolve("units.json"))) {
                throw MillwrightException.badRequest(
                        "plant.past.exists",
                        "The folder ({folder}) holds a past of a plant already. Name another one with --out, or remove it.",
                        "folder",
                        folder);
            }
            events = Files.newBufferedWriter(folder.resolve("events.jsonl"));
            tables = new Tables();
        } catch (IOException | SQLException refused) {
            throw unwritable(refused);
        }
        published.forEach(unit -> units.put(unit.path(), unit));
    }

    @Override
    public void rows(AssetPath unit, Block rows) {
        try {
            tables.add(unit, rows, (day, table) -> write(unit, day, table));
            values += (long) rows.rows() * rows.tags().size();
        } catch (SQLException full) {
            throw unwritable(full);
        }
    }

    @Override
    public void event(MachineEvent event) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("unit", event.asset().toString());
        line.put("time", instant(event.timeMicros()).toString());
        line.put("kind", event.kind());
        line.put("text", event.text());
        line.put("attributes", new TreeMap<>(event.attributes()));
        try {
            events.write(json.writeValueAsString(line));
            events.newLine();
        } catch (IOException full) {
            throw unwritable(full);
        }
    }

    /** How many values have been taken. */
    public long values() {
        return values;
    }

    /** Writes what is left, then what describes it: a folder without {@code units.json} is not complete. */
    @Override
    public void close() {
        try {
            tables.flush((unit, day, table) -> write(unit, day, table));
            tables.close();
            events.close();
            Path half = folder.resolve("units.json.part");
            Files.writeString(half, json.writerWithDefaultPrettyPrinter().writeValueAsString(described()));
            Files.move(half, folder.resolve("units.json"));
        } catch (IOException | SQLException full) {
            throw unwritable(full);
        }
    }

    private void write(AssetPath unit, String day, String table) throws SQLException {
        String name = unit + "/" + day + ".parquet";
        Path file = folder.resolve(name);
        try {
            Files.createDirectories(file.getParent() == null ? folder : file.getParent());
        } catch (IOException full) {
            throw unwritable(full);
        }
        tables.copy(table, file);
        files.computeIfAbsent(unit.toString(), any -> new ArrayList<>()).add(name);
    }

    private Map<String, Object> described() {
        List<Object> all = new ArrayList<>();
        for (Unit unit : units.values()) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("path", unit.path().toString());
            one.put("type", unit.type());
            one.put("tags", unit.tags().stream().map(PastWriter::tag).toList());
            one.put("files", files.getOrDefault(unit.path().toString(), List.of()));
            all.add(one);
        }
        return Map.of("format", 1, "units", all);
    }

    private static Map<String, Object> tag(PlantTag tag) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("name", tag.tag().name());
        one.put("unit", tag.tag().unit());
        one.put("kind", tag.tag().kind() == Tag.Kind.STATUS ? "status" : "measurement");
        one.put("words", tag.tag().words());
        one.put("low", tag.low());
        one.put("high", tag.high());
        one.put("description", tag.description());
        return one;
    }

    private static Instant instant(long micros) {
        return Instant.ofEpochSecond(Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1_000);
    }

    private MillwrightException unwritable(Exception why) {
        return new MillwrightException(
                new Problem.Exhausted(Message.of(
                        "plant.past.unwritable",
                        "The past cannot be written into the folder ({folder}): {reason}. Is the disk full, or the folder not yours?",
                        "folder",
                        folder,
                        "reason",
                        String.valueOf(why.getMessage()))),
                why);
    }
}
