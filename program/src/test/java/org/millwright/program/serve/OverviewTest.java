package org.millwright.program.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.millwright.history.Batch;
import org.millwright.machine.AssetPath;
import org.millwright.machine.Block;
import org.millwright.machine.Tag;

/** What every machine did is counted from what was measured, and what was not measured is nobody's minute. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OverviewTest {
    private static final long MINUTE = 60_000_000;
    private static final int WORKING = 1;
    private static final int DOWN = 2;

    private ServedPlant plant;

    @BeforeAll
    void served(@TempDir Path folder) {
        plant = new ServedPlant(folder);
        long now = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
        AssetPath press = AssetPath.of("plant/l1/press");
        AssetPath silent = AssetPath.of("plant/l2/oven");
        plant.parts
                .plant()
                .history()
                .historian()
                .apply(new Batch(
                        "states",
                        List.of(
                                new Batch.Rows(0, press, rows(now - 40 * MINUTE, 10, WORKING)),
                                new Batch.Rows(1, press, rows(now - 30 * MINUTE, 5, DOWN)),
                                // Twenty minutes of silence lie between.
                                new Batch.Rows(2, press, rows(now - 5 * MINUTE, 5, WORKING)),
                                new Batch.Rows(3, silent, rows(now - 60 * MINUTE, 2, WORKING)))));
        plant.parts.door().refresh();
    }

    private static Block rows(long from, int minutes, int state) {
        Tag tag = new Tag("State", Tag.UNKNOWN_UNIT, Tag.Kind.STATUS, List.of("idle", "working", "down"));
        Block.Builder rows = new Block.Builder(List.of(tag), minutes * 6);
        for (int row = 0; row < minutes * 6; row++) {
            rows.row(from + row * MINUTE / 6);
            rows.set(0, state);
        }
        return rows.build();
    }

    @AfterAll
    void end() {
        plant.close();
    }

    private JsonNode machine(String token, String query, String asset) throws Exception {
        JsonNode answer = plant.json(plant.as(token, "GET", "/api/v1/overview" + query, ""));
        for (JsonNode machine : answer.path("machines")) {
            if (machine.path("asset").asText().equals(asset)) {
                return machine;
            }
        }
        return com.fasterxml.jackson.databind.node.MissingNode.getInstance();
    }

    @Test
    void minutesAreCountedByStateAndSilenceCountsNowhere() throws Exception {
        JsonNode press = machine(plant.local(), "", "plant/l1/press");
        assertEquals("working", press.path("state").asText(), press.toString());
        double working = press.path("minutes").path("working").asDouble();
        double down = press.path("minutes").path("down").asDouble();
        assertTrue(working > 14 && working < 16.5, press.toString());
        assertTrue(down > 4.5 && down < 6.2, "the state before the silence holds a minute at most: " + press);
        assertEquals(0, press.path("silent").asInt(), press.toString());
    }

    @Test
    void whatWasLongAgoIsToldAsSilentAndNotAsWork() throws Exception {
        JsonNode oven = machine(plant.local(), "?back=15m", "plant/l2/oven");
        assertEquals(1, oven.path("silent").asInt(), oven.toString());
        assertEquals("State", oven.path("silent_first").path(0).asText());
        assertTrue(oven.path("minutes").path("working").asDouble() < 0.01, oven.toString());
    }

    @Test
    void aPersonSeesTheMachinesOfTheirLineAlone() throws Exception {
        String one = plant.token("Viewer", "plant/l2");
        assertTrue(machine(one, "", "plant/l1/press").isMissingNode());
        assertFalse(machine(one, "", "plant/l2/oven").isMissingNode());
        assertTrue(machine(one, "?asset=plant/l1", "plant/l2/oven").isMissingNode(), "an asset narrows the list");
    }

    @Test
    void aSessionTellsWhatItsPersonMay() throws Exception {
        JsonNode session = plant.json(plant.as(plant.token("Viewer", "plant/l2"), "GET", "/api/v1/session", ""));
        Set<String> rights = new java.util.TreeSet<>();
        session.path("rights").forEach(right -> rights.add(right.asText()));
        assertTrue(rights.contains("warning.read") && !rights.contains("warning.ack"), rights.toString());
        assertTrue(session.path("everywhere").isEmpty(), "a line is not the plant: " + session);
        assertEquals("UTC", session.path("zone").asText());
    }
}
