package org.millwright.program.serve;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.millwright.access.Action;
import org.millwright.access.AssetId;
import org.millwright.machine.connect.Connector;
import org.millwright.machine.connect.Health;
import org.millwright.program.api.Plant;
import org.millwright.program.server.LiveFeed;
import org.millwright.program.settings.Settings;

/** Tells listeners when a connection stands differently than a second ago: {@code tile}, and {@code stale} when it no longer delivers. */
final class Tiles {
    private static final long PAUSE_MILLIS = 1_000;

    private Tiles() {}

    static void watch(Plant plant, LiveFeed feed, BooleanSupplier ended) {
        Thread.ofVirtual().name("tiles").start(() -> {
            Map<String, String> before = new HashMap<>();
            while (!ended.getAsBoolean()) {
                try {
                    look(plant, feed, before);
                    Thread.sleep(PAUSE_MILLIS);
                } catch (InterruptedException stop) {
                    Thread.currentThread().interrupt();
                    return;
                } catch (RuntimeException failed) {
                    // Settings that are wrong for a moment, while somebody edits them, must not end the telling.
                    System.getLogger(Tiles.class.getName()).log(System.Logger.Level.DEBUG, "Not told.", failed);
                    before.clear();
                }
            }
        });
    }

    private static void look(Plant plant, LiveFeed feed, Map<String, String> before) {
        for (Settings.Line line : plant.configuration().store().settings().connections()) {
            Optional<Health> health = plant.lines().running(line.name()).map(Connector::health);
            String state = health.map(one -> one.state().code()).orElse("stopped");
            String old = before.put(line.name(), state);
            if (old != null && !old.equals(state)) {
                Map<String, String> document = Map.of("connection", line.name(), "state", state);
                feed.tell("tile", Action.STATUS_READ, AssetId.PLANT, document);
                if (old.equals("live")) {
                    feed.tell("stale", Action.STATUS_READ, AssetId.PLANT, document);
                }
            }
        }
    }
}
