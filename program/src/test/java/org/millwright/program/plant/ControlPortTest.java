package org.millwright.program.plant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.millwright.MillwrightException;
import org.millwright.plant.fault.Level;
import org.millwright.plant.unit.LoneUnits;
import org.millwright.plant.world.Profile;
import org.millwright.plant.world.World;
import org.millwright.plant.world.WorldSetup;

/** A plant that runs is reached through a file that only its owner may read, and through nothing else. */
class ControlPortTest {
    private static final Instant START = Instant.parse("2026-01-05T00:00:00Z");

    @TempDir
    private Path folder;

    private final RunningPlant plant = plant();

    @AfterEach
    void close() {
        plant.close();
    }

    private Path file() {
        return folder.resolve("deep").resolve("control.json");
    }

    @Test
    void injectsAFaultAndTellsOfIt() throws IOException {
        try (ControlPort port = new ControlPort(plant, file())) {
            injected(new ControlClient(file()), port);
        }
    }

    private static void injected(ControlClient client, ControlPort port) {
        assertTrue(port.port() > 0);
        JsonNode done = client.inject("cnc05", "bearing_wear", Duration.ofHours(4));
        assertEquals("practice/p1/frame/l03/cnc05", done.path("unit").asText());
        JsonNode state = client.state();
        assertEquals(7, state.path("seed").asLong());
        assertEquals(16, state.path("units").asInt());
        assertEquals(
                "bearing_wear", state.path("injected").path(0).path("fault").asText());
        assertEquals("2026-01-05T01:00:00Z", state.path("plant_time").asText());
    }

    @Test
    void refusesWhatIsNotThereWithTheNearestName() throws IOException {
        try (ControlPort port = new ControlPort(plant, file())) {
            refuses(new ControlClient(file()), port);
        }
    }

    private static void refuses(ControlClient client, ControlPort port) {
        assertTrue(port.port() > 0);
        assertTrue(refused(() -> client.inject("cnc5", "bearing_wear", Duration.ofHours(4)))
                .contains("nearest is cnc05"));
        assertTrue(refused(() -> client.inject("cnc05", "bearing", Duration.ofHours(4)))
                .contains("nearest is bearing_wear"));
        assertTrue(refused(() -> client.inject("cnc05", "bearing_wear", Duration.ZERO))
                .contains("longer than a second"));
        client.inject("cnc05", "bearing_wear", Duration.ofHours(4));
        assertTrue(refused(() -> client.inject("cnc05", "bearing_wear", Duration.ofHours(4)))
                .contains("already"));
    }

    @Test
    void theFileIsItsOwnersAndTheTokenIsAsked() throws IOException, InterruptedException {
        try (ControlPort port = new ControlPort(plant, file());
                HttpClient client = HttpClient.newHttpClient()) {
            assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file())));
            assertEquals(
                    port.port(),
                    new JsonMapper().readTree(file().toFile()).path("port").asInt());
            URI state = URI.create("http://127.0.0.1:" + port.port() + "/state");
            HttpRequest without = HttpRequest.newBuilder(state).build();
            assertEquals(
                    403,
                    client.send(without, HttpResponse.BodyHandlers.ofString()).statusCode());
            HttpRequest wrong = HttpRequest.newBuilder(state)
                    .header("Authorization", "Bearer 00")
                    .build();
            assertEquals(
                    403,
                    client.send(wrong, HttpResponse.BodyHandlers.ofString()).statusCode());
        }
        assertFalse(Files.exists(file()));
        assertTrue(refused(() -> new ControlClient(file()).state()).contains("Start one with millwright plant"));
    }

    /** Live, the plant's time follows its pace; stopping it ends the loop. */
    @Test
    void livesUntilItIsStopped() throws InterruptedException {
        Thread living = Thread.ofPlatform().start(() -> {
            try {
                plant.live(600);
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
        });
        Instant before = Instant.parse(plant.state().get("plant_time").toString());
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (Instant.parse(plant.state().get("plant_time").toString()).equals(before)
                && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
        plant.stop();
        assertTrue(living.join(Duration.ofSeconds(60)), "The plant did not stop.");
        assertTrue(Instant.parse(plant.state().get("plant_time").toString()).isAfter(before));
    }

    private static String refused(Runnable asked) {
        return String.valueOf(
                assertThrows(MillwrightException.class, asked::run).getMessage());
    }

    private static RunningPlant plant() {
        WorldSetup setup = new WorldSetup(7, Level.PLAIN, Profile.DEMO, START, 10, 1);
        RunningPlant plant =
                new RunningPlant(World.of(setup, LoneUnits::new), new Fanout(), null, java.time.InstantSource.system());
        plant.past(START.plusSeconds(3_600));
        return plant;
    }
}
