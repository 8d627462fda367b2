package org.millwright.plant.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.millwright.MillwrightException;
import org.millwright.machine.AssetPath;
import org.millwright.machine.Block;
import org.millwright.machine.MachineEvent;
import org.millwright.plant.Rows;
import org.millwright.plant.fault.Level;
import org.millwright.plant.record.PastWriter;
import org.millwright.plant.unit.LoneUnits;
import org.millwright.plant.world.Profile;
import org.millwright.plant.world.World;
import org.millwright.plant.world.WorldSetup;

class TruthFolderTest {
    private static final Instant START = Instant.parse("2026-01-05T00:00:00Z");

    @TempDir
    private Path folder;

    @Test
    void keepsInjectedMomentsStatesAndWritesWithTheirSums() throws IOException, SQLException {
        Path truth = folder.resolve("truth");
        try (World world = world(7);
                TruthFolder kept = TruthFolder.open(truth, folder.resolve("data"), world)) {
            world.run(START.plusSeconds(3_600), new Nobody());
            world.inject("cnc05", "imbalance", Duration.ofHours(1));
            world.run(START.plusSeconds(6 * 3_600), new Nobody());
            kept.write(world);
            kept.write("practice/p1/frame/l03/cnc05/x", 4, false, "anonymous");
            kept.finish(world);
        }
        JsonNode moment = new JsonMapper().readTree(Files.readString(truth.resolve("moments.jsonl")));
        assertEquals("imbalance", moment.path("fault").asText());
        assertEquals("2026-01-05T01:00:00Z", moment.path("onset").asText());
        assertFalse(moment.path("fails_at").isNull());
        assertEquals("vibration_rms", moment.path("roots").path(0).asText());
        assertEquals(1, Files.readAllLines(truth.resolve("writes.jsonl")).size());
        assertTrue(Files.readString(truth.resolve("SHA256SUMS")).contains("  states.parquet"));
        assertEquals(16, count("SELECT count(DISTINCT unit) FROM '%s'".formatted(truth.resolve("states.parquet"))));
    }

    @Test
    void refusesADataFolderAndAnotherSeed() {
        Path data = folder.resolve("data");
        try (World world = world(7);
                World other = world(8)) {
            MillwrightException inside = assertThrows(
                    MillwrightException.class, () -> TruthFolder.open(data.resolve("a/../b/truth"), data, world));
            assertTrue(inside.getMessage().contains("data folder"), inside.getMessage());
            Path truth = folder.resolve("truth");
            TruthFolder.open(truth, data, world).close();
            TruthFolder.open(truth, data, world).close();
            MillwrightException seed =
                    assertThrows(MillwrightException.class, () -> TruthFolder.open(truth, data, other));
            assertTrue(seed.getMessage().contains("seed 7"), seed.getMessage());
        }
    }

    /** A truth with a hole is none: where it cannot be written, the plant has to hear of it. */
    @Test
    void saysSoWhenItCannotWrite() throws IOException {
        Path truth = folder.resolve("truth");
        try (World world = world(7);
                TruthFolder kept = TruthFolder.open(truth, folder.resolve("data"), world)) {
            Files.createDirectories(truth.resolve("moments.jsonl.part/in-the-way"));
            MillwrightException full = assertThrows(MillwrightException.class, () -> kept.write(world));
            assertTrue(full.getMessage().contains("The plant stops"), full.getMessage());
        }
    }

    @Test
    void thePastIsOneWideFileAUnitAndDay() throws IOException, SQLException {
        Path past = folder.resolve("past");
        long values;
        try (World world = world(7);
                PastWriter writer = new PastWriter(past, world.units())) {
            world.run(START.plus(Duration.ofHours(26)), writer);
            values = writer.values();
        }
        assertTrue(values > 16 * 9_360 * 10, "values " + values);
        JsonNode units =
                new JsonMapper().readTree(past.resolve("units.json").toFile()).path("units");
        assertEquals(16, units.size());
        for (JsonNode unit : units) {
            assertEquals(2, unit.path("files").size());
            Path first = past.resolve(unit.path("files").path(0).asText());
            assertEquals(8_640, count("SELECT count(*) FROM '%s' WHERE state >= 0".formatted(first)));
            assertEquals(
                    1, count("SELECT count(*) FROM '%s' WHERE ts = TIMESTAMP '2026-01-05 00:00:00'".formatted(first)));
        }
        try (World world = world(7)) {
            List<Rows.Unit> again = world.units();
            assertThrows(MillwrightException.class, () -> new PastWriter(past, again).close());
        }
    }

    private static World world(long seed) {
        return World.of(new WorldSetup(seed, Level.PLAIN, Profile.DEMO, START, 10, 1), LoneUnits::new);
    }

    private static long count(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /** Listens to nothing. */
    private static final class Nobody implements Rows {
        @Override
        public void rows(AssetPath unit, Block rows) {}

        @Override
        public void event(MachineEvent event) {}
    }
}
