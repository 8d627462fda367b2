package org.millwright.plant.scenario;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.millwright.Message;
import org.millwright.MillwrightException;
import org.millwright.Problem;
import org.millwright.plant.world.World;
import org.millwright.plant.world.WorldSetup;

/**
 * Reads a scenario: a JSON file with an array {@code moments}, each of {@code unit} (its path), {@code fault}, {@code onset} (ISO time)
 * and {@code life} such as {@code 5d} or {@code 4h}; a fault of a tag ({@code drift}, {@code stuck}, {@code noise}, {@code scale}, {@code
 * spikes}) names its {@code tag} besides. What is wrong is refused with its line.
 */
public final class Scenario {
    private static final long MOST_BYTES = 4 << 20;

    private Scenario() {}

    /** The moments of a file, for a plant of this setup. */
    public static List<World.Placed> read(Path file, WorldSetup setup) {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw refused(file, 1, "it is larger than 4 MB");
            }
            return parsed(file, Files.readString(file), setup);
        } catch (JsonProcessingException broken) {
            int line = broken.getLocation() == null ? 1 : broken.getLocation().getLineNr();
            throw refused(file, line, "it is no JSON: " + broken.getOriginalMessage());
        } catch (IOException unreadable) {
            throw new MillwrightException(
                    new Problem.NotFound(Message.of(
                            "plant.scenario.unreadable",
                            "The scenario ({file}) cannot be read: {reason}. Is the name right?",
                            "file",
                            file,
                            "reason",
                            String.valueOf(unreadable.getMessage()))),
                    unreadable);
        }
    }

    private static List<World.Placed> parsed(Path file, String text, WorldSetup setup) throws IOException {
        MomentReader reader = new MomentReader(setup);
        List<Line> lines = new ArrayList<>();
        try (JsonParser parser = new JsonMapper().createParser(text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw refused(file, 1, "it does not begin with {");
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                int line = parser.currentTokenLocation().getLineNr();
                if (!parser.currentName().equals("moments")) {
                    throw refused(
                            file,
                            line,
                            "there is no key (%s); the only one is moments".formatted(parser.currentName()));
                }
                moments(file, parser, lines);
            }
        }
        for (Line line : lines) {
            String wrong = reader.take(line.node());
            if (!wrong.isEmpty()) {
                throw refused(file, line.number(), wrong);
            }
        }
        return reader.moments();
    }

    private record Line(int number, JsonNode node) {}

    private static void moments(Path file, JsonParser parser, List<Line> into) throws IOException {
        if (parser.nextToken() != JsonToken.START_ARRAY) {
            throw refused(file, parser.currentTokenLocation().getLineNr(), "moments is no array");
        }
        while (parser.nextToken() == JsonToken.START_OBJECT) {
            int line = parser.currentTokenLocation().getLineNr();
            into.add(new Line(line, parser.readValueAsTree()));
        }
        if (parser.currentToken() != JsonToken.END_ARRAY) {
            throw refused(file, parser.currentTokenLocation().getLineNr(), "a moment is no object");
        }
    }

    private static MillwrightException refused(Path file, int line, String reason) {
        return MillwrightException.badRequest(
                "plant.scenario.refused",
                "The scenario ({file}) is refused at line {line}: {reason}.",
                "file",
                file,
                "line",
                line,
                "reason",
                reason);
    }
}
