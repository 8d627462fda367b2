package org.millwright.program.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.millwright.Message;
import org.millwright.MillwrightException;
import org.millwright.Problem;
import org.millwright.history.Batch;
import org.millwright.machine.AssetPath;
import org.millwright.machine.MachineEvent;
import org.millwright.machine.Tag;
import org.millwright.program.api.Plant;
import org.millwright.program.settings.Settings;

/** The week before the demo, as the practice plant wrote it: taken over as history, its maintenance as moments. */
final class Past {
    private static final Duration INTERVAL = Duration.ofSeconds(10);
    private static final String NAMESPACE = "nsu=urn:millwright:plant;s=";

    private final Path folder;
    private final JsonNode units;

    private Past(Path folder, JsonNode units) {
        this.folder = folder;
        this.units = units;
    }

    static Past read(Path folder) {
        try {
            return new Past(
                    folder,
                    new JsonMapper()
                            .readTree(folder.resolve("units.json").toFile())
                            .path("units"));
        } catch (IOException failed) {
            throw unreadable(folder, failed);
        }
    }

    private static MillwrightException unreadable(Path folder, IOException failed) {
        return new MillwrightException(
                new Problem.Exhausted(Message.of(
                        "demo.past.unreadable",
                        "The past of the practice plant in {folder} cannot be read: {why}.",
                        "folder",
                        folder,
                        "why",
                        String.valueOf(failed.getMessage()))),
                failed);
    }

    /** Takes it into the history; says how many rows. */
    long take(Plant plant) {
        long rows = 0;
        for (JsonNode unit : units) {
            AssetPath asset = asset(unit);
            for (JsonNode file : unit.path("files")) {
                rows += plant.history().upkeep().adopt(asset, tags(unit), folder.resolve(file.asText()));
            }
        }
        events(plant);
        return rows;
    }

    /** The machines, in the order of the plant's tree. */
    List<AssetPath> machines() {
        List<AssetPath> machines = new ArrayList<>();
        units.forEach(unit -> machines.add(asset(unit)));
        return machines;
    }

    /** The connection that goes on where the past ends. */
    Settings.Line line(String name, String address) {
        List<Settings.Reads> reads = new ArrayList<>();
        for (JsonNode unit : units) {
            AssetPath asset = asset(unit);
            for (Tag tag : tags(unit)) {
                String node = NAMESPACE + asset + "/" + tag.name();
                reads.add(new Settings.Reads(asset, tag.name(), tag.unit(), node, tag.words(), Map.of()));
            }
        }
        return new Settings.Line(name, "opcua", address, true, INTERVAL, Map.of("events", "yes"), reads);
    }

    private static AssetPath asset(JsonNode unit) {
        return AssetPath.of(unit.path("path").asText());
    }

    private static List<Tag> tags(JsonNode unit) {
        List<Tag> tags = new ArrayList<>();
        for (JsonNode tag : unit.path("tags")) {
            List<String> words = new ArrayList<>();
            tag.path("words").forEach(word -> words.add(word.asText()));
            Tag.Kind kind = words.isEmpty() ? Tag.Kind.MEASUREMENT : Tag.Kind.STATUS;
            tags.add(new Tag(tag.path("name").asText(), tag.path("unit").asText(Tag.UNKNOWN_UNIT), kind, words));
        }
        return tags;
    }

    private void events(Plant plant) {
        List<Batch.Entry> entries = new ArrayList<>();
        Map<AssetPath, MachineEvent> begun = new HashMap<>();
        try {
            for (String line : Files.readAllLines(folder.resolve("events.jsonl"))) {
                MachineEvent event = event(new JsonMapper().readTree(line));
                entries.add(new Batch.Happened(entries.size(), event));
                if (event.kind().equals("maintenance")) {
                    note(plant, event, begun);
                }
            }
        } catch (IOException failed) {
            throw unreadable(folder, failed);
        }
        // What has begun and not ended goes on; the plant says live when it ends.
        begun.values().forEach(begin -> keep(plant, begin, Long.MAX_VALUE));
        plant.history().historian().apply(new Batch("past", entries));
    }

    private static void note(Plant plant, MachineEvent event, Map<AssetPath, MachineEvent> begun) {
        switch (event.attributes().getOrDefault("phase", "")) {
            case "begin" -> begun.put(event.asset(), event);
            case "end" -> {
                MachineEvent begin = begun.remove(event.asset());
                if (begin != null) {
                    keep(plant, begin, event.timeMicros());
                }
            }
            default -> {}
        }
    }

    private static void keep(Plant plant, MachineEvent begin, long untilMicros) {
        plant.notes()
                .keep(new Plant.Noted(
                        "",
                        begin.asset(),
                        begin.timeMicros(),
                        untilMicros,
                        "maintenance",
                        begin.text(),
                        "",
                        begin.asset().toString()));
    }

    private static MachineEvent event(JsonNode line) {
        Map<String, String> attributes = new TreeMap<>();
        line.path("attributes")
                .properties()
                .forEach(one -> attributes.put(one.getKey(), one.getValue().asText()));
        long micros = line.has("time_us")
                ? line.path("time_us").asLong()
                : ChronoUnit.MICROS.between(
                        Instant.EPOCH, Instant.parse(line.path("time").asText()));
        return new MachineEvent(
                AssetPath.of(line.path("unit").asText()),
                micros,
                line.path("kind").asText(),
                line.path("text").asText(),
                attributes);
    }
}
