package org.millwright.program.bench.soak;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.millwright.Message;
import org.millwright.MillwrightException;
import org.millwright.Problem;
import org.millwright.program.bench.demo.DemoRun;
import org.millwright.program.client.ServerClient;
import org.millwright.testkit.connect.OutageProxy;
import org.millwright.testkit.connect.OutageProxy.Mode;

/** A demo whose connection leads through a relay of ours, which can spoil it. For one thread. */
final class LongRun implements AutoCloseable {
    private static final String CONNECTION = "practice";
    private static final String PATH = "/api/v1/connections/" + CONNECTION;
    private static final Duration BEGINNING = Duration.ofMinutes(6);
    private static final long STEP_MILLIS = 250;

    private final DemoRun demo;
    private final OutageProxy relay;
    private final ServerClient client;

    private LongRun(DemoRun demo, OutageProxy relay, ServerClient client) {
        this.demo = demo;
        this.relay = relay;
        this.client = client;
    }

    /** Waits until the demo delivers, and then leads its connection through the relay. */
    static LongRun of(DemoRun demo, long seed) throws InterruptedException {
        ServerClient client = demo.client();
        if (!waited(BEGINNING, () -> received(client) > 0)) {
            throw quiet();
        }
        ObjectNode line = (ObjectNode) client.get(PATH, new ServerClient.Query());
        URI address = URI.create(line.path("address").asText());
        OutageProxy relay = new OutageProxy(new InetSocketAddress(address.getHost(), address.getPort()), seed);
        try {
            LongRun run = new LongRun(demo, relay, client);
            run.lead(line, address);
            return run;
        } catch (RuntimeException | InterruptedException failed) {
            relay.close();
            throw failed;
        }
    }

    private void lead(ObjectNode line, URI address) throws InterruptedException {
        ObjectNode changed = line.objectNode();
        changed.put("name", CONNECTION);
        changed.put("kind", line.path("kind").asText());
        changed.put("address", "opc.tcp://" + address.getHost() + ":" + relay.port() + address.getPath());
        changed.put("interval", line.path("interval_ms").asLong() + "ms");
        ObjectNode settings = line.path("settings").deepCopy();
        settings.put("counter-tag", RowCheck.COUNTER);
        changed.set("settings", settings);
        changed.set("points", line.path("points"));
        client.put(PATH, changed);
        // A new connector counts from nothing.
        if (!waited(BEGINNING, () -> received() > 0 && relay.connections() > 0)) {
            throw quiet();
        }
    }

    private static MillwrightException quiet() {
        return new MillwrightException(new Problem.Unreachable(Message.of(
                "bench.soak.quiet",
                "The demo delivered nothing for {minutes} minutes, so there is nothing to look at. Maybe this machine is busy; try again.",
                "minutes",
                BEGINNING.toMinutes())));
    }

    private static boolean waited(Duration patience, BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (System.nanoTime() < end) {
            if (condition.getAsBoolean()) {
                return true;
            }
            Thread.sleep(STEP_MILLIS);
        }
        return false;
    }

    /** Spoils the way from now on, or mends it. */
    void way(Mode mode) {
        relay.mode(mode);
    }

    /** How many values have come since the connector was made. */
    long received() {
        return received(client);
    }

    private static long received(ServerClient client) {
        try {
            return client.get(PATH, new ServerClient.Query()).path("received").asLong();
        } catch (MillwrightException notYet) {
            return 0;
        }
    }

    /** How the connection stands, in a word. */
    String state() {
        return client.get(PATH, new ServerClient.Query()).path("state").asText();
    }

    long warnings() {
        return demo.warnings().size();
    }

    /** The program's process and what it tells of itself. */
    Look look(double minutes) {
        try (var text = client.stream("/metrics", new ServerClient.Query())) {
            String figures = new String(text.readAllBytes(), StandardCharsets.UTF_8);
            return Look.at(minutes, demo.program().pid(), figures);
        } catch (IOException cut) {
            return Look.at(minutes, demo.program().pid(), "");
        }
    }

    /** The plant's time. */
    Instant plantTime() {
        return Instant.parse(demo.plant().path("plant_time").asText());
    }

    /** What the history holds of each machine between two times of the plant. */
    Map<String, RowCheck> rows(Instant from, Instant until) {
        Map<String, List<String>> tags = new TreeMap<>();
        for (JsonNode point : client.get(PATH, new ServerClient.Query()).path("points")) {
            String asset = point.path("asset").asText();
            tags.computeIfAbsent(asset, one -> new ArrayList<>())
                    .add(asset + "/" + point.path("tag").asText());
        }
        Map<String, RowCheck> checks = new TreeMap<>();
        tags.forEach((asset, paths) -> checks.put(asset, rows(paths, from, until)));
        return checks;
    }

    private RowCheck rows(List<String> tags, Instant from, Instant until) {
        ServerClient.Query query =
                new ServerClient.Query().withAll("tag", tags).with("from", from).with("until", until);
        try (BufferedReader table = new BufferedReader(
                new InputStreamReader(client.stream("/api/v1/export", query), StandardCharsets.UTF_8))) {
            return new RowCheck().read(table);
        } catch (IOException cut) {
            throw new java.io.UncheckedIOException("The export was cut off.", cut);
        }
    }

    @Override
    public void close() {
        relay.close();
    }
}
